"""Numbers: within what was said, of the same kind, of the same people."""

import re
from collections.abc import Iterator
from functools import cache
from math import inf

from tadmor.lint.ground import Evidence, Finding, Statement
from tadmor.lint.words import TOKEN, content, listed, mapped, pattern, tokens
from tadmor.model.findings import ClaimRow
from tadmor.model.reading import Figure
from tadmor.model.text import Span

DIGITS = re.compile(
    r"(?<![\w.,-])\d{1,3}(?:[,\u00a0]\d{3})+(?![\w])|(?<![\w.,-])\d+(?:\.\d+)?(?![\w-])"
)
# What "about 200" leaves room for, on either side.
ROUNDED = 0.15
CLASSES = ("civilians", "soldiers", "irregulars")
PEOPLE = {"killed", "wounded", "killed-or-wounded", "casualties", "captured", "displaced"}
SINGLE = ("killed", "wounded", "casualties", "captured", "displaced")


def find(statement: Statement) -> Iterator[Finding]:
    """Hold every number of a sentence against those of the words that it cites."""
    if not statement.evidence:
        return
    figured: list[Span] = []
    for claim in statement.claims:
        if claim.figure and not claim.figure.vague and _value(claim.figure) > 1:
            figured.append(claim.span)
            yield from _figure(statement, claim, claim.figure)
    yield from _bare(statement, figured)


def _value(figure: Figure) -> int:
    return (figure.max if figure.min is None else figure.min) or 0


def _figure(statement: Statement, claim: ClaimRow, mine: Figure) -> Iterator[Finding]:
    held = [
        (one, other, other.figure)
        for one, other in statement.told()
        if other.figure and not other.figure.vague
    ]
    same = [row for row in held if _value(row[2]) == _value(mine)]
    span = statement.place(claim.span)
    if not same:
        if _value(mine) not in _numbers(statement):
            yield _unsaid(statement, span, f"{_value(mine):,}")
        elif mine.min == mine.max and not mine.approximate:
            yield from _bound_gone(statement, span, _value(mine))
        return
    if other := _other_kind(claim, mine, [(row[0], row[2]) for row in same]):
        message = f"you count {_kind(claim, mine)}; the page counts {other[1]}"
        yield Finding("number-kind", span, message, (other[0],))
        return
    alike = [row for row in same if row[2].kind == mine.kind] or same
    if not any(_holds(mine, theirs) for _, _, theirs in alike):
        message = f"you give {_told(mine)}; the page gives {_told(alike[0][2])}"
        yield Finding("number-bound", span, message, (alike[0][0],))
    if whose := _others(claim, alike[0][1]):
        yield Finding("number-whose", span, whose, (alike[0][0],))


def _other_kind(
    claim: ClaimRow, mine: Figure, same: list[tuple[Evidence, Figure]]
) -> tuple[Evidence, str] | None:
    """Give what the page counts by a number, if it is something else; words bear out both kinds."""
    kind = _kind(claim, mine)
    if kind is None or any(theirs.kind == kind for _, theirs in same):
        return None
    for one, theirs in same:
        if theirs.kind in PEOPLE:
            if _bears_out(theirs.kind, one.sentence):
                return one, theirs.kind
        elif mine.kind in PEOPLE and not _bears_out(kind, one.sentence):
            return one, theirs.whose or "something else"
    return None


def _kind(claim: ClaimRow, figure: Figure) -> str | None:
    """Give what a number of the report counts, as far as its words bear that out or alone say."""
    if figure.kind in PEOPLE and _bears_out(figure.kind, claim.quote):
        return figure.kind
    told = [kind for kind in SINGLE if _bears_out(kind, claim.quote)]
    return told[0] if len(told) == 1 else None


def _bears_out(kind: str, words: str) -> bool:
    return bool(pattern(f"numbers.kinds.{kind}").search(words))


def _holds(mine: Figure, theirs: Figure) -> bool:
    """Say whether all numbers that the source leaves open are left open by the report."""
    (low, high), (least, most) = _limits(mine), _limits(theirs)
    return low <= least and most <= high


