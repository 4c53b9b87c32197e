"""Which of several documents of one text came first, and the words or dates that say so.

Shared words show one text, not who wrote it. A line of credit, the dates, or the way in which one
document holds another may; where none of them does, or they disagree, the origin stays open.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files

from tadmor.comparison.fingerprints import Page
from tadmor.model.text import Span, Spans
from tadmor.model.values import value

# Where on a page, or how near to the words shared, a line of credit stands.
ENDS = 400
BESIDE = 160
# Of a document held whole, and of one that holds it among other words.
WHOLE, PART = 0.9, 0.7
LISTS = ("lines", "told")
OPENING = re.compile(r"[\u201c\u201e\u00ab\":]\s*$")
CLOSED = re.compile(r"[.!?\u2026]")


@value
class Shared:
    """Two documents with words in common: how much of each stands in the other, and where.

    Words may be changed within a span. `of_left` and `of_right` count equal words only; `longest`
    are the most in a row. `quoted`: the words stand between quotation marks in one of the two.
    """

    left: str
    right: str
    of_left: float
    of_right: float
    longest: int
    left_spans: Spans
    right_spans: Spans
    quoted: bool = False


@value
class _Credit:
    """The outlet that a document credits with its text, and the words that do so."""

    outlet: str
    words: str


def origin(members: Sequence[Page], links: Sequence[Shared]) -> tuple[str | None, str]:
    """Name the document or outlet that a text goes back to, or None, and give the reason."""
    for patterns in LISTS:
        credits_ = {member.facts.name: _credit(member, links, patterns) for member in members}
        named = _credited(members, {name: one for name, one in credits_.items() if one})
        if named:
            return named
    return _earliest(members) or _holding(members, links) or (None, "nothing says which was first")


def _credited(
    members: Sequence[Page], credits_: dict[str, _Credit]
) -> tuple[str | None, str] | None:
    """Follow the credits to one outlet that credits nobody; None where there is not one."""
    names = {plain(member.facts.publisher): member.facts.name for member in members}
    ends: dict[str, tuple[str, str]] = {}
    for name, credit in credits_.items():
        held = names.get(plain(credit.outlet))
        if held not in credits_:
            ends[plain(credit.outlet)] = (
                held or credit.outlet,
                f"{name} credits it: {credit.words}",
            )
    if len(ends) == 1:
        return next(iter(ends.values()))
    if ends:
        return None, "the lines of credit name " + " and ".join(
            sorted(end for end, _ in ends.values())
        )
    return None


def _credit(member: Page, links: Sequence[Shared], patterns: str) -> _Credit | None:
    if member.facts.republished_from:
        outlet = member.facts.republished_from
        return _Credit(outlet=outlet, words=f"republished from {outlet}")
    text = member.text
    for place in _places(member, links, patterns):
        for line in _lines(patterns):
            for match in line.finditer(text, *place):
                outlet = next(name for name in match.groups() if name)
                if plain(outlet) != plain(member.facts.publisher):
                    return _Credit(outlet=outlet, words=f"\u201c{match.group().strip()}\u201d")
    return None


def _places(member: Page, links: Sequence[Shared], patterns: str) -> list[Span]:
    """Give the stretches of a page in which a credit speaks of the words shared."""
    length = len(member.text)
    shared = [span for link in links for span in _spans(link, member.facts.name)]
    if patterns == "told":
        return _merged(shared)
    edges = [edge for span in shared for edge in span]
    beside = (Span(max(0, edge - BESIDE), min(length, edge + BESIDE)) for edge in edges)
    ends = Span(0, min(ENDS, length)), Span(max(0, length - ENDS), length)
    return _merged([*ends, *beside])


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Put overlapping stretches together."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _spans(link: Shared, name: str) -> Spans:
    if name == link.left:
        return link.left_spans
    return link.right_spans if name == link.right else ()


def _earliest(members: Sequence[Page]) -> tuple[str, str] | None:
    """Give the one document that is older than all others, if all are dated to the day."""
    dated = [(_moment(member.facts.published), member.facts) for member in members]
    days = sorted({moment.date() for moment, _ in dated if moment})
    if not days or any(moment is None for moment, _ in dated):
        return None
    first = [(moment, facts) for moment, facts in dated if moment and moment.date() == days[0]]
    if len(first) > 1:
        if any(moment.tzinfo is None for moment, _ in first):
            return None
        soonest = min(moment for moment, _ in first)
        first = [(moment, facts) for moment, facts in first if moment == soonest]
    facts = first[0][1]
    return (
        (facts.name, f"{facts.name} is the earliest ({facts.published})")
        if len(first) == 1
        else None
    )


def _moment(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published) if published else None
    except ValueError:
        return None  # a month, a year, or a date that is itself uncertain


def _holding(members: Sequence[Page], links: Sequence[Shared]) -> tuple[str, str] | None:
    """Order documents by how one holds the other: as a quotation, or cut off in a sentence."""
    texts = {member.facts.name: member.text for member in members}
    others = {name: set(texts) - {name} for name in texts}
    reasons: dict[str, str] = {}
    for link in links:
        found = _order(link, texts)
        if found:
            first, later, reason = found
            others[first].discard(later)
            reasons[first] = reason
    firsts = [name for name in reasons if not others[name]]
    return (firsts[0], reasons[firsts[0]]) if len(firsts) == 1 else None


def _order(link: Shared, texts: dict[str, str]) -> tuple[str, str, str] | None:
    """Give the first and the later of two documents, and why."""
    held, holder = link.left, link.right
    held_spans, holder_spans = link.left_spans, link.right_spans
    if link.of_left < link.of_right:
        held, holder = holder, held
        held_spans, holder_spans = holder_spans, held_spans
    if max(link.of_left, link.of_right) < WHOLE or min(link.of_left, link.of_right) > PART:
        return None
    if OPENING.search(texts[holder][: holder_spans[0].start]):
        return held, holder, f"{holder} quotes {held} whole"
    rest, after = texts[held][held_spans[-1].end :], texts[holder][holder_spans[-1].end :]
    if not rest.strip() and after.strip() and not CLOSED.match(after):
        return holder, held, f"{held} breaks off in the middle of a sentence of {holder}"
    return None


@cache
def _lines(name: str) -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((files(__package__) / "credits.toml").read_text("utf-8"))
    named = {"{" + key + "}": pattern for key, pattern in data.items() if key not in LISTS}
    return tuple(re.compile(_filled(line, named), re.MULTILINE) for line in data[name])


def _filled(line: str, named: dict[str, str]) -> str:
    """Put the named patterns in their places; one may hold another."""
    while any(key in line for key in named):
        for key, pattern in named.items():
            line = line.replace(key, pattern)
    return line


def plain(name: str | None) -> str:
    """Give a name as it is compared: without its article, case and marks."""
    return re.sub(r"^the |\W", "", (name or "").casefold())
