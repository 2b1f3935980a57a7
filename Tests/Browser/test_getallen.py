"""Each number on the page is that of the facts, for the region and for all gemeenten."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from feiten import EENHEDEN, wanneer
from opstelling import Blik, Rapportdata

SCHOOLJAREN = ["2020-2021", pytest.param("2021-2022", marks=pytest.mark.lang)]


@pytest.fixture(params=SCHOOLJAREN)
def schooljaar(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def blad(schooljaar: str, voorbeeld: Rapportdata, open_blik: Callable[..., Blik]) -> Blik:
    return open_blik(voorbeeld.bestand(schooljaar))


def test_aansluitingen(blad: Blik, schooljaar: str, voorbeeld: Rapportdata) -> None:
    lopen = blad.pagina.evaluate(
        """[...document.querySelectorAll('#aansluiting article')].flatMap(a =>
          [...a.querySelectorAll('.loop')].map(loop => [
            a.querySelector('h3').textContent, loop.dataset.plaats,
            [...loop.querySelectorAll('tr[id]')].map(r =>
              [...r.children].filter(c => c.tagName === 'TD').map(c => c.textContent)),
          ]))"""
    )
    verwacht = voorbeeld.feiten.aansluitingen(schooljaar)
    assert len(verwacht) > 30
    assert {(titel, plaats): rijen for titel, plaats, rijen in lopen} == verwacht


def test_grafiek_zegt_wat_de_tabel_zegt(blad: Blik) -> None:
    lopen = blad.pagina.evaluate(
        """[...document.querySelectorAll('.loop')].filter(l => l.querySelector('svg')).map(loop => ({
          grafiek: [...loop.querySelectorAll('svg a')].map(a =>
            [a.getAttribute('href').slice(1), a.querySelector('.getal').textContent,
              a.getAttribute('aria-label')]),
          tabel: [...loop.querySelectorAll('tr[id]')].map(r => [r.id,
            [...r.children].slice(2, 4).map(c => c.textContent), r.querySelector('strong').textContent]),
        }))"""
    )
    for loop in lopen:
        verwacht = [
            [id_, stand if i == 0 else verandering, f"{titel}: {stand if i == 0 else verandering}"]
            for i, (id_, (verandering, stand), titel) in enumerate(loop["tabel"])
        ]
        assert loop["grafiek"][:-1] == verwacht
        id_, (_, stand), _ = loop["tabel"][-1]
        assert loop["grafiek"][-1][:2] == [id_, stand]


def test_balken_sluiten_op_elkaar_aan(blad: Blik, schooljaar: str, voorbeeld: Rapportdata) -> None:
    lopen = blad.pagina.evaluate(
        """[...document.querySelectorAll('.loop')].filter(l => l.querySelector('svg')).map(loop => ({
          code: loop.dataset.plaats, anker: loop.querySelector('tr[id]').id,
          balken: [...loop.querySelectorAll('svg a')].map(a => { const b = a.querySelector('rect:not(.rij)');
            return [b.getAttribute('class'), b.x.baseVal.value, b.width.baseVal.value]; }),
        }))"""
    )
    for loop in lopen:
        aansluiting = loop["anker"].removesuffix(f"-{loop['code']}-0")
        stappen = voorbeeld.feiten.stappen(aansluiting, schooljaar, loop["code"])
        balken = loop["balken"]
        assert len(balken) == len(stappen) + 1
        grootste = max(stand for _, _, stand in stappen)
        getekend = [stappen[0][2], *(mutatie for _, mutatie, _ in stappen[1:]), stappen[-1][2]]
        paren = zip(balken, getekend, strict=True)
        breedste = max(x + breedte for (_, x, breedte), getal in paren if getal or not grootste)
        schaal = breedste / max(1, grootste)
        waar = balken[0][2] if stappen[0][2] else 0
        for (_, mutatie, stand), (soort, x, breedte) in zip(stappen[1:], balken[1:-1], strict=True):
            plek = (loop["anker"], mutatie)
            assert soort == ("min" if mutatie < 0 else "plus"), plek
            begin, eind = (x + breedte, x) if mutatie < 0 else (x, x + breedte)
            assert begin == waar, plek
            # Within the rounding of both ends; a step of nothing is a line.
            assert abs(breedte - abs(mutatie) * schaal) <= 1, plek
            waar = begin if mutatie == 0 else eind
            assert abs(waar - stand * schaal) <= 1, plek
        soort, x, breedte = balken[-1]
        assert (soort, x) == ("stand", 0) and breedte == max(1, waar), loop["anker"]


def test_alle_tellingen(blad: Blik, schooljaar: str, voorbeeld: Rapportdata) -> None:
    feiten = voorbeeld.feiten
    betekenissen, perioden = feiten.betekenissen(schooljaar), feiten.perioden(schooljaar)
    for plaats in blad.plaatsen():
        blad.kies_plaats(plaats)
        rijen = blad.pagina.eval_on_selector_all(
            "#alle tr", "alle => alle.map(r => [...r.children].map(c => c.textContent))"
        )
        verwacht = []
        for telling, waarde in feiten.tellingen(schooljaar, plaats).items():
            b = betekenissen[telling]
            verwacht.append([b["titel"], wanneer(perioden[telling]), waarde, EENHEDEN[b["eenheid"]]])
        assert len(verwacht) > 200
        assert sorted(rijen) == sorted(verwacht), plaats


def test_jaarverslag(blad: Blik, schooljaar: str, voorbeeld: Rapportdata) -> None:
    for plaats in blad.plaatsen():
        blad.kies_plaats(plaats)
        bladen = blad.pagina.evaluate(
            """Object.fromEntries([...document.querySelectorAll('.blad')].map(b => [
              b.querySelector('h3').textContent,
              [...b.querySelectorAll('tbody tr:not(.kop)')].map(r =>
                [...r.querySelectorAll('.g')].map(c => c.textContent)),
            ]))"""
        )
        verwacht = voorbeeld.feiten.jaartabellen(schooljaar, plaats)
        assert len(verwacht) > 20
        assert bladen == verwacht, plaats


def test_jaren_naast_elkaar(blad: Blik, schooljaar: str, voorbeeld: Rapportdata) -> None:
    feiten = voorbeeld.feiten
    jaren = feiten.schooljaren
    betekenissen = {jaar: feiten.betekenissen(jaar) for jaar in jaren}
    perioden = {jaar: feiten.perioden(jaar) for jaar in jaren}
    assert blad.pagina.input_value("#schooljaar") == schooljaar
    for plaats in ("regio", "0193", "0244"):
        blad.kies_plaats(plaats)
        kaarten = blad.pagina.evaluate(
            """(() => {
              const { reeksen } = JSON.parse(gegevens.textContent), kies = document.getElementById('telling');
              return reeksen.map((reeks, i) => {
                kies.value = i;
                kies.dispatchEvent(new Event('change'));
                return [reeks.id, document.getElementById('k-getal').textContent,
                  [...document.querySelectorAll('#reeks tbody tr')].map(r =>
                    [...r.children].slice(0, 3).map(c => c.textContent))];
              });
            })()"""
        )
        getallen = {jaar: feiten.tellingen(jaar, plaats) for jaar in jaren}
        verwacht = {}
        for telling in set().union(*getallen.values()):
            rijen = []
            vorige = None
            for jaar in jaren:
                betekenis = betekenissen[jaar].get(telling)
                if telling not in getallen[jaar] or not betekenis:
                    rijen.append([jaar, "", "niet geteld"])
                    continue
                if vorige and vorige != betekenis["definitie"]:
                    rijen.append([f"Breuk: vanaf {jaar} een andere definitie"])
                vorige = betekenis["definitie"]
                rijen.append([jaar, wanneer(perioden[jaar][telling]), getallen[jaar][telling]])
            verwacht[telling] = (getallen[schooljaar].get(telling, "niet geteld"), rijen)
        assert {id_: (getal, rijen) for id_, getal, rijen in kaarten} == verwacht, plaats


def test_duizenden(voorbeeld: Rapportdata, open_blik: Callable[..., Blik], tmp_path: Path) -> None:
    """The samples are too few for them, and the script writes numbers itself."""
    html = voorbeeld.bestand("2020-2021").read_text()
    voor, begin, rest = html.partition('id="gegevens">')
    gegevens, eind, na = rest.partition("</script>")
    groot = re.sub(r'"w":\[\d+', '"w":[1234567', gegevens)
    assert groot != gegevens
    bestand = tmp_path / "groot.html"
    bestand.write_text(voor + begin + groot + eind + na)
    blik = open_blik(bestand)
    blik.pagina.select_option("#telling", label="leerlingen met wettelijk verzuim")
    assert blik.pagina.inner_text("#k-getal") == "1.234.567"
    assert blik.pagina.locator("#reeks td.g").first.inner_text() == "1.234.567"
    assert "1.234.567" in blik.pagina.locator("#alle .g").all_text_contents()
