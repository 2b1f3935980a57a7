"""Runs of the program whose reports are tried, and a page that keeps what goes wrong on it."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route

from feiten import Feiten

WORTEL = Path(__file__).resolve().parents[2]
# The samples hold refused files and too many bad rows on purpose.
BAD_DATA = 65


def sluitend(*argumenten: object, verwacht: int = 0) -> str:
    uitkomst = subprocess.run(
        [os.environ["SLUITEND_PROGRAMMA"], *map(str, argumenten)],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=False,
    )
    if uitkomst.returncode != verwacht:
        raise AssertionError(
            f"exit code {uitkomst.returncode}, expected {verwacht}: {uitkomst.stderr[-2000:]}"
        )
    return uitkomst.stdout


@dataclass
class Rapportdata:
    """A data folder with its reports."""

    map: Path

    @property
    def feiten(self) -> Feiten:
        return Feiten(self.map / "uitvoer" / "sluitend.sqlite")

    @property
    def schooljaren(self) -> list[str]:
        return sorted(map_.name for map_ in (self.map / "rapport").iterdir() if not map_.name.startswith("."))

    def bestand(self, schooljaar: str) -> Path:
        return self.map / "rapport" / schooljaar / "index.html"

    @classmethod
    def maak(cls, inrichting: Path, inbox: Path, map_: Path, verwacht: int = BAD_DATA) -> "Rapportdata":
        sluitend("run", "--pipeline", inrichting, "--inbox", inbox, "--data", map_, verwacht=verwacht)
        sluitend("report", "--data", map_)
        return cls(map_)


def eigen_inrichting(map_: Path) -> Path:
    """A copy of pipelines/ that a test may change."""
    shutil.copytree(WORTEL / "pipelines", map_)
    return map_ / "ijssel-vecht.yaml"


@dataclass
class Blik:
    """A page, and what no page of a report may do."""

    pagina: Page
    verzoeken: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    vensters: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, context: BrowserContext, bestand: Path) -> "Blik":
        blik = cls(context.new_page())
        adres = bestand.as_uri()
        # Only the page itself is let through: whatever else it asks for is kept, and fails.
        context.route("**/*", lambda route: blik._verzoek(route, adres))
        blik.pagina.on("console", lambda bericht: blik.meldingen.append(bericht.text))
        blik.pagina.on("pageerror", lambda fout: blik.meldingen.append(str(fout)))
        blik.pagina.on("dialog", lambda venster: (blik.vensters.append(venster.message), venster.dismiss()))
        blik.pagina.goto(adres)
        return blik

    def _verzoek(self, route: Route, adres: str) -> None:
        if route.request.url.partition("#")[0] == adres:
            route.continue_()
        else:
            self.verzoeken.append(route.request.url)
            route.abort()

    def controleer(self) -> None:
        assert not self.verzoeken, f"the page asked for {self.verzoeken}"
        assert not self.meldingen, f"the console says {self.meldingen}"
        assert not self.vensters, f"dialogs: {self.vensters}"

    def kies_plaats(self, code: str) -> None:
        self.pagina.select_option("#plaats", code)

    def plaatsen(self) -> dict[str, str]:
        return self.pagina.evaluate("Object.fromEntries([...plaats.options].map(o => [o.value, o.text]))")

    def pdf(self, bestand: Path) -> None:
        randen = dict.fromkeys(("top", "right", "bottom", "left"), "15mm")
        self.pagina.pdf(path=bestand, format="A4", margin=randen)

    def vouw_uit(self) -> None:
        self.pagina.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
