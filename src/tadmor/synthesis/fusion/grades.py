"""An analyst's grades by the Admiralty code, as the model takes them: a letter, or a number.

Those count that hold for every topic and time. A ruling wins over the registry of sources. Where
several people differ, the most doubtful grade counts: it leaves most to what the reports show.
"""

from collections.abc import Iterable, Mapping

from tadmor.model.collection import Collection
from tadmor.model.findings import Party
from tadmor.model.rulings import grade_of

BY = " (by "
"""Parts a grade from who gives it, in the words of a collection."""


def letters(collection: Collection, origins: Mapping[str, Party]) -> dict[str, str]:
    """Give the letter of each origin that has one."""
    found: dict[str, str] = {}
    for origin, party in origins.items():
        known = collection.registered(party.name)
        registered = [grade.words() for grade in known.grades] if known else []
        letter = _letter(collection.grades.get(origin, ())) or _letter(registered)
        if letter:
            found[origin] = letter
    return found


def number(collection: Collection, claim: str) -> int | None:
    """Give the number of a claim, if it has one; 6, "cannot be judged", is one too."""
    given = {digit for _, digit in _codes(collection.grades.get(claim, ())) if digit}
    return max(given - {6}, default=6 if given else None)


def _letter(words: Iterable[str]) -> str | None:
    given = {letter for letter, _ in _codes(words) if letter}
    return max(given - {"F"}, default="F" if given else None)


def _codes(words: Iterable[str]) -> list[tuple[str | None, int | None]]:
    found = (grade_of(grade.partition(BY)[0]) for grade in words)
    return [code for code in found if code]
