"""Dates as numbers of days, in which an open side is infinite."""

from math import inf, isinf

from tadmor.model import edtf
from tadmor.model.time import from_ordinal, ordinal


def number(date: str | None, otherwise: float = -inf) -> float:
    """Count the days to an ISO date; `otherwise` for an open side."""
    return otherwise if date is None else ordinal(edtf.day_of(date))


def written(days: float) -> str | None:
    """Write a number of days as an ISO date; None for an open side."""
    return None if isinf(days) else edtf.iso(from_ordinal(int(days)))
