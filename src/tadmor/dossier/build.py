"""Gather readings into a dossier: the plain data that the page, and later the tables, show."""

from collections.abc import Sequence
from typing import Literal

from tadmor.model.reading import Reading
from tadmor.model.values import value


@value
class Dossier:
    """What one page shows: a title, the question it was gathered for, and its documents as read."""

    schema: Literal["tadmor/dossier/1"] = "tadmor/dossier/1"
    title: str
    question: str | None = None
    readings: tuple[Reading, ...] = ()


def build(readings: Sequence[Reading], title: str, question: str | None = None) -> Dossier:
    """Make a dossier of `readings`, kept in the order given: the order that the page lists."""
    return Dossier(title=title, question=question, readings=tuple(readings))
