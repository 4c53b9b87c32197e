"""Codings as a file of JSON lines: printed from one case, brought into another."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tadmor.coding.matching import waiting
from tadmor.errors import InputError, TadmorError
from tadmor.model.blind import counting, rounds, seen_by
from tadmor.model.codings import CodingLine
from tadmor.pipeline.coder import Coder
from tadmor.store.case import Case


def lines(case: Case, viewer: str | None) -> Iterator[CodingLine]:
    """Give the codings that count, as one person may see them, in the order of the record."""
    rulings = seen_by(case.rulings(), viewer)
    for ruling in counting(rulings, waiting(rounds(rulings))):
        if ruling.coding:
            yield CodingLine(
                coding=ruling.coding,
                by=ruling.by,
                at=ruling.at,
                codebook=ruling.codebook,
                reason=ruling.reason,
            )


def bring_in(case: Case, path: Path) -> int:
    """Bring in a file of codings, all of it or nothing; give how many are new.

    Each keeps who made it. Raises InputError where a line is no coding or does not fit the case.
    """
    before = len(case.rulings())
    made = []
    for number, line in enumerate(_read(path), 1):
        try:
            held = msgspec.json.decode(line, type=CodingLine)
            bench = Coder(case, held.by or "", held.reason)
            made.append(bench.brought(held))
        except (msgspec.MsgspecError, TadmorError) as error:
            raise InputError(
                path, f"line {number}: {error}", "mend the line or leave it out"
            ) from error
    case.rule(made)
    return len(case.rulings()) - before


def _read(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text("utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            path, f"it cannot be read ({error})", "give a file of JSON lines"
        ) from error
