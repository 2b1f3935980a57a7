"""Attacks public editions of randomly drawn regions: one, two over time, and one that tells too much.

Says what was found of each; the exit code is 1 when that is anything. SLUITEND_PROGRAMMA names the program.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from aanval import val_aan
from paginas import VERBORGEN, lees

WORTEL = Path(__file__).resolve().parents[2]
# Days that part the deliveries of a first edition from those of a second.
KNIPPEN = ("20211001", "20220301", "20221001")


class Geweigerd(Exception):
    """There is no edition: what was shown before would give too much away beside the new numbers."""


class Regio:
    """A region with its deliveries, in a folder of its own."""

    def __init__(self, werk: Path, seed: int) -> None:
        toeval = random.Random(seed)
        self.werk = werk
        self.programma = os.environ["SLUITEND_PROGRAMMA"]
        self.drempel = toeval.choice([5, 5, 10])
        naam = toeval.choice(["ijssel-vecht", "zuid-kennemerland-ijmond"])
        meldingen = toeval.choice([80, 200, 600, 1500])
        tot = toeval.choice(["2021-2022", "2021-2022", "2022-2023"])
        pijplijnen = werk / "pipelines"
        shutil.copytree(WORTEL / "pipelines", pijplijnen)
        self.pijplijn = pijplijnen / f"{naam}.yaml"
        with self.pijplijn.open("a", encoding="utf-8") as bestand:
            bestand.write(f"\nrapport: {{drempel: {self.drempel}}}\n")
        self.naam = f"{naam}, {meldingen} meldingen to {tot}, seed {seed}, threshold {self.drempel}"
        self.inbox = werk / "inbox"
        self.doe(
            "sample",
            "--pipeline",
            self.pijplijn,
            "--out",
            self.inbox,
            "--meldingen",
            meldingen,
            "--seed",
            seed,
            "--tot",
            tot,
        )

    def doe(self, *argumenten: object, mag: tuple[int, ...] = (0,)) -> int:
        opdracht = [self.programma, *map(str, argumenten)]
        uit = subprocess.run(opdracht, capture_output=True, text=True, check=False)
        if uit.returncode not in mag:
            raise RuntimeError(f"{self.naam}: {opdracht[1]}: {uit.returncode}: {uit.stderr[-500:]}")
        return uit.returncode

    def run(self, inbox: Path, data: Path) -> None:
        # The samples hold a refused file and bad rows on purpose.
        self.doe("run", "--pipeline", self.pijplijn, "--inbox", inbox, "--data", data, "--quiet", mag=(0, 65))

    def rapport(self, data: Path, nummer: int) -> tuple[Path, Path]:
        """The pages of this edition, public and internal."""
        if self.doe("report", "--data", data, "--edition", "openbaar", mag=(0, 65)) == 65:
            raise Geweigerd
        self.doe("report", "--data", data)
        uit = (self.werk / f"{data.name}-{nummer}-openbaar", self.werk / f"{data.name}-{nummer}-intern")
        for bron, doel in zip(("rapport-openbaar", "rapport"), uit, strict=True):
            shutil.copytree(data / bron, doel)
        return uit

    def eerder(self, knip: str) -> Path:
        """The deliveries until that day."""
        deel = self.werk / f"inbox-{knip}"
        for bestand in sorted(self.inbox.rglob("*")):
            dag = re.search(r"(\d{8})\.\w+$", bestand.name)
            if bestand.is_file() and not (dag and dag[1] >= knip):
                doel = deel / bestand.relative_to(self.inbox)
                doel.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(bestand, doel)
        return deel


def verklap(openbaar: Path, intern: Path) -> str | None:
    """Shows all hidden gemeenten of a telling but one, where the region is shown: the name of that one."""
    for pad in sorted(openbaar.glob("*/index.html")):
        waar = {r["id"]: r for r in lees(intern / pad.relative_to(openbaar)).reeksen}
        pagina = lees(pad)
        dit = pagina.schooljaren.index(pagina.schooljaar)
        for i, reeks in enumerate(pagina.reeksen):
            jaar = reeks["jaren"][dit]
            if jaar is None or reeks["eenheid"] != "werkprocessen" or not isinstance(jaar["w"][0], int):
                continue
            verborgen = [k for k, w in enumerate(jaar["w"]) if w == VERBORGEN]
            if len(verborgen) < 2:
                continue
            html = pad.read_text(encoding="utf-8")
            stuk = re.search(r'(id="gegevens">)(.*?)(</script>)', html, re.S)
            if stuk is None:
                continue
            gegevens = json.loads(stuk[2])
            for k in verborgen[1:]:
                gegevens["reeksen"][i]["jaren"][dit]["w"][k] = waar[reeks["id"]]["jaren"][dit]["w"][k]
            nieuw = json.dumps(gegevens, ensure_ascii=False).replace("<", "\\u003c")
            pad.write_text(html[: stuk.start(2)] + nieuw + html[stuk.end(2) :], encoding="utf-8")
            return " · ".join((pagina.schooljaar, reeks["id"], pagina.plaatsen[verborgen[0]]))
    return None


def bytes_van(map_: Path) -> dict[str, bytes]:
    return {str(p.relative_to(map_)): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}


def val_regio_aan(werk: Path, seed: int) -> list[str]:
    regio = Regio(werk, seed)
    print(regio.naam, flush=True)
    fouten: list[str] = []

    def meld(wat: str, gevonden: list[str], tekst: str) -> None:
        print(f"  {wat}: {tekst}; {len(gevonden)} found", flush=True)
        fouten.extend(f"{wat}: {fout}" for fout in gevonden)

    data = werk / "een"
    regio.run(regio.inbox, data)
    eerste = regio.rapport(data, 1)
    weer = regio.rapport(data, 2)
    if bytes_van(eerste[0]) != bytes_van(weer[0]):
        fouten.append("one edition: a second report has other bytes")
    een = data / "uitvoer/sluitend.sqlite"
    meld("one edition", *val_aan([(*eerste, een)], regio.drempel))

    for knip in KNIPPEN:
        data = werk / knip
        edities: list[tuple[Path, Path, Path]] = []
        try:
            for nummer, inbox in enumerate((regio.eerder(knip), regio.inbox), 1):
                regio.run(inbox, data)
                bron = werk / f"{knip}-{nummer}.sqlite"
                shutil.copy2(data / "uitvoer/sluitend.sqlite", bron)
                edities.append((*regio.rapport(data, nummer), bron))
        except Geweigerd:
            print(f"  two editions, {knip}: the {'second' if edities else 'first'} is refused", flush=True)
            continue
        meld(f"two editions, {knip}", *val_aan(edities, regio.drempel))

    naam = verklap(weer[0], eerste[1])
    if naam is None:
        print("  a telltale edition: there is no telling to tell")
    else:
        gevonden, _ = val_aan([(weer[0], eerste[1], een)], regio.drempel)
        gezien = any(f"{naam}: lies in" in fout for fout in gevonden)
        print(f"  a telltale edition: {naam} {'is found' if gezien else 'ISN’T FOUND'}")
        if not gezien:
            fouten.append(f"a telltale edition: {naam} isn't found: the attack is too weak")
    return fouten


def main() -> int:
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--werk", type=Path, required=True, help="an empty folder")
    ontleder.add_argument("--seed", type=int, default=1, help="the first")
    ontleder.add_argument("regios", type=int, nargs="?", default=3)
    keuze = ontleder.parse_args()
    totaal = 0
    for seed in range(keuze.seed, keuze.seed + keuze.regios):
        werk = keuze.werk / str(seed)
        werk.mkdir(parents=True)
        fouten = val_regio_aan(werk, seed)
        for fout in fouten[:40]:
            print(f"    {fout}")
        if len(fouten) > 40:
            print(f"    and {len(fouten) - 40} more")
        totaal += len(fouten)
    print(f"attack: {keuze.regios} regions, {totaal} found")
    return 1 if totaal else 0


if __name__ == "__main__":
    sys.exit(main())
