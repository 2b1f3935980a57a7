"""What a coordinator does: choose, search, follow a bar; and what the page may not do meanwhile."""

import re
from collections.abc import Callable

import pytest

from feiten import EENHEDEN, REGIO, wanneer
from opstelling import Blik, Rapportdata

SCHOOLJAAR = "2020-2021"
VOLGSYSTEEM_DUO = "verzuim-volgsysteem-duo"


def zichtbare_lopen(blik: Blik) -> set[str]:
    return set(
        blik.pagina.evaluate(
            "[...document.querySelectorAll('#aansluiting [data-plaats]')].filter(d => d.checkVisibility())"
            ".map(d => d.dataset.plaats)"
        )
    )


def test_alleen_de_eigen_stijl_en_het_eigen_script(blik: Blik) -> None:
    uitkomst = blik.pagina.evaluate(
        """async () => {
          const geweigerd = [];
          document.addEventListener('securitypolicyviolation', e => geweigerd.push(e.effectiveDirective));
          const voeg = (soort, maak) => {
            const e = document.createElement(soort);
            maak(e);
            document.body.append(e);
          };
          voeg('script', e => { e.textContent = 'window.ingevoegd = true'; });
          voeg('style', e => { e.textContent = 'body { color: red }'; });
          voeg('img', e => { e.src = 'https://voorbeeld.invalid/x.png'; });
          voeg('div', e => {
            e.innerHTML = '<b onclick="window.ingevoegd = true"></b>';
            e.firstChild.click();
          });
          const net = await fetch('https://voorbeeld.invalid/').then(() => 'gelukt', () => 'geweigerd');
          await new Promise(klaar => setTimeout(klaar, 200));
          return { ingevoegd: window.ingevoegd ?? false, net, geweigerd: [...new Set(geweigerd)].sort() };
        }"""
    )
    assert uitkomst == {
        "ingevoegd": False,
        "net": "geweigerd",
        "geweigerd": ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-elem"],
    }
    # Each of these is told on the console, and none of them got as far as a request.
    blik.meldingen.clear()


def test_andere_plaats(blik: Blik, voorbeeld: Rapportdata) -> None:
    feiten = voorbeeld.feiten
    assert zichtbare_lopen(blik) == {REGIO}
    assert set(blik.plaatsen()) == {plaats for _, plaats in feiten.aansluitingen(SCHOOLJAAR)}

    def tabellen() -> list[str]:
        return [blik.pagina.inner_text(deel) for deel in ("#jaarverslag", "#kort", "#telkaart")] + [
            str(blik.pagina.locator("#alle").text_content())
        ]

    blik.pagina.select_option("#telling", label="werkprocessen verzuim in het volgsysteem")
    regio = tabellen()
    for code in ("0193", "0148"):
        naam = blik.plaatsen()[code]
        blik.kies_plaats(code)
        assert zichtbare_lopen(blik) == {code}
        assert blik.pagina.locator("#kort h3:visible").first.inner_text() == naam
        for eerst, nu in zip(regio, tabellen(), strict=True):
            assert eerst != nu
        bijschriften = blik.pagina.eval_on_selector_all(".plaatsnaam", "alle => alle.map(e => e.textContent)")
        assert set(bijschriften) == {naam}
        assert naam in blik.pagina.inner_text("#k-waar") and naam in blik.pagina.inner_text("#reekskop")
    blik.kies_plaats(REGIO)
    assert tabellen() == regio


def test_telling_zoeken(blik: Blik, voorbeeld: Rapportdata) -> None:
    feiten = voorbeeld.feiten
    geteld = set().union(*(feiten.tellingen(schooljaar, REGIO) for schooljaar in feiten.schooljaren))
    alle = {id_: b for id_, b in feiten.betekenissen(SCHOOLJAAR).items() if id_ in geteld}
    blik.pagina.fill("#zoek", "Verzuim  WETTELIJK")
    gevonden = blik.pagina.eval_on_selector_all("#telling option", "alle => alle.map(o => o.text)")
    verwacht = [
        b["titel"]
        for id_, b in alle.items()
        if all(deel in (b["titel"] + " " + id_).lower() for deel in ("verzuim", "wettelijk"))
    ]
    assert len(gevonden) > 3 and sorted(gevonden) == sorted(verwacht)
    blik.pagina.select_option("#telling", label="leerlingen met wettelijk verzuim")
    blik.kies_plaats("0193")
    id_ = next(id_ for id_, b in alle.items() if b["titel"] == "leerlingen met wettelijk verzuim")
    for schooljaar in reversed(feiten.schooljaren):
        blik.pagina.select_option("#schooljaar", schooljaar)
        betekenis = feiten.betekenissen(schooljaar)[id_]
        kaart = {
            deel: blik.pagina.inner_text(f"#k-{deel}")
            for deel in ("getal", "eenheid", "waar", "wat", "wanneer", "herkomst", "regels")
        }
        assert kaart == {
            "getal": feiten.tellingen(schooljaar, "0193")[id_],
            "eenheid": EENHEDEN[betekenis["eenheid"]],
            "waar": f"{betekenis['titel']}, Zwolle, {schooljaar}",
            "wat": betekenis["omschrijving"],
            "wanneer": wanneer(feiten.perioden(schooljaar)[id_]),
            "herkomst": betekenis["herkomst"],
            "regels": betekenis["tekst"],
        }
    blik.pagina.fill("#zoek", "vsv-ers volgens")
    assert "nieuwe VSV-ers volgens DUO" in blik.pagina.locator("#telling option").all_text_contents()
    blik.pagina.fill("#zoek", "er is geen telling die zo heet")
    assert blik.pagina.locator("#telling option").count() == 0
    assert blik.pagina.inner_text("#k-getal") == ""
    blik.pagina.fill("#zoek", "")
    assert blik.pagina.locator("#telling option").count() == len(alle)


