"""How it looks: pictures of the main views, drawn with the fonts of lettertypen.conf.

A picture holds when no more than three pixels in a thousand are clearly different: another Chromium may draw
an edge differently, but not a bar or a line of text. SLUITEND_VERVERS=1 draws all of them anew; look at what
changed before keeping them.
"""

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from opstelling import Blik, Rapportdata

SCHOOLJAAR = "2020-2021"
BEELDEN = Path(__file__).parent / "beelden"
# Of 255, in the colour that differs most.
DREMPEL = 64
DEEL = 0.003

pytestmark = pytest.mark.lang


def vergelijk(naam: str, png: bytes) -> None:
    # Few colours: a third of the bytes, and nothing that can be seen.
    nieuw = Image.open(BytesIO(png)).convert("RGB").quantize(32, dither=Image.Dither.NONE)
    bestand = BEELDEN / f"{naam}.png"
    if os.environ.get("SLUITEND_VERVERS") == "1":
        BEELDEN.mkdir(exist_ok=True)
        nieuw.save(bestand, optimize=True)
        return
    oud, nu = Image.open(bestand).convert("RGB"), nieuw.convert("RGB")
    afwijking = BEELDEN.parents[2] / f".build/browser/{naam}-nu.png"
    assert oud.size == nu.size, f"{naam}: {nu.size}, was {oud.size}"
    verschil = ImageChops.difference(oud, nu)
    sterkste = ImageChops.lighter(ImageChops.lighter(*verschil.split()[:2]), verschil.split()[2])
    anders = sum(sterkste.histogram()[DREMPEL + 1 :])
    aandeel = anders / (oud.width * oud.height)
    if aandeel > DEEL:
        nieuw.save(afwijking)
    assert aandeel <= DEEL, f"{naam}: {aandeel:.2%} of the pixels differ, see .build/browser/{naam}-nu.png"


def naar_loop(blik: Blik, plaats: str) -> None:
    blik.pagina.evaluate(
        "anker => document.getElementById(anker).closest('.loop').scrollIntoView()",
        f"verzuim-volgsysteem-duo-{plaats}-0",
    )


def test_bureau(voorbeeld: Rapportdata, open_blik: Callable) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR))
    vergelijk("bureau-boven", blik.pagina.screenshot())
    # As high as a bridge with its chart.
    blik.pagina.set_viewport_size({"width": 1280, "height": 1000})
    naar_loop(blik, "regio")
    vergelijk("bureau-aansluiting", blik.pagina.screenshot())
    blik.pagina.set_viewport_size({"width": 1280, "height": 900})
    blik.pagina.evaluate("document.getElementById('cijfers').scrollIntoView()")
    blik.pagina.select_option("#telling", label="leerlingen met wettelijk verzuim")
    vergelijk("bureau-telling", blik.pagina.screenshot())


def test_telefoon(voorbeeld: Rapportdata, open_blik: Callable) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR), viewport={"width": 390, "height": 844})
    vergelijk("telefoon-boven", blik.pagina.screenshot())
    blik.kies_plaats("0193")
    naar_loop(blik, "0193")
    vergelijk("telefoon-aansluiting", blik.pagina.screenshot())


def test_papier(voorbeeld: Rapportdata, open_blik: Callable, tmp_path: Path) -> None:
    blik = open_blik(voorbeeld.bestand(SCHOOLJAAR))
    pdf = tmp_path / "rapport.pdf"
    blik.pdf(pdf)
    eerste = ["-f", "1", "-l", "1", "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", "72", *eerste, pdf, tmp_path / "blad"], check=True)
    vergelijk("papier", (tmp_path / "blad.png").read_bytes())
