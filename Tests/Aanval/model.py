"""One linear model over all pages: an unknown for each hidden count, and all that is known of them."""

import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import definities
from paginas import VERBORGEN, Naam, Pagina, Tabel, getal, zet

SCHOOLSOORTEN = {"WPO", "WEC", "WVO", "WEB", "onbekend", "geen-inschrijving"}
# A relation: its kind, terms, and bounds of their sum.
Verband = tuple[str, list[tuple[float, Naam]], float, float]
ONEINDIG = float("inf")


@dataclass
class Jaartabellen:
    """What stands where in the tables of the yearbook: their set-up is public, pages print titles."""

    # School year, title, row, column title: the telling, its school year, the column's code.
    cel: dict[tuple[str, str, int, str], tuple[str | None, str, str, str]]

    @staticmethod
    def lees(pad: Path) -> "Jaartabellen":
        with sqlite3.connect(f"file:{pad}?mode=ro", uri=True) as db:
            rijen = db.execute(
                "SELECT t.schooljaar, t.titel, f.rij, k.titel, f.telling, f.van_schooljaar, f.kolom, f.tabel"
                " FROM feit_jaartabel f JOIN dim_jaartabel t USING (schooljaar, tabel)"
                " JOIN dim_jaartabel_kolom k USING (schooljaar, tabel, kolom) WHERE f.gemeentecode = ''"
            )
            return Jaartabellen({(j, t, r, k): (w or None, v or j, c, n) for j, t, r, k, w, v, c, n in rijen})


@dataclass
class Editie:
    paginas: list[Pagina]
    verbanden: list[Verband] = field(default_factory=list)
    getoond: dict[Naam, int | str] = field(default_factory=dict)
    fouten: list[str] = field(default_factory=list)


def editie(paginas: list[Pagina], jaartabellen: Jaartabellen) -> Editie:
    uit = Editie(paginas)
    for pagina in paginas:
        for tabel in pagina.tabellen:
            jaartabel(uit, pagina, tabel, jaartabellen)
    for pagina in paginas:
        for naam, waarde in pagina.getoond.items():
            eerder = uit.getoond.setdefault(naam, waarde)
            if eerder != waarde:
                uit.fouten.append(f"{naam}: shown as {eerder} and as {waarde}")
                if eerder == VERBORGEN:
                    uit.getoond[naam] = waarde
        uit.fouten += pagina.fouten
    for pagina in paginas:
        tellingen(uit, pagina)
        aansluitingen(uit, pagina)
    return uit


def som(uit: Editie, soort: str, delen: list[Naam], geheel: Naam, laag: float = 0, hoog: float = 0) -> None:
    """The whole less its parts lies between both bounds."""
    termen = [(1.0, geheel)] + [(-1.0, deel) for deel in delen]
    uit.verbanden.append((soort, termen, laag, hoog))


# MARK: Tellingen


def tellingen(uit: Editie, pagina: Pagina) -> None:
    teksten: dict[str, dict[str, str]] = defaultdict(dict)
    for reeks in pagina.reeksen:
        for i, van in enumerate(reeks["jaren"]):
            if van is not None:
                teksten[pagina.schooljaren[i]][reeks["id"]] = reeks["regels"][van["d"]]
    for jaar, perTelling in teksten.items():
        regels = {t: r for t, r in ((t, definities.regel(x)) for t, x in perTelling.items()) if r is not None}
        delen = definities.delen(regels)
        families = [(g, f, dekt) for g in regels for f, dekt in definities.families(regels, g)]
        kolommen = {n[1].split("@")[1] for n in uit.getoond if n[0] == jaar and "@" in n[1]}
        for plaats in pagina.plaatsen:
            for achter in ["", *(f"@{k}" for k in sorted(kolommen))]:

                def naam(telling: str, a: str = achter, j: str = jaar, p: str = plaats) -> Naam:
                    return (j, telling + a, p)

                for deel, geheel in delen:
                    som(uit, "part", [naam(deel)], naam(geheel), 0, ONEINDIG)
                for geheel, familie, dekt in families:
                    isRecord = definities.GROOTTE[regels[geheel]["eenheid"]] == 0
                    laag, hoog = (0 if isRecord else -ONEINDIG), (0 if dekt else ONEINDIG)
                    if isRecord or dekt:
                        som(uit, "parts", [naam(d) for d in familie], naam(geheel), laag, hoog)
        for telling in perTelling:
            gemeenten = [(jaar, telling, p) for p in pagina.plaatsen[1:]]
            regio(uit, "region", gemeenten, (jaar, telling, "regio"))
    verhoudingen(uit, pagina)