@pytest.mark.parametrize("plaats", [REGIO, "0193"])
def test_van_balk_naar_rij(blik: Blik, voorbeeld: Rapportdata, plaats: str) -> None:
    blik.kies_plaats(plaats)
    feiten = voorbeeld.feiten
    stappen = feiten.stappen(VOLGSYSTEEM_DUO, SCHOOLJAAR, plaats)
    assert len(stappen) > 10
    for stap, _, _ in stappen:
        anker = f"{VOLGSYSTEEM_DUO}-{plaats}-{stap}"
        blik.pagina.locator(f'svg a[href="#{anker}"]').first.click()
        blik.pagina.wait_for_function("anker => document.activeElement.id === anker", arg=anker)
        assert blik.pagina.locator(f"[id='{anker}'] details:not([open])").count() == 0
        assert blik.pagina.locator(f"[id='{anker}']").evaluate(
            "rij => { const r = rij.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight }"
        )
    # Again to a step whose address stands there already.
    blik.pagina.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    blik.pagina.locator(f'svg a[href="#{anker}"]').first.click()
    blik.pagina.wait_for_function("anker => document.activeElement.id === anker", arg=anker)


def test_met_het_toetsenbord_naar_een_rij(blik: Blik) -> None:
    blik.pagina.focus("#plaats")
    gezien = []
    for _ in range(80):
        blik.pagina.keyboard.press("Tab")
        gezien.append(blik.pagina.evaluate("document.activeElement.getAttribute('href')"))
        if gezien[-1] == f"#{VOLGSYSTEEM_DUO}-{REGIO}-2":
            break
    else:
        pytest.fail(f"no bar among {gezien}")
    blik.pagina.keyboard.press("Enter")
    blik.pagina.wait_for_function(f"document.activeElement.id === '{VOLGSYSTEEM_DUO}-{REGIO}-2'")
    assert blik.pagina.evaluate("document.activeElement.querySelector('details').open")
    # And on from there: into what lies behind it.
    blik.pagina.keyboard.press("Tab")
    assert blik.pagina.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_adres_van_een_stap_kiest_de_gemeente(voorbeeld: Rapportdata, open_blik: Callable[..., Blik]) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR))
    blik.pagina.evaluate(f"location.hash = '{VOLGSYSTEEM_DUO}-0193-1'")
    blik.pagina.wait_for_function(f"document.activeElement.id === '{VOLGSYSTEEM_DUO}-0193-1'")
    assert blik.pagina.input_value("#plaats") == "0193" and zichtbare_lopen(blik) == {"0193"}


def test_achter_elke_stap_liggen_zijn_records(blik: Blik, voorbeeld: Rapportdata) -> None:
    feiten = voorbeeld.feiten
    rijen = blik.pagina.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.loop tr[id]')].map(rij => [rij.id, {
          delen: [...rij.querySelectorAll('.delen table')].map(t =>
            [...t.querySelectorAll('td')].map(c => Number(c.textContent.replaceAll('.', '')))),
          records: [...rij.querySelectorAll('.records tbody tr')].map(r =>
            [...r.children].map(c => c.textContent)),
          bijschrift: rij.querySelector('.records caption')?.textContent ?? '',
        }]))"""
    )
    gezien = 0
    for anker, rij in rijen.items():
        aansluiting, plaats, stap = re.fullmatch(r"(.+)-(regio|\d{4})-(\d+)", anker).groups()
        regels = feiten.regels(aansluiting, SCHOOLJAAR, plaats, int(stap))
        mutatie = dict((s, m) for s, m, _ in feiten.stappen(aansluiting, SCHOOLJAAR, plaats))[int(stap)]
        tekens = [teken for teken, *_ in regels]
        if int(stap) == 0:
            # What it begins with are all records: they are in the file, not on the page.
            assert not rij["delen"] and not rij["records"], anker
            continue
        assert tekens.count("+") - tekens.count("-") == mutatie, anker
        assert len(rij["delen"]) == (2 if regels else 0), anker
        for deel in rij["delen"]:
            assert sum(deel) == len(regels), anker
        getoond = [tuple(record[:3]) for record in rij["records"]]
        assert len(getoond) == min(len(regels), 50 if plaats == REGIO else 5), anker
        assert set(getoond) <= {tuple(regel[1:]) for regel in regels}, anker
        assert (f"van {len(regels)}" in rij["bijschrift"]) == (len(regels) > len(getoond)), anker
        gezien += len(getoond)
    assert gezien > 500
