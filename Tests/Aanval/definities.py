"""What follows from the published definitions alone: parts of wholes, and parts that exclude each other."""

import re
from itertools import combinations
from typing import Any

Regel = dict[str, Any]
GROOTTE = {"melding": 0, "werkproces": 0, "geval": 1, "leerling": 2}


def ontleed(tekst: str) -> Any:
    """A value in the brackets of YAML; of a list of words a set."""
    delen = re.findall(r"[\[\]{},]|[^\[\]{},]+", tekst)
    delen = [d.strip() for d in delen if d.strip()]

    def waarde() -> Any:
        deel = delen.pop(0)
        if deel == "[":
            lijst: list[Any] = []
            while delen[0] != "]":
                lijst.append(waarde())
                if delen[0] == ",":
                    delen.pop(0)
            delen.pop(0)
            return frozenset(lijst) if all(isinstance(x, str) for x in lijst) else lijst
        if deel == "{":
            uit: dict[str, Any] = {}
            while delen[0] != "}":
                sleutel, _, rest = delen.pop(0).partition(":")
                uit[sleutel] = rest.strip() if rest.strip() else waarde()
                if delen[0] == ",":
                    delen.pop(0)
            delen.pop(0)
            return uit
        return deel

    return waarde()


def regel(tekst: str) -> Regel | None:
    uit: Regel = {}
    for deel in tekst.split(" · "):
        sleutel, _, waarde = deel.partition(": ")
        uit[sleutel] = ontleed(waarde)
    if "teller" in uit or "met-overgezette" in uit or uit.get("eenheid") not in GROOTTE:
        return None
    uit.pop("gevallen", None)
    uit = los(uit)
    if "eerste" in uit:
        uit.setdefault("soort", uit["eerste"].get("soort", frozenset()))
    return uit


def los(regel: Regel) -> Regel:
    """Clauses that ask more than one thing, each thing on its own."""
    uit = dict(regel)
    # A characteristic is a condition of its own.
    for sleutel, waarde in (uit.pop("kenmerk", None) or {}).items():
        uit[f"kenmerk {sleutel}"] = waarde
    # Who must be without each of several kinds is without one of them.
    if {*(uit.get("zonder-opgave") or {})} == {"soort", "op"}:
        zonder = uit.pop("zonder-opgave")
        for soort in zonder["soort"]:
            uit[f"zonder-opgave {soort}"] = zonder["op"]
    return uit


def houdt_in(een: Any, ander: Any) -> bool:
    """Whether whoever meets the first condition meets the second."""
    if een == ander:
        return True
    if isinstance(een, frozenset) and isinstance(ander, frozenset):
        return een <= ander
    if not (isinstance(een, dict) and isinstance(ander, dict)) or een.get("op") != ander.get("op"):
        return False
    if "is" in een and "is" in ander:
        return bool(een["is"] <= ander["is"])
    if {*een, *ander} <= {"op", "vanaf", "tot-en-met"}:
        return bereik(een)[0] >= bereik(ander)[0] and bereik(een)[1] <= bereik(ander)[1]
    return {"soort", "op"} == {*een} == {*ander} and een["soort"] <= ander["soort"]


def bereik(leeftijd: dict[str, str]) -> tuple[int, int]:
    return int(leeftijd.get("vanaf", 0)), int(leeftijd.get("tot-en-met", 999))


def sluit_uit(een: Any, ander: Any) -> bool:
    """Whether nothing meets both conditions."""
    if isinstance(een, frozenset) and isinstance(ander, frozenset):
        return not een & ander
    if not (isinstance(een, dict) and isinstance(ander, dict)) or een.get("op") != ander.get("op"):
        return False
    if "is" in een and "is" in ander:
        return not een["is"] & ander["is"]
    if {*een, *ander} <= {"op", "vanaf", "tot-en-met"}:
        return bereik(een)[1] < bereik(ander)[0] or bereik(ander)[1] < bereik(een)[0]
    return False


def is_deel(een: Regel, ander: Regel) -> bool:
    """Whether the first never counts more than the second."""
    if een["bron"] != ander["bron"] or een["periode"] != ander["periode"]:
        return False
    if GROOTTE[een["eenheid"]] < GROOTTE[ander["eenheid"]]:
        return False
    for sleutel, waarde in ander.items():
        if sleutel in ("bron", "periode", "eenheid"):
            continue
        if sleutel == "een-van" and any(vervult(een, tak) for tak in waarde):
            continue
        if sleutel not in een or not houdt_in(een[sleutel], waarde):
            return False
    return True


def vervult(een: Regel, tak: Regel) -> bool:
    return all(sleutel in een and houdt_in(een[sleutel], waarde) for sleutel, waarde in los(tak).items())


def families(regels: dict[str, Regel], geheel: str) -> list[tuple[list[str], bool]]:
    """Parts of a whole that exclude each other by one condition, and whether they make it up."""
    heel = regels[geheel]
    uit: list[tuple[list[str], bool]] = []
    perSleutel: dict[str, list[str]] = {}
    for naam, deel in regels.items():
        if naam == geheel or deel["eenheid"] != heel["eenheid"] or not is_deel(deel, heel):
            continue
        for sleutel in deel:
            if sleutel not in ("bron", "periode", "eenheid") and deel[sleutel] != heel.get(sleutel):
                perSleutel.setdefault(sleutel, []).append(naam)
    for sleutel, namen in perSleutel.items():
        for familie in klieken(namen, lambda a, b, s=sleutel: sluit_uit(regels[a][s], regels[b][s])):
            soorten = [regels[n][sleutel] for n in familie]
            zelfde = all(
                {**regels[n], sleutel: heel.get(sleutel)} == {**heel, sleutel: heel.get(sleutel)}
                for n in familie
            )
            dekt = (
                zelfde
                and isinstance(heel.get(sleutel), frozenset)
                and (frozenset().union(*soorten) == heel[sleutel])
            )
            uit.append((familie, dekt))
    return uit


def klieken(namen: list[str], kan: Any) -> list[list[str]]:
    """The largest families of two or more of which every two can go together; at most 200."""
    uit: list[list[str]] = []
    buren = {n: {m for m in namen if m != n and kan(n, m)} for n in namen}

    def zoek(gekozen: list[str], over: set[str], gehad: set[str]) -> None:
        if len(uit) >= 200:
            return
        if not over and not gehad:
            if len(gekozen) > 1:
                uit.append(sorted(gekozen))
            return
        spil = max(over | gehad, key=lambda n: (len(buren[n] & over), n))
        for n in sorted(over - buren[spil]):
            zoek([*gekozen, n], over & buren[n], gehad & buren[n])
            over = over - {n}
            gehad = gehad | {n}

    zoek([], set(namen), set())
    return uit


def delen(regels: dict[str, Regel]) -> list[tuple[str, str]]:
    """Every part and its whole."""
    uit: list[tuple[str, str]] = []
    for een, ander in combinations(regels, 2):
        if is_deel(regels[een], regels[ander]):
            uit.append((een, ander))
        if is_deel(regels[ander], regels[een]):
            uit.append((ander, een))
    return uit