def regio(uit: Editie, soort: str, gemeenten: list[Naam], heel: Naam) -> None:
    """The truth decides which of them hold."""
    som(uit, f"{soort} is", gemeenten, heel)
    som(uit, f"{soort} up to", gemeenten, heel, -ONEINDIG, 0)
    for gemeente in gemeenten:
        som(uit, f"{soort} part", [gemeente], heel, 0, ONEINDIG)


def verhoudingen(uit: Editie, pagina: Pagina) -> None:
    for reeks in pagina.reeksen:
        for i, van in enumerate(reeks["jaren"]):
            if van is None or reeks["eenheid"] != "%":
                continue
            delen = dict(d.split(": ", 1) for d in reeks["regels"][van["d"]].split(" · "))
            teller, noemer = delen["teller"].split(" ")[0], delen["noemer"].split(" ")[0]
            half = 0.5 * 10.0 ** -int(delen["decimalen"].split(",")[0])
            for plaats, tekst in zip(pagina.plaatsen, van["w"], strict=True):
                jaar = pagina.schooljaren[i]
                boven, onder = (jaar, teller, plaats), (jaar, noemer, plaats)
                if not re.fullmatch(r"[\d.,]+", str(tekst)):
                    continue
                waarde = float(str(tekst).replace(".", "").replace(",", "."))
                for teken, grens in ((1, waarde - half), (-1, waarde + half)):
                    uit.verbanden.append(
                        ("percentage", [(100.0 * teken, boven), (-grens * teken, onder)], -1e-9, ONEINDIG)
                    )


# MARK: Bridges


def aansluitingen(uit: Editie, pagina: Pagina) -> None:
    jaar = pagina.schooljaar
    titels = defaultdict(list)
    for reeks in pagina.reeksen:
        titels[reeks["titel"]].append(reeks["id"])
    for (brug, plaats), loop in pagina.lopen.items():

        def naam(stap: int, wat: str, b: str = brug, p: str = plaats) -> Naam:
            return (jaar, f"{b} {stap} {wat}", p)

        laatste = len(loop.treden) - 1
        for titel, stap in ((loop.begin, 0), (loop.eind, laatste)):
            for telling in titels[titel]:
                som(uit, "end", [(jaar, telling, plaats)], naam(stap, "stand"))
        for stap in range(1, laatste + 1):
            teken = float(loop.treden[stap].teken)
            termen = [
                (1.0, naam(stap, "stand")),
                (-1.0, naam(stap - 1, "stand")),
                (-teken, naam(stap, "mutatie")),
            ]
            uit.verbanden.append(("step", termen, 0, 0))
            for delen in (loop.gemeenten, loop.schoolsoorten):
                if stap in delen:
                    som(uit, "behind", [(jaar, d, plaats) for d in delen[stap]], naam(stap, "mutatie"))
            for deel, gemeente in zip(pagina.namen[1:], pagina.plaatsen[1:], strict=True):
                if plaats == "regio" and f"{brug} {stap} gemeente {deel}" in loop.gemeenten.get(stap, []):
                    som(
                        uit,
                        f"behind its own {brug} {stap}",
                        [(jaar, f"{brug} {stap} mutatie", gemeente)],
                        naam(stap, f"gemeente {deel}"),
                    )
        # A bridge that begins with the same steps as another.
        for (ander, daar), anders in pagina.lopen.items():
            if daar != plaats or ander <= brug or anders.begin != loop.begin:
                continue
            for stap, (een, twee) in enumerate(zip(loop.treden, anders.treden, strict=False)):
                if een != twee:
                    break
                for wat in ["stand", "mutatie"][: 1 + (stap > 0)]:
                    som(uit, "same steps", [naam(stap, wat)], naam(stap, wat, ander))
                for delen in (loop.gemeenten, loop.schoolsoorten):
                    for deel in delen.get(stap, []):
                        som(
                            uit,
                            "same steps",
                            [(jaar, deel, plaats)],
                            (jaar, deel.replace(brug, ander, 1), plaats),
                        )
    for brug in sorted({b for b, _ in pagina.lopen}):
        lopen = [p for p in pagina.plaatsen if (brug, p) in pagina.lopen]
        if "regio" not in lopen:
            continue
        for stap in range(len(pagina.lopen[(brug, "regio")].treden)):
            for wat in ("stand", "mutatie"):
                som(
                    uit,
                    "region of a step is",
                    [(jaar, f"{brug} {stap} {wat}", p) for p in lopen[1:]],
                    (jaar, f"{brug} {stap} {wat}", "regio"),
                )


