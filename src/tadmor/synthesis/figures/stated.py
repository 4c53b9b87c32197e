"""A figure as it was stated: its row, its scope, and on which day it was said."""

import re
from dataclasses import replace
from math import ceil, floor, inf

from tadmor.model.figures import StatedFigure
from tadmor.model.findings import ClaimRow, FigureRow
from tadmor.model.reading import Bounds, Figure, Place
from tadmor.model.text import Span, hull, quote
from tadmor.model.time import bounds
from tadmor.model.values import value
from tadmor.synthesis.figures.lattice import Scope, Where
from tadmor.synthesis.figures.victims import DEAD, EVERYONE, Victims, victims
from tadmor.synthesis.lookup import Lookup, account_key

OWNERS = ("victims", "who", "target")
HAPPENED = frozenset({"completed", "ongoing"})
# What "about 40" may be for the purpose of a flag: 36 to 44. It moves no bound that is shown.
ABOUT = 0.1
SINCE, TOTAL = "since ", "total"
# "No civilians were killed" counts civilians, of whom there were none.
NONE_OF = re.compile(r"^(?:no|none of(?: the)?)\s+", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?\u061f\u3002]\s")


@value
class Stated:
    """One figure with all that it is compared by.

    `source` tells originating sources apart; `said` are the first and last day on which it can have
    been said, the last of them that of publication where the page does not tell
    (`by_publication`). `course` tells what one source's figures must share to be one series: the
    days counted, or the first day of a running count, or that it is a total of unsaid beginning.
    `counted` are the words for those counted.
    """

    row: FigureRow
    scope: Scope
    source: str
    course: str
    said: Bounds
    by_publication: bool
    attribution: str | None
    counted: Span
    sentence: str
    also: tuple[str, ...] = ()

    @property
    def numbered(self) -> bool:
        """Say whether it has a number: no figure given is not zero."""
        return self.row.min is not None or self.row.max is not None

    @property
    def limits(self) -> tuple[float, float]:
        """Give the least and most that it can mean, "about" taken as a tenth either way."""
        low, high = self.row.min, self.row.max
        slack = ABOUT if self.row.approximate else 0
        return (
            0 if low is None else floor(low * (1 - slack)),
            inf if high is None else ceil(high * (1 + slack)),
        )

    def figure(self) -> StatedFigure:
        """Give it as rows hold it."""
        row = self.row
        return StatedFigure(
            claim=row.claim,
            also=self.also,
            source=row.originating_source,
            kind=row.kind,
            min=row.min,
            max=row.max,
            approximate=row.approximate,
            vague=row.vague,
            said=self.said.end_max,
            by_publication=self.by_publication,
            document=row.document,
            quote=row.quote,
        )


def stated(claim: ClaimRow, figure: Figure, lookup: Lookup) -> Stated:
    """Gather what a figure is of and when it was said."""
    said, by_publication = _said(claim, lookup)
    row = FigureRow(
        claim=claim.id,
        kind=figure.kind,
        min=figure.min,
        max=figure.max,
        approximate=figure.approximate,
        vague=figure.vague,
        whose=_whose(claim, figure, lookup),
        place=lookup.place(claim.place),
        period=figure.period or claim.time,
        originating_source=claim.originating_source,
        document=claim.document,
        quote=claim.quote,
    )
    return Stated(
        row=row,
        scope=_scope(claim, figure, row, said, lookup),
        source=account_key(claim),
        course=_course(figure, bounds(row.period)),
        said=said,
        by_publication=by_publication,
        attribution=claim.attribution,
        counted=hull(claim.roles.get("victims") or (claim.span,)),
        sentence=_sentence(claim, lookup),
    )


def asserted(claim: ClaimRow) -> bool:
    """Say whether a claim says that what it counts has happened."""
    return claim.polarity == "asserts" and claim.aspect in HAPPENED


def joined(one: Stated, other: Stated) -> Stated:
    """Count a figure once that is given again."""
    return replace(one, also=(*one.also, other.row.claim, *other.also))


def _whose(claim: ClaimRow, figure: Figure, lookup: Lookup) -> str | None:
    """Give whose figure it is in the text's words, or the party in the role that it counts."""
    parties = (lookup.party(claim, role) for role in OWNERS)
    whose = figure.whose or next((party.name for party in parties if party), None)
    return NONE_OF.sub("", whose) if whose else None


def _said(claim: ClaimRow, lookup: Lookup) -> tuple[Bounds, bool]:
    """Give when it was said, or else published: nobody says a thing after it is printed."""
    said = claim.times.said
    if said is not None and said.start_min is not None:
        return said, False
    source = lookup.sources.get(claim.document)
    published = source.reading.document.published if source else None
    if published is None and said is not None:
        return said, True
    return bounds(published), published is not None


def _scope(claim: ClaimRow, figure: Figure, row: FigureRow, said: Bounds, lookup: Lookup) -> Scope:
    first, last, total = _days(figure, bounds(row.period), said)
    return Scope(
        kind=row.kind,
        victims=_victims(row),
        where=_where(lookup.places.get(claim.place or "")),
        first=first,
        last=last,
        total=total,
    )


def _days(figure: Figure, when: Bounds, said: Bounds) -> tuple[str | None, str | None, bool]:
    """Give the days counted. "Since April" runs from April to the day on which that is said.

    A total up to a day, of which nobody says since when, begins nobody knows when; and a toll "on
    8 April" may be that day's or one up to it.
    """
    if when.start_min is None and when.end_max is not None:
        return when.end_max, when.end_max, True
    if when.end_max is None and when.start_min is not None:
        return when.start_min, _not_before(when.start_min, said.end_max), False
    return when.start_min, when.end_max, figure.cumulative is True


def _course(figure: Figure, when: Bounds) -> str:
    if when.start_min is not None and when.end_max is None:
        return f"{SINCE}{when.start_min}"
    if when.start_min is None and (figure.cumulative or when.end_max is not None):
        return TOTAL
    return f"{when.start_min}/{when.end_max}{' in all' if figure.cumulative else ''}"


def _not_before(first: str, last: str | None) -> str | None:
    return last if last is not None and last >= first else None


def _victims(row: FigureRow) -> Victims | None:
    if row.whose:
        return victims(row.whose, row.originating_source.name)
    return EVERYONE if DEAD.search(row.quote) else None


def _where(place: Place | None) -> Where | None:
    if place is None:
        return None
    country = next((one.country for one in place.candidates), None)
    whole = place.kind == "country" and country is not None
    return Where(id=f"country:{country}" if whole else place.id, country=country, whole=whole)


def _sentence(claim: ClaimRow, lookup: Lookup) -> str:
    """Give the sentence around a claim, and the claim whole: it may tell of a correction."""
    source = lookup.sources.get(claim.document)
    if source is None:
        return claim.quote
    text = source.reading.text
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= claim.span.start), default=0)
    end = min((end for end in ends if end >= claim.span.end), default=len(text))
    return quote(text, (Span(start, end),))