def _limits(figure: Figure) -> tuple[float, float]:
    low = -inf if figure.min is None else float(figure.min)
    high = inf if figure.max is None else float(figure.max)
    if figure.approximate:
        return low * (1 - ROUNDED), high * (1 + ROUNDED)
    return low, high


def _told(figure: Figure) -> str:
    if figure.min is None:
        return f"at most {figure.max:,}"
    if figure.max is None:
        return f"at least {figure.min:,}"
    about = "about " if figure.approximate else ""
    same = figure.min == figure.max
    return f"{about}{figure.min:,}" if same else f"{figure.min:,} to {figure.max:,}"


def _others(claim: ClaimRow, other: ClaimRow) -> str | None:
    """Say that other people are counted, if both texts say whom they count."""
    if not claim.figure or not other.figure:
        return None
    mine, theirs = (_class(f.whose or "") for f in (claim.figure, other.figure))
    if not mine or not theirs or mine & theirs:
        return None
    return f"you count {claim.figure.whose}; the page counts {other.figure.whose}"


def _class(whose: str) -> frozenset[str]:
    held = set(tokens(whose))
    return frozenset(name for name in CLASSES if held & listed(f"numbers.{name}"))


def _bare(statement: Statement, figured: list[Span]) -> Iterator[Finding]:
    """Find numbers that no claim counts and no cited sentence has."""
    start = statement.sentence.span.start
    times = [time.span for time in statement.ground.reading.times]
    said = _numbers(statement)
    for found in (*DIGITS.finditer(statement.text), *_words(statement)):
        span = Span(*found.span()).shifted(start)
        if any(one.overlaps(span) for one in (*figured, *times)):
            continue
        place = statement.place(span)
        if _number(found.group()) not in said:
            yield _unsaid(statement, place, found.group())
        elif not pattern("numbers.bound").search(statement.text[: found.start()]):
            yield from _bound_gone(statement, place, _number(found.group()))


def _bound_gone(statement: Statement, span: Span, number: float) -> Iterator[Finding]:
    """Find a number without the "about" or "fewer than" that always stands before it there."""
    for one in statement.evidence:
        held = [
            pattern("numbers.bound").search(one.sentence[: found.start()])
            for numbers in (DIGITS, _counting())
            for found in numbers.finditer(one.sentence)
            if _number(found.group()) == number
        ]
        if held and (bound := held[0]) and all(held):
            message = f"you leave out \u201c{bound.group().strip()}\u201d before {number:,.0f}"
            yield Finding("number-bound", span, message, (one,))
            return


def _words(statement: Statement) -> Iterator[re.Match[str]]:
    """Give the number words of a sentence that count what the cited words count too."""
    held = {word for one in statement.evidence for word in content(one.sentence)}
    for found in _counting().finditer(statement.text):
        noun = TOKEN.search(statement.text, found.end())
        if noun and content(noun.group()) & held:
            yield found


def _numbers(statement: Statement) -> set[float]:
    """Give every number of the cited sentences: figures of claims, digits, words."""
    found = {
        float(bound)
        for _, claim in statement.told()
        if claim.figure
        for bound in (claim.figure.min, claim.figure.max)
        if bound is not None
    }
    for one in statement.evidence:
        for numbers in (DIGITS, _counting()):
            found |= {_number(match.group()) for match in numbers.finditer(one.sentence)}
    return found


@cache
def _counting() -> re.Pattern[str]:
    words = "|".join(_values())
    tens = "|".join(word for word, number in _values().items() if number >= 20)
    return re.compile(rf"\b(?:(?:{tens})-(?:one|{words})|{words})\b", re.IGNORECASE)


@cache
def _values() -> dict[str, int]:
    return {word: int(number) for number, word in mapped("numbers.words").items()}


def _number(written: str) -> float:
    """Read a number in digits or in words ("twenty-six")."""
    if written[0].isdigit():
        return float(re.sub("[,\u00a0]", "", written))
    return float(sum(_values().get(part, 1) for part in written.casefold().split("-")))


def _unsaid(statement: Statement, span: Span, number: str) -> Finding:
    held = sorted(_numbers(statement))
    there = ", ".join(f"{value:,.0f}" for value in held[:6]) or "none"
    message = f"{number} does not stand in the cited words, whose numbers are: {there}"
    return Finding("number", span, message, statement.evidence[:2])