# MARK: The yearbook


def jaartabel(uit: Editie, pagina: Pagina, tabel: Tabel, jaartabellen: Jaartabellen) -> None:
    procenten = {r["id"] for r in pagina.reeksen if r["eenheid"] == "%"}
    perNaam: dict[tuple[int, str], dict[str, Naam]] = defaultdict(dict)
    for plaats, waarden in zip(pagina.plaatsen, tabel.waarden, strict=True):
        for (rij, kolom), waarde in zip(tabel.cellen, waarden, strict=True):
            telling, vanJaar, code, blad = jaartabellen.cel[(pagina.schooljaar, tabel.titel, rij, kolom)]
            if telling in procenten or (telling is None and "," in waarde):
                continue
            wat = f"{blad} {rij} {code}" if telling is None else telling
            if telling is None:
                vanJaar = pagina.schooljaar
            elif code in SCHOOLSOORTEN:
                wat += f"@{code}"
            naam = (vanJaar, wat, plaats)
            perNaam[(rij, kolom)][plaats] = naam
            zet(pagina, naam, getal(waarde))
    nummers = sorted({r for r, _ in tabel.cellen})
    for plaats, zinnen in zip(pagina.plaatsen, tabel.onder, strict=True):

        def cel(rij: int, kolom: str, p: str = plaats) -> list[Naam]:
            return [perNaam[(rij, kolom)][p]] if p in perNaam[(rij, kolom)] else []

        for zin in zinnen:
            if rijen := re.match(r"Rij (\d+) is de som van rij ([\d, en]+)\.", zin):
                delen = [int(x) for x in re.findall(r"\d+", rijen[2])]
                for kolom in tabel.kolommen:
                    for geheel in cel(int(rijen[1]), kolom):
                        som(uit, "row is", [n for d in delen for n in cel(d, kolom)], geheel)
            elif rijen := re.match(r"Rij (\d+) telt ieder .* van rij ([\d, en]+) staat", zin):
                for kolom in tabel.kolommen:
                    for geheel in cel(int(rijen[1]), kolom):
                        namen = [n for d in re.findall(r"\d+", rijen[2]) for n in cel(int(d), kolom)]
                        som(uit, "row up to", namen, geheel, -ONEINDIG, 0)
                        for naam in namen:
                            som(uit, "row part", [naam], geheel, 0, ONEINDIG)
            elif kolommen := re.match(r"Kolom '(.*?)' is de som van ([^:]*)", zin):
                delen2 = re.findall(r"'(.*?)'", kolommen[2])
                for rij in nummers:
                    for geheel in cel(rij, kolommen[1]):
                        som(uit, "column is", [n for d in delen2 for n in cel(rij, d)], geheel)
        codes = [k for k in tabel.kolommen if any("@" in n[1] for n in cel(nummers[0], k))]
        if codes and "totaal" in tabel.kolommen:
            for rij in nummers:
                for geheel in cel(rij, "totaal"):
                    delen3 = [n for k in codes for n in cel(rij, k)]
                    som(uit, "kinds of school are", delen3, geheel)
                    som(uit, "kinds of school up to", delen3, geheel, -ONEINDIG, 0)
                    for deel in delen3:
                        som(uit, "kind of school part", [deel], geheel, 0, ONEINDIG)
    for perPlaats in perNaam.values():
        if "regio" in perPlaats:
            regio(uit, "region", [n for p, n in perPlaats.items() if p != "regio"], perPlaats["regio"])


