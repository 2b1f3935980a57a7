"""The facts of a publication, in the notation of the page: with what it is compared."""

import sqlite3
from collections import defaultdict
from pathlib import Path

MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"]
MAANDEN += ["oktober", "november", "december"]
EENHEDEN = {
    "leerling": "leerlingen",
    "werkproces": "werkprocessen",
    "inwoner": "inwoners",
    "melding": "meldingen",
    "geval": "gevallen",
    "procent": "%",
    "per-1000": "per 1.000",
}
REGIO = "regio"


def getal(waarde: int | str) -> str:
    """`1.234`, `−5` with the minus of mathematics, `12,5`."""
    tekst = str(waarde)
    geheel, punt, rest = tekst.lstrip("-").partition(".")
    groepen = f"{int(geheel):,}".replace(",", ".")
    return ("−" if tekst.startswith("-") else "") + groepen + ("," + rest if punt else "")


def mutatie(waarde: int) -> str:
    return ("+" if waarde > 0 else "") + getal(waarde)


def wanneer(periode: str) -> str:
    if periode == "schooljaar":
        return "heel het schooljaar"
    jaar, maand, dag = periode.split("-")
    return f"op peildatum {int(dag)} {MAANDEN[int(maand) - 1]} {jaar}"


class Feiten:
    """Of one publication. Places are named as on the page: `regio`, or the code of a gemeente."""

    def __init__(self, sqlite: Path) -> None:
        self._db = sqlite3.connect(f"file:{sqlite}?mode=ro", uri=True)
        self.schooljaren: list[str] = [
            r for (r,) in self._db.execute("SELECT DISTINCT schooljaar FROM feit_telling ORDER BY 1")
        ]

    def vraag(self, vraag: str, *waarden: object) -> list[tuple]:
        return self._db.execute(vraag, waarden).fetchall()

    @staticmethod
    def code(plaats: str) -> str:
        return "" if plaats == REGIO else plaats

    def aansluitingen(self, schooljaar: str) -> dict[tuple[str, str], list[list[str]]]:
        """By bridge (its title) and place: the numbers of its steps."""
        uit: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for titel, gemeente, stap, mut, stand, eenheid, leerlingen in self.vraag(
            "SELECT d.titel, a.gemeentecode, a.stap, a.mutatie, a.stand, a.eenheid, a.leerlingen"
            " FROM aansluiting a JOIN dim_aansluiting d USING (schooljaar, aansluiting)"
            " WHERE schooljaar = ? ORDER BY a.aansluiting, a.gemeentecode, a.stap",
            schooljaar,
        ):
            rij = [
                str(stap),
                "" if stap == 0 else mutatie(mut),
                getal(stand),
                EENHEDEN[eenheid],
                getal(leerlingen),
            ]
            uit[titel, gemeente or REGIO].append(rij)
        return dict(uit)

    def stappen(self, aansluiting: str, schooljaar: str, plaats: str) -> list[tuple[int, int, int]]:
        """Number, mutatie and stand."""
        return self.vraag(
            "SELECT stap, mutatie, stand FROM aansluiting"
            " WHERE aansluiting = ? AND schooljaar = ? AND gemeentecode = ? ORDER BY stap",
            aansluiting,
            schooljaar,
            self.code(plaats),
        )

    def regels(self, aansluiting: str, schooljaar: str, plaats: str, stap: int) -> list[tuple[str, ...]]:
        """Sign, werkproces, melding and pupil of all records of a step."""
        return self.vraag(
            "SELECT teken, werkprocesnummer, meldingsnummer, leerling FROM aansluiting_regel"
            " WHERE aansluiting = ? AND schooljaar = ? AND gemeentecode = ? AND stap = ?",
            aansluiting,
            schooljaar,
            self.code(plaats),
            stap,
        )

    def perioden(self, schooljaar: str) -> dict[str, str]:
        """By telling that was counted: the whole school year, or a day."""
        return dict(
            self.vraag(
                "SELECT telling, periode FROM feit_telling WHERE schooljaar = ?1"
                " UNION SELECT telling, periode FROM feit_verhouding WHERE schooljaar = ?1",
                schooljaar,
            )
        )

    def tellingen(self, schooljaar: str, plaats: str) -> dict[str, str]:
        """By telling, as the page shows its number."""
        ongeregistreerd = {
            r for (r,) in self.vraag("SELECT telling FROM geen_registratie WHERE schooljaar = ?", schooljaar)
        }
        uit = {}
        for tabel, kolom in (("feit_telling", "aantal"), ("feit_verhouding", "waarde")):
            for telling, waarde in self.vraag(
                f"SELECT telling, {kolom} FROM {tabel} WHERE schooljaar = ? AND gemeentecode = ?"
                " AND schoolsoort = ''",
                schooljaar,
                self.code(plaats),
            ):
                uit[telling] = "–" if waarde is None else getal(waarde)
                if telling in ongeregistreerd:
                    uit[telling] = "geen bron"
        return uit

    def betekenissen(self, schooljaar: str) -> dict[str, dict[str, str]]:
        kolommen = ["titel", "omschrijving", "herkomst", "eenheid", "definitie", "tekst"]
        return {
            telling: dict(zip(kolommen, rest, strict=True))
            for telling, *rest in self.vraag(
                f"SELECT telling, {', '.join(kolommen)} FROM dim_telling WHERE schooljaar = ?", schooljaar
            )
        }

    def jaartabellen(self, schooljaar: str, plaats: str) -> dict[str, list[list[str]]]:
        """By title of the table: its cells, row by row, without headings."""
        rijen: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for titel, rij, waarde in self.vraag(
            "SELECT t.titel, f.rij, f.waarde FROM feit_jaartabel f"
            " JOIN dim_jaartabel t USING (schooljaar, tabel)"
            " JOIN dim_jaartabel_kolom k USING (schooljaar, tabel, kolom)"
            " JOIN dim_jaartabel_rij r USING (schooljaar, tabel, rij)"
            " WHERE schooljaar = ? AND f.gemeentecode = ? AND r.soort <> 'kop'"
            " ORDER BY tabel, f.rij, k.plaats",
            schooljaar,
            self.code(plaats),
        ):
            rijen[titel][rij].append("–" if waarde is None else getal(waarde))
        return {titel: list(tabel.values()) for titel, tabel in rijen.items()}
