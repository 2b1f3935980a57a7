import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from opstelling import WORTEL, Blik, Rapportdata

SCHOOLJAAR = "2020-2021"
BUREAU = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Chromium has no sandbox for root.
    argumenten = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path="/usr/bin/chromium", args=argumenten)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Rapportdata:
    """The report of the samples."""
    if klaar := os.environ.get("SLUITEND_BROWSERDATA"):
        return Rapportdata(Path(klaar).resolve())
    return Rapportdata.maak(
        WORTEL / "pipelines/ijssel-vecht.yaml",
        WORTEL / "samples/ijssel-vecht",
        tmp_path_factory.mktemp("voorbeeld") / "data",
    )


@pytest.fixture
def open_blik(browser: Browser) -> Iterator[Callable[..., Blik]]:
    """Opens pages, and looks afterwards whether they behaved."""
    contexten = []
    blikken: list[Blik] = []

    def open_(bestand: Path, **instellingen: object) -> Blik:
        context = browser.new_context(**{"viewport": BUREAU, "locale": "nl-NL", **instellingen})
        contexten.append(context)
        blikken.append(Blik.open(context, bestand))
        return blikken[-1]

    yield open_
    try:
        for blik in blikken:
            blik.controleer()
    finally:
        for context in contexten:
            context.close()


@pytest.fixture
def blik(voorbeeld: Rapportdata, open_blik: Callable[..., Blik]) -> Blik:
    return open_blik(voorbeeld.bestand(SCHOOLJAAR))
