"""An attacker of the public edition: finds the bounds of each hidden count, from all pages together.

Beside the pages of each edition stand the internal ones of the same publication, that tell the truth.
"""

import math
import time
from pathlib import Path
from typing import Any

import highspy
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from model import Jaartabellen, Stelsel, editie, stelsel
from paginas import lees

# A count is never more, so that every program has a solution.
PLAFOND = 1e5
# Terms, the least and the most of their sum.
Rij = tuple[tuple[tuple[int, float], ...], float, float]


def componenten(s: Stelsel) -> list[tuple[list[int], list[Rij]]]:
    """The unknowns that hang together, and the relations between them."""
    paren = [(rij[0][0], i) for rij in s.verbanden for i, _ in rij]
    n = len(s.namen)
    van, naar = (np.array([p[k] for p in paren], dtype=int) for k in (0, 1))
    _, deel = connected_components(
        coo_array((np.ones(len(paren)), (van, naar)), shape=(n, n)), directed=False
    )
    uit: dict[int, tuple[list[int], list[Rij]]] = {}
    for i in range(n):
        uit.setdefault(int(deel[i]), ([], []))[0].append(i)
    for rij, (laag, hoog, _) in s.verbanden.items():
        uit[int(deel[rij[0][0]])][1].append((rij, laag, hoog))
    return list(uit.values())


class Zoeker:
    """The least and the most of each unknown of a component, as far as they matter."""

    def __init__(self, leden: list[int], rijen: list[Rij]) -> None:
        self.leden = leden
        self.plek = {lid: k for k, lid in enumerate(leden)}
        self.h: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        self.h.silent()
        n = len(leden)
        self.h.addVars(n, np.ones(n), np.full(n, PLAFOND))
        for rij, laag, hoog in rijen:
            wie = np.array([self.plek[i] for i, _ in rij], dtype=np.int32)
            self.h.addRow(laag, hoog, len(wie), wie, np.array([f for _, f in rij]))
        self.minst = np.full(n, np.inf)
        self.meest = np.full(n, -np.inf)
        self.programmas = 0

    def los(self, kosten: np.ndarray) -> np.ndarray | None:
        n = len(self.leden)
        self.h.changeColsCost(n, np.arange(n, dtype=np.int32), kosten.astype(np.float64))
        self.h.run()
        self.programmas += 1
        if self.h.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        punt = np.array(self.h.getSolution().col_value)
        # Every point that fits tells something of all of them.
        self.minst, self.meest = np.minimum(self.minst, punt), np.maximum(self.meest, punt)
        return punt

    def ruimte(self, k: int) -> int:
        return math.floor(float(self.meest[k]) + 1e-6) - math.ceil(float(self.minst[k]) - 1e-6)

    def zoek(self, nodig: int) -> list[tuple[int, float, float]]:
        """Of those whose room is too small, or was found exactly: the unknown, its least and most."""
        n = len(self.leden)
        toeval = np.random.default_rng(1)
        kansen = [toeval.choice([-1.0, 1.0], n) for _ in range(4 if n > 3 else 0)]
        for kosten in [np.ones(n), -np.ones(n), *kansen]:
            if self.los(kosten) is None:
                raise ArithmeticError("nothing fits all relations: the attack is wrong")
        uit: list[tuple[int, float, float]] = []
        for k in range(n):
            if self.ruimte(k) >= nodig:
                continue
            for teken in (-1.0, 1.0):
                kosten = np.zeros(n)
                kosten[k] = teken
                if self.los(kosten) is None:
                    raise ArithmeticError("a program has no solution")
                if self.ruimte(k) >= nodig:
                    break
            else:
                uit.append((self.leden[k], float(self.minst[k]), float(self.meest[k])))
        return uit

    def klein(self, k: int) -> tuple[float, float]:
        for teken in (-1.0, 1.0):
            kosten = np.zeros(len(self.leden))
            kosten[k] = teken
            self.los(kosten)
        return float(self.minst[k]), float(self.meest[k])


def val_aan(edities: list[tuple[Path, Path, Path]], drempel: int) -> tuple[list[str], str]:
    """What is wrong, and how much was attacked.

    Of each edition, oldest first: its public pages, its internal ones, and the database of its publication.
    """
    begin = time.monotonic()
    openbaar, intern = [], []
    for paginas, waarheid, bron in edities:
        tabellen = Jaartabellen.lees(bron)
        openbaar.append(editie([lees(p) for p in sorted(paginas.glob("*/index.html"))], tabellen))
        intern.append(editie([lees(p) for p in sorted(waarheid.glob("*/index.html"))], tabellen))
    s = stelsel(openbaar, intern, drempel)
    fouten = list(s.fouten)
    programmas, krapst, krap = 0, math.inf, ""
    for leden, rijen in componenten(s):
        zoeker = Zoeker(leden, rijen)
        for i, minst, meest in zoeker.zoek(drempel - 1):
            fouten.append(f"{s.namen[i]}: lies in {minst:g}...{meest:g} (it is {s.waar[i]})")
        for k in range(len(leden)):
            if zoeker.ruimte(k) < krapst:
                zoeker.klein(k)
                if zoeker.ruimte(k) < krapst:
                    krapst, krap = zoeker.ruimte(k), s.namen[leden[k]]
        programmas += zoeker.programmas
    return fouten, (
        f"{len(s.namen)} hidden, {s.getoond} shown, {len(s.verbanden)} relations "
        f"({sum(s.vervallen.values())} don't hold), "
        f"{programmas} programs, {time.monotonic() - begin:.1f} s, narrowest {krapst + 1} values: {krap}"
    )
