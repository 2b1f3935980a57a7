"""On paper: what the printer gets as PDF."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from feiten import REGIO
from opstelling import Rapportdata

SCHOOLJAAR = "2020-2021"

pytestmark = pytest.mark.lang


def een_regel(tekst: str) -> str:
    return " ".join(tekst.split())


@pytest.mark.parametrize("plaats", [REGIO, "0193"])
def test_afdruk(plaats: str, voorbeeld: Rapportdata, open_blik: Callable, tmp_path: Path) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR))
    blik.kies_plaats(plaats)
    pdf = tmp_path / "rapport.pdf"
    blik.pdf(pdf)
    tekst = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    bladzijden = [een_regel(blad) for blad in tekst.split("\f")]
    # A school year may stand on two lines.
    bladzijden[0] = bladzijden[0].replace("- ", "-")
    alles = " ".join(bladzijden)
    naam = blik.plaatsen()[plaats]
    assert "RMC-regio IJssel-Vecht, schooljaar 2020-2021" in bladzijden[0] and naam in bladzijden[0]

    # Each table of the yearbook begins a page of its own, with its cells on it and what they mean.
    titels = [een_regel(titel) for titel in blik.pagina.locator(".blad h3").all_text_contents()]
    begint = [blad for titel in titels for blad in bladzijden if blad.startswith(f"{titel} {naam} ")]
    assert len(titels) > 20 and len(begint) == len(titels) and len(bladzijden) > len(titels)
    cellen = blik.pagina.evaluate(
        """[...document.querySelectorAll('.blad')].map(b =>
          [...b.querySelectorAll('tbody .g')].map(c => c.textContent))"""
    )
    for blad, getallen in zip(begint, cellen, strict=True):
        woorden = blad.split()
        assert all(woorden.count(getal) >= getallen.count(getal) for getal in set(getallen)), blad
    noot = blik.pagina.locator(".noten dd").first
    assert een_regel(str(noot.text_content()))[:40] in alles

    # The bridges of this place, and of no other.
    for titel in blik.pagina.locator("#aansluiting h3").all_text_contents():
        assert titel in alles
    assert "Watervalgrafiek" not in alles
    assert f"Van het volgsysteem naar DUO, {naam}" in alles
    assert "Van het volgsysteem naar DUO, Dalfsen" not in alles

    # Nothing to choose with, and nothing to click on.
    for veld in blik.pagina.locator("label").all_text_contents():
        assert f" {veld} " not in alles or veld in ("Telling", "Schooljaar")
    for woord in ("Zoek een telling", "Op deze pagina", "Naar boven", "Naar de inhoud"):
        assert woord not in alles
    velden = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert "Form:            none" in velden


def test_niets_valt_van_het_blad(voorbeeld: Rapportdata, open_blik: Callable) -> None:
    # As wide as A4 with margins of 15 mm, in pixels of 1/96 inch.
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR), viewport={"width": 680, "height": 1000})
    blik.pagina.emulate_media(media="print")
    blik.vouw_uit()
    uitstekend = blik.pagina.evaluate(
        """[...document.querySelectorAll('body *')]
          .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
          .slice(0, 10).map(e => `${e.tagName} ${e.textContent.slice(0, 60)}`)"""
    )
    assert not uitstekend
