"""What a reader finds on the pages of the report: numbers under names, and the sentences that link them."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

VERBORGEN = "×"
# A quantity: school year, what, place.
Naam = tuple[str, str, str]


@dataclass
class Element:
    tag: str
    eigenschappen: dict[str, str]
    kinderen: "list[Element | str]" = field(default_factory=list)

    def tekst(self) -> str:
        return "".join(k if isinstance(k, str) else k.tekst() for k in self.kinderen)

    def alle(self, tag: str, klasse: str = "", dieper: bool = True) -> "list[Element]":
        uit: list[Element] = []
        for kind in self.kinderen:
            if isinstance(kind, str):
                continue
            past = kind.tag == tag and (not klasse or klasse in kind.eigenschappen.get("class", "").split())
            if past:
                uit.append(kind)
            if dieper or not past:
                uit += kind.alle(tag, klasse, dieper)
        return uit


class Boom(HTMLParser):
    """A tree of the elements of a page."""

    LEEG = {"meta", "input", "rect", "br", "link"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stapel = [Element("", {})]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {k: v or "" for k, v in attrs})
        self.stapel[-1].kinderen.append(element)
        if tag not in self.LEEG:
            self.stapel.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stapel[-1].kinderen.append(Element(tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.LEEG and len(self.stapel) > 1 and self.stapel[-1].tag == tag:
            self.stapel.pop()

    def handle_data(self, data: str) -> None:
        self.stapel[-1].kinderen.append(data)


def getal(tekst: Any) -> int | str | None:
    """A count, VERBORGEN, or None of what is neither."""
    if isinstance(tekst, int):
        return tekst
    kaal = str(tekst).strip().lstrip("−+-").replace(".", "")
    if kaal == VERBORGEN:
        return VERBORGEN
    return int(kaal) if kaal.isdigit() else None


@dataclass
class Trede:
    titel: str
    uitleg: str
    teken: int


@dataclass
class Loop:
    """A bridge of a place: its steps, and what its sentence says that it begins and ends with."""

    treden: list[Trede]
    begin: str
    eind: str
    gemeenten: dict[int, list[str]]
    schoolsoorten: dict[int, list[str]]


@dataclass
class Tabel:
    titel: str
    # Row number, column title.
    cellen: list[tuple[int, str]]
    kolommen: list[str]
    # By place.
    waarden: list[list[str]]
    onder: list[list[str]]


@dataclass
class Pagina:
    schooljaar: str
    plaatsen: list[str]
    namen: list[str]
    reeksen: list[dict[str, Any]]
    schooljaren: list[str]
    lopen: dict[tuple[str, str], Loop]
    tabellen: list[Tabel]
    getoond: dict[Naam, int | str]
    fouten: list[str]


def zet(pagina: Pagina, naam: Naam, waarde: int | str | None) -> None:
    if waarde is None:
        return
    eerder = pagina.getoond.setdefault(naam, waarde)
    if eerder != waarde:
        pagina.fouten.append(f"{naam}: shown as {eerder} and as {waarde}")
        if eerder == VERBORGEN:
            pagina.getoond[naam] = waarde


def lees(pad: Path) -> Pagina:
    html = pad.read_text(encoding="utf-8")
    boom = Boom(html).stapel[0]
    gegevens = json.loads(
        next(s for s in boom.alle("script") if s.eigenschappen.get("id") == "gegevens").tekst()
    )
    keuze = next(s for s in boom.alle("select") if s.eigenschappen.get("id") == "plaats")
    jaar = gegevens["schooljaren"][gegevens["dit"]]
    pagina = Pagina(
        jaar,
        [o.eigenschappen["value"] for o in keuze.alle("option")],
        gegevens["plaatsen"],
        gegevens["reeksen"],
        gegevens["schooljaren"],
        {},
        [],
        {},
        [],
    )
    for reeks in pagina.reeksen:
        for i, van in enumerate(reeks["jaren"]):
            if van is None or reeks["eenheid"] == "%":
                continue
            for plaats, waarde in zip(pagina.plaatsen, van["w"], strict=True):
                zet(pagina, (pagina.schooljaren[i], reeks["id"], plaats), getal(waarde))
    alle = next(t for t in boom.alle("tbody") if t.eigenschappen.get("id") == "alle")
    met = [r for r in pagina.reeksen if r["jaren"][gegevens["dit"]] is not None]
    for reeks, rij in zip(met, alle.alle("tr"), strict=True):
        if reeks["eenheid"] != "%":
            zet(pagina, (jaar, reeks["id"], "regio"), getal(rij.alle("td", "g")[0].tekst()))
    for deel in boom.alle("div", "loop"):
        lees_loop(pagina, deel)
    for artikel, gegeven in zip(boom.alle("article", "blad"), gegevens["tabellen"], strict=True):
        lees_tabel(pagina, artikel, gegeven)
    return pagina


def lees_loop(pagina: Pagina, deel: Element) -> None:
    plaats = deel.eigenschappen["data-plaats"]
    rijen = [r for r in deel.alle("tr") if r.eigenschappen.get("id")]
    if not rijen:
        return
    zin = deel.alle("p", dieper=False)[0].tekst()
    tussen = re.search(r" van \S+ [^(]*\((.*?)\) naar \S+ [^(]*\((.*?)\)\. ", zin)
    loop = Loop([], tussen[1] if tussen else "", tussen[2].split(", op ")[0] if tussen else "", {}, {})
    brug = rijen[0].eigenschappen["id"].removesuffix(f"-{plaats}-0")
    vorige: int | str | None = None
    balken = 0
    for stap, rij in enumerate(rijen):
        cellen = [k for k in rij.kinderen if isinstance(k, Element)]
        teken = -1 if "eraf" in cellen[2].eigenschappen.get("class", "") else 1
        kop = cellen[1]
        uitleg = kop.alle("p", dieper=False)
        loop.treden.append(Trede(kop.alle("strong")[0].tekst(), uitleg[0].tekst() if uitleg else "", teken))
        stand = getal(cellen[3].tekst())
        zet(pagina, (pagina.schooljaar, f"{brug} {stap} stand", plaats), stand)
        if stap > 0:
            zet(pagina, (pagina.schooljaar, f"{brug} {stap} mutatie", plaats), getal(cellen[2].tekst()))
        ziet = isinstance(stand, int) and (stap == 0 or isinstance(vorige, int))
        balken += ziet + (stap > 0 and stap == len(rijen) - 1 and isinstance(stand, int))
        vorige = stand
        for tabel in kop.alle("table", "klein"):
            if "records" in tabel.eigenschappen["class"]:
                continue
            is_gemeente = "gemeente" in tabel.alle("caption")[0].tekst()
            lijst = (loop.gemeenten if is_gemeente else loop.schoolsoorten).setdefault(stap, [])
            for regel in tabel.alle("tbody")[0].alle("tr"):
                naam = regel.alle("th")[0].tekst()
                wat = f"{brug} {stap} {'gemeente' if is_gemeente else 'schoolsoort'} {naam}"
                lijst.append(wat)
                zet(pagina, (pagina.schooljaar, wat, plaats), getal(regel.alle("td")[0].tekst()))
    getekend = [r for r in deel.alle("rect") if r.eigenschappen["class"] != "rij"]
    if len(getekend) > balken:
        pagina.fouten.append(
            f"{brug} {plaats}: {len(getekend)} bars are drawn, of {balken} the ends are shown"
        )
    pagina.lopen[(brug, plaats)] = loop


def lees_tabel(pagina: Pagina, artikel: Element, gegeven: dict[str, Any]) -> None:
    kolommen = [k.tekst() for k in artikel.alle("thead")[0].alle("th", "g")]
    cellen: list[tuple[int, str]] = []
    getoond: list[str] = []
    for rij in artikel.alle("tbody")[0].alle("tr"):
        nummer = re.match(r"(\d+)\. ", rij.alle("th")[0].tekst())
        if rij.eigenschappen.get("class") == "kop" or not nummer:
            continue
        getoond += [c.tekst() for c in rij.alle("td", "g")]
        cellen += [(int(nummer[1]), kolom) for kolom in kolommen]
    waarden = [w.split("|") for w in gegeven["w"]]
    if waarden[0] != getoond:
        pagina.fouten.append(f"table {artikel.alle('h3')[0].tekst()}: HTML and JSON differ")
    pagina.tabellen.append(Tabel(artikel.alle("h3")[0].tekst(), cellen, kolommen, waarden, gegeven["onder"]))
