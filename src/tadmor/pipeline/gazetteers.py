"""A gazetteer brought in beside a case: what went in, and which lines could not be used."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tadmor.errors import InputError, UsageError
from tadmor.grounding.import_places import FORMS, import_places, known, write
from tadmor.grounding.import_rows import Imported, OtherName

SAID = 20  # bad lines that are told one by one; of the rest, only how many


class Count(NamedTuple):
    """What an import brought: places, other names, and why lines were left out (`unsaid` more)."""

    places: int
    names: int
    problems: tuple[InputError, ...] = ()
    unsaid: int = 0


def gazetteer_path(case: Path) -> Path:
    """Give where a case's imported gazetteer stands: `NAME.gazetteer.sqlite`."""
    return case.with_suffix(".gazetteer.sqlite")


def bring_in(case: Path, form: str, path: Path) -> Count:
    """Import a gazetteer beside a case; a file that is in it already brings nothing.

    Raises UsageError for an unknown form, InputError where the file is not of that form.
    """
    if form not in FORMS:
        raise UsageError(f"{form}: no gazetteer is read from that; take one of {', '.join(FORMS)}")
    target, tally = gazetteer_path(case), _Tally()
    rows = import_places(form, path)  # says at once if the file is of another form
    if not known(target, path):
        write(target, form, path, tally.through(rows))
    return Count(tally.places, tally.names, tuple(tally.problems), tally.unsaid)


class _Tally:
    """Counts rows as they pass, and keeps the problems out of them."""

    def __init__(self) -> None:
        self.places = self.names = self.unsaid = 0
        self.problems: list[InputError] = []

    def through(
        self, rows: Iterator[Imported | OtherName | InputError]
    ) -> Iterator[Imported | OtherName]:
        for row in rows:
            if isinstance(row, InputError):
                if len(self.problems) < SAID:
                    self.problems.append(row)
                else:
                    self.unsaid += 1
                continue
            if isinstance(row, Imported):
                self.places += 1
            else:
                self.names += 1
            yield row
