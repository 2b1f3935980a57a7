"""Names that would be more than text, and a definition that changed between two school years."""

from collections.abc import Callable

import pytest

from opstelling import Blik, Rapportdata, eigen_inrichting, sluitend

RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"
RLM = "\N{RIGHT-TO-LEFT MARK}"
TEKEN = "\N{REPLACEMENT CHARACTER}"
REGIO = f'</title><script>alert(1)</script> "R" & \'s {RLO}oiger{RLM} {{{{titel}}}} ${{1}}'
# A file name can't hold a slash.
BESTAND = f"\"'><img src=x onerror=alert(2)><svg onload=alert(3)>{RLO}& {{{{t.code}}}}"
# As long as a number may be.
NUMMER = "<b onclick=x()>&"

TELLING = "verzuim-tot-12-meldingen"
BREUK = "Breuk: vanaf 2021-2022 een andere definitie"


@pytest.fixture(scope="module")
def vijandig(tmp_path_factory: pytest.TempPathFactory) -> Rapportdata:
    map_ = tmp_path_factory.mktemp("vijandig")
    inrichting = eigen_inrichting(map_ / "pipelines")
    yaml = inrichting.read_text().replace("RMC-regio IJssel-Vecht", "'" + REGIO.replace("'", "''") + "'")
    inrichting.write_text(yaml)
    definitie = f"gewijzigd:\n  - id: {TELLING}\n    clausules:\n      soort: [LRV, V3]\n"
    (map_ / "pipelines/definities/2021-2022.yaml").write_text(definitie)
    inbox = map_ / "inbox"
    sluitend("sample", "--pipeline", inrichting, "--out", inbox, "--meldingen", 150, "--seed", 3)
    for bestand in sorted(inbox.rglob("*")):
        # Refused ones, and those with rejected rows, stand on the page; the name keeps its date.
        if bestand.is_file() and bestand.parent.name.startswith(("duo-verzuim", "volgsysteem-werk")):
            bestand.rename(bestand.with_name(f"{BESTAND}{bestand.name}"))
    for bestand in (inbox / "volgsysteem-werkprocessen").iterdir():
        inhoud = bestand.read_bytes()
        bestand.write_bytes(inhoud.replace(b"WP-2020-0000", NUMMER.encode()))
    return Rapportdata.maak(inrichting, inbox, map_ / "data")


def test_namen_blijven_tekst(vijandig: Rapportdata, open_blik: Callable[..., Blik]) -> None:
    def zichtbaar(naam: str) -> str:
        return naam.replace(RLO, TEKEN).replace(RLM, TEKEN)

    blik = open_blik(vijandig.bestand("2020-2021"))
    blik.vouw_uit()
    assert blik.pagina.inner_text("h1") == f"Schoolverzuim in {zichtbaar(REGIO)}, schooljaar 2020-2021"
    assert blik.pagina.title() == blik.pagina.inner_text("h1")
    assert blik.plaatsen()["regio"] == zichtbaar(REGIO)
    assert zichtbaar(REGIO) in blik.pagina.inner_text("#k-waar")
    leveringen = blik.pagina.locator("#leveringen + .schuif").inner_text()
    besluiten = str(blik.pagina.locator("#kort").text_content())
    afkeur = blik.pagina.locator("#afkeur ~ .schuif").inner_text()
    for deel in (leveringen, besluiten, afkeur):
        assert zichtbaar(BESTAND) in deel
    records = blik.pagina.eval_on_selector_all(".records td", "alle => alle.map(e => e.textContent)")
    assert any(tekst.startswith(NUMMER) for tekst in records)
    # In the tree of elements there is nothing that came with a name.
    vreemd = blik.pagina.evaluate(
        "[...document.querySelectorAll('img, b, svg[onload], [onerror], [onclick], head ~ script')].length"
    )
    assert vreemd == 0 and blik.pagina.locator("script").count() == 2
    for code in blik.plaatsen():
        blik.kies_plaats(code)
    html = vijandig.bestand("2020-2021").read_text()
    assert RLO not in html and RLM not in html


def jaren(blik: Blik, titel: str) -> list[list[str]]:
    blik.pagina.select_option("#telling", label=titel)
    return blik.pagina.eval_on_selector_all(
        "#reeks tbody tr", "alle => alle.map(r => [...r.children].map(c => c.textContent))"
    )


@pytest.mark.parametrize("schooljaar", ["2020-2021", "2021-2022"])
def test_breuk(schooljaar: str, vijandig: Rapportdata, open_blik: Callable[..., Blik]) -> None:
    blik = open_blik(vijandig.bestand(schooljaar))
    toen, nu = (vijandig.feiten.betekenissen(jaar)[TELLING] for jaar in vijandig.feiten.schooljaren)
    assert toen["definitie"] != nu["definitie"]
    rijen = jaren(blik, toen["titel"])
    assert [rij[0] for rij in rijen] == ["2020-2021", BREUK, "2021-2022"]
    assert blik.pagina.locator("#reeks .breuk td").get_attribute("colspan") == "4"
    assert blik.pagina.locator("#reeks .breuk").is_visible()
    # Each year has the rules that held in it.
    for jaar, betekenis in zip(vijandig.feiten.schooljaren, (toen, nu), strict=True):
        blik.pagina.select_option("#schooljaar", jaar)
        assert blik.pagina.inner_text("#k-regels") == betekenis["tekst"]
    ander = "werkprocessen verzuim in het volgsysteem"
    assert [rij[0] for rij in jaren(blik, ander)] == ["2020-2021", "2021-2022"]


def test_breuk_in_het_jaarverslag(vijandig: Rapportdata, open_blik: Callable[..., Blik]) -> None:
    blik = open_blik(vijandig.bestand("2021-2022"))
    titel = vijandig.feiten.betekenissen("2021-2022")[TELLING]["titel"]
    noten = blik.pagina.evaluate(
        """titel => [...document.querySelectorAll('.blad')].flatMap(b =>
          [...b.querySelectorAll('.noten dt')].filter(dt => dt.textContent === titel)
            .map(dt => [b.querySelectorAll('thead th').length - 3, dt.nextElementSibling.textContent]))""",
        titel,
    )
    assert noten
    for kolommen, noot in noten:
        assert (BREUK in noot) == (kolommen > 1), noot