# MARK: All editions together

# What the page says itself, and what must hold of any numbers.
ZEKER = {"step", "percentage", "end", "row is", "column is"}


@dataclass
class Stelsel:
    """Unknowns with their true values, and relations of them: terms of indices, and bounds."""

    namen: list[str] = field(default_factory=list)
    waar: list[int] = field(default_factory=list)
    verbanden: dict[tuple[tuple[int, float], ...], tuple[float, float, str]] = field(default_factory=dict)
    fouten: list[str] = field(default_factory=list)
    vervallen: Counter[str] = field(default_factory=Counter)
    getoond: int = 0


def stelsel(edities: list[Editie], waarheden: list[Editie], drempel: int) -> Stelsel:
    uit = Stelsel()
    index: dict[tuple[Naam, int], int] = {}
    eerder: set[tuple[Naam, int]] = set()
    for nummer, (deze, waarheid) in enumerate(zip(edities, waarheden, strict=True), 1):
        uit.fouten += deze.fouten
        uit.getoond += sum(isinstance(w, int) for w in deze.getoond.values())
        nieuw: set[tuple[Naam, int]] = set()
        for naam, getoond in deze.getoond.items():
            echt = waarheid.getoond.get(naam)
            tekst = f"edition {nummer}: {' · '.join(naam)}"
            if not isinstance(echt, int):
                uit.fouten.append(f"{tekst}: {getoond}, of which the truth is not known")
                continue
            if isinstance(getoond, int):
                nieuw.add((naam, getoond))
                if getoond != echt:
                    uit.fouten.append(f"{tekst}: shows {getoond}, and is {echt}")
                elif 1 <= getoond < drempel and (naam, getoond) not in eerder:
                    uit.fouten.append(f"{tekst}: shows {getoond}, a small count")
                continue
            if echt == 0:
                uit.fouten.append(f"{tekst}: hides 0")
            # An unchanged count of another edition is the same unknown.
            if (naam, echt) not in index:
                index[(naam, echt)] = len(uit.namen)
                uit.namen.append(tekst)
                uit.waar.append(echt)
        eerder |= nieuw
    for deze, waarheid in zip(edities, waarheden, strict=True):
        for verband in deze.verbanden:
            neem_op(uit, verband, deze, waarheid, index, eerder)
    return uit


def neem_op(
    uit: Stelsel,
    verband: Verband,
    deze: Editie,
    waarheid: Editie,
    index: dict[tuple[Naam, int], int],
    eerder: set[tuple[Naam, int]],
) -> None:
    soort, termen, laag, hoog = verband
    vast, echt = 0.0, 0.0
    vrij: dict[int, float] = defaultdict(float)
    for factor, naam in termen:
        waarde = waarheid.getoond.get(naam)
        if not isinstance(waarde, int):
            if naam == termen[0][1] or soort == "part":
                return
            continue
        echt += factor * waarde
        # What any edition shows is known.
        if naam not in deze.getoond:
            return
        if isinstance(deze.getoond[naam], int) or (naam, waarde) in eerder:
            vast += factor * waarde
        else:
            vrij[index[(naam, waarde)]] += factor
    if not laag - 1e-6 <= echt <= hoog + 1e-6:
        uit.vervallen[soort] += 1
        if soort in ZEKER:
            uit.fouten.append(f"the attack is wrong: {soort} {termen}")
        return
    sleutel = tuple(sorted((i, f) for i, f in vrij.items() if f))
    if not sleutel:
        return
    oud = uit.verbanden.get(sleutel, (-ONEINDIG, ONEINDIG, soort))
    uit.verbanden[sleutel] = (max(oud[0], laag - vast), min(oud[1], hoog - vast), oud[2])
