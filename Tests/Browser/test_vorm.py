"""For everyone: whatever the size of the screen, with a screen reader, and without script."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from feiten import REGIO
from opstelling import Blik, Rapportdata

SCHOOLJAAR = "2020-2021"
RICHTLIJN = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "wcag21a"]
SCHERMEN = {"bureau": (1280, 900), "telefoon": (390, 844)}


@pytest.mark.parametrize(
    ("scherm", "plaats"),
    [
        ("bureau", "0193"),
        pytest.param("telefoon", "0193", marks=pytest.mark.lang),
        pytest.param("bureau", REGIO, marks=pytest.mark.lang),
    ],
)
def test_toegankelijk(
    scherm: str, plaats: str, voorbeeld: Rapportdata, open_blik: Callable[..., Blik]
) -> None:
    breedte, hoogte = SCHERMEN[scherm]
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR), viewport={"width": breedte, "height": hoogte})
    blik.kies_plaats(plaats)
    blik.pagina.locator(f'svg a[href="#verzuim-volgsysteem-duo-{plaats}-1"]').click()
    blik.pagina.evaluate(
        "for (const d of document.querySelectorAll('#kort details, .alle, .noten')) d.open = true"
    )
    if plaats != REGIO:
        # What isn't shown isn't looked at, but asks most of the time.
        blik.pagina.evaluate(
            "document.querySelectorAll('[data-plaats][hidden]').forEach(deel => deel.remove())"
        )
    uitkomst = Axe().run(
        blik.pagina, options={"runOnly": {"type": "tag", "values": RICHTLIJN}, "resultTypes": ["violations"]}
    )
    fouten = [
        f"{fout['id']}: {fout['help']} ({len(fout['nodes'])}): {fout['nodes'][0]['html'][:200]}"
        for fout in uitkomst.response["violations"]
    ]
    assert not fouten
    assert len(uitkomst.response["passes"]) > 15


def test_smal_scherm_schuift_niet_opzij(voorbeeld: Rapportdata, open_blik: Callable[..., Blik]) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR), viewport={"width": 320, "height": 640})
    blik.vouw_uit()
    for plaats in (REGIO, "1896"):
        blik.kies_plaats(plaats)
        uitstekend = blik.pagina.evaluate(
            """[...document.querySelectorAll('body *')]
              .filter(e => e.checkVisibility() && !e.closest('.schuif') && !e.closest('.overslaan')
                && e.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 10).map(e => `${e.tagName} ${e.id} ${e.textContent.slice(0, 60)}`)"""
        )
        assert not uitstekend, plaats
        assert blik.pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), plaats


def test_zonder_script(voorbeeld: Rapportdata, open_blik: Callable[..., Blik]) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR), java_script_enabled=False)
    lopen = blik.pagina.locator(".loop")
    assert lopen.count() == len(voorbeeld.feiten.aansluitingen(SCHOOLJAAR))
    for i in range(lopen.count()):
        assert lopen.nth(i).is_visible()
    for veld in blik.pagina.locator("form, select, input, #telkaart").all():
        assert not veld.is_visible()
    assert blik.pagina.locator("noscript p").is_visible()
    assert blik.pagina.locator(".blad").count() > 20
