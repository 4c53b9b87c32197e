"""When: every date of a sentence is one of the words that it cites, and no more exact."""

import re
from collections.abc import Iterator
from itertools import chain

from tadmor.lint.ground import Evidence, Finding, Statement, paragraph_of
from tadmor.lint.pairing import retold
from tadmor.lint.words import pattern
from tadmor.model import edtf
from tadmor.model.findings import ClaimRow
from tadmor.model.reading import Bounds, TimeExpression
from tadmor.model.text import Span, quote
from tadmor.model.time import bounds_within

YEAR = re.compile(r"\d{4}")


def find(statement: Statement) -> Iterator[Finding]:
    """Find dates that are not those of the cited words, or more exact than they are."""
    if not statement.evidence:
        return
    held = [*chain.from_iterable(_dates(one) for one in statement.evidence)]
    for time in statement.ground.reading.times:
        if not statement.authored(time.span) or not _dated(time):
            continue
        words = quote(statement.ground.reading.text, time.span)
        theirs = _events(statement, time.span) or held
        mine = _meanings(words, time.edtf or "", theirs)
        if _is_weekday(words) or not theirs:
            continue
        if any(_holds(one, other) for one in mine for other in theirs):
            continue
        if _names_a_thing(statement, time) and _stands_there(statement, time):
            continue
        there = ", ".join(dict.fromkeys(one.edtf for one in theirs if one.edtf))
        exact = any(_meet(one, other) for one in mine for other in theirs)
        what = "is more exact than" if exact else "is not a date of"
        message = f"\u201c{words}\u201d ({time.edtf}) {what} the cited words, which have {there}"
        yield Finding("date", statement.place(time.span), message, statement.evidence[:2])


def _dated(time: TimeExpression) -> bool:
    return time.edtf is not None and not edtf.is_duration(time.edtf)


def _names_a_thing(statement: Statement, time: TimeExpression) -> bool:
    """Say whether a date tells one thing from others: "the accord of 18 June"."""
    text = statement.ground.reading.text
    words = text[max(0, time.span.start - 4) : time.span.end].casefold()
    return words.lstrip().startswith("of ")


def _stands_there(statement: Statement, time: TimeExpression) -> bool:
    """Say whether a cited document has the date anywhere."""
    readings = (one.source.reading for one in statement.evidence)
    return any(other.edtf == time.edtf for reading in readings for other in reading.times)


def _is_weekday(words: str) -> bool:
    """Say whether a day is only "Sunday": which one, the report's own days do not tell."""
    return bool(pattern("dates.weekday").search(words)) and not any(map(str.isdigit, words))


def _meanings(words: str, written: str, theirs: list[Bounds]) -> list[Bounds]:
    """Give what a date may mean: of "in April" the year is only guessed, so any year will do."""
    if YEAR.search(words):
        return [bounds_within(written)]
    years = {found[0] for one in theirs for found in YEAR.finditer(one.edtf or "")}
    return [bounds_within(_in(written, year)) for year in sorted({*years, *YEAR.findall(written)})]


def _in(written: str, year: str) -> str:
    """Move a date to another year, unless it has several or a day that the year has not."""
    if len(set(YEAR.findall(written))) != 1 or "02-29" in written:
        return written
    return YEAR.sub(year, written)


def _events(statement: Statement, span: Span) -> list[Bounds]:
    """Give the dates of what is told, where a date of the report is not one of a saying."""
    told = [claim for claim in statement.claims if claim.span.covers(span)]
    pairs = [pair for claim in told for pair in retold(statement, claim)]
    return [bounds_within(claim.time) for _, claim in pairs if _is_of_event(claim)]


def _is_of_event(claim: ClaimRow) -> bool:
    """Say whether the page itself dates the deed: "~" is the day of a saying."""
    return claim.time is not None and "~" not in claim.time


def _dates(one: Evidence) -> Iterator[Bounds]:
    """Give the days of some cited words: of their claims, their sentence, their saying and page."""
    for claim in one.claims:
        times = claim.times
        yield from (bound for bound in (times.event, times.valid, times.said) if bound)
        if claim.time:
            yield bounds_within(claim.time)
    reading = one.source.reading
    told = [time for time in reading.times if _dated(time) and one.around.overlaps(time.span)]
    if not told:
        whole = paragraph_of(reading.text, one.around)
        told = [time for time in reading.times if _dated(time) and whole.overlaps(time.span)]
    yield from (bounds_within(time.edtf) for time in told)
    yield from (bounds_within(said.said) for said in one.sayings if said.said)
    if one.source.facts.published:
        yield bounds_within(one.source.facts.published)


def _holds(mine: Bounds, theirs: Bounds) -> bool:
    """Say whether the days of the report hold those of the page; of an open stretch, its end."""
    known = theirs.end_max if theirs.start_min is None else theirs.start_min
    if known is None:
        return False
    if theirs.start_min is None or theirs.end_max is None:
        return _meet(mine, Bounds(start_min=known, end_max=known)) and _open(mine, known)
    starts = mine.start_min is None or mine.start_min <= theirs.start_min
    ends = mine.end_max is None or mine.end_max >= theirs.end_max
    return starts and ends


def _open(mine: Bounds, known: str) -> bool:
    """Say whether a stretch is a known day, or open on one side of it."""
    return known in {mine.start_min, mine.end_max} or bool(mine.start_min and mine.end_max)


def _meet(mine: Bounds, theirs: Bounds) -> bool:
    before = mine.end_max and theirs.start_min and mine.end_max < theirs.start_min
    after = theirs.end_max and mine.start_min and theirs.end_max < mine.start_min
    return not before and not after
