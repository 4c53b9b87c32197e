"""Families of copies: documents that hold the same running words, wholly or in part.

Candidates come from winnowed fingerprints; a pair is linked if much of one is contained in the
other (which finds a text embedded in a longer one, where resemblance would not) or if a long run
of words stands in both. Shared words show one text, not who wrote it first: an origin is named
only where a line of credit or the dates order the family.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

from tadmor.comparison.fingerprints import SHINGLE, Prints, candidates, prints, spread
from tadmor.model.collection import Source
from tadmor.model.text import Span, quote
from tadmor.model.values import mint, value

# Independent reports of one event share under a twentieth of their runs of five words; a copy of
# which one word in ten was changed keeps some six in ten.
CONTAINED = 0.2
FEWEST = 20
# Words in a row that two writers do not hit upon by themselves.
LONG_RUN = 30
# Longer runs in more documents than this are a site's furniture unless much of the page is shared.
COMMON = 5


@value
class Shared:
    """Two documents with words in common: how much of each stands in the other, and where."""

    left: str
    right: str
    of_left: float
    of_right: float
    longest: int
    left_spans: tuple[Span, ...]
    right_spans: tuple[Span, ...]


@value
class Family:
    """Documents of one text; `origin` is a document, an outlet, or None where nothing orders it."""

    id: str
    documents: tuple[str, ...]
    origin: str | None
    evidence: str
    links: tuple[Shared, ...]


def families(sources: Sequence[Source]) -> tuple[Family, ...]:
    """Find the families of copies among documents; one without a copy is in none."""
    texts = [_prints(source.reading.text) for source in sources]
    counts = spread(texts)
    head = list(range(len(sources)))
    links: list[tuple[int, int]] = []
    for one, other in candidates(texts):
        first, second = sorted((_root(head, one), _root(head, other)))
        # A document already in the family adds nothing to it, so it is not aligned again.
        if first != second and _linked(texts[one], texts[other], counts):
            links.append((one, other))
            head[second] = first
    roots = {_root(head, one) for one, _ in links}
    return tuple(
        _family(
            [source for at, source in enumerate(sources) if _root(head, at) == root],
            [(sources[a], sources[b]) for a, b in links if _root(head, a) == root],
        )
        for root in sorted(roots)
    )


def shared(left: Source, right: Source) -> Shared:
    """Align two documents and give the words that stand in both, in their order."""
    one, other = _prints(left.reading.text), _prints(right.reading.text)
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= SHINGLE]
    words = sum(block.size for block in blocks)
    return Shared(
        left=left.facts.name,
        right=right.facts.name,
        of_left=round(words / max(1, len(one.words)), 2),
        of_right=round(words / max(1, len(other.words)), 2),
        longest=max((block.size for block in blocks), default=0),
        left_spans=tuple(_stretch(one, block.a, block.size) for block in blocks),
        right_spans=tuple(_stretch(other, block.b, block.size) for block in blocks),
    )


def _stretch(text: Prints, at: int, size: int) -> Span:
    return Span(text.spans[at].start, text.spans[at + size - 1].end)


@lru_cache(maxsize=4096)
def _prints(text: str) -> Prints:
    return prints(text)


def _root(head: list[int], at: int) -> int:
    while head[at] != at:
        at = head[at]
    return at


def _linked(one: Prints, other: Prints, counts: Counter[int]) -> bool:
    """Say whether two texts share enough: a part of the shorter, or one long run of words."""
    both = set(one.shingles) & set(other.shingles)
    fewest = min(len(set(one.shingles)), len(set(other.shingles)))
    if len(both) >= FEWEST - SHINGLE + 1 and len(both) >= CONTAINED * fewest:
        return True
    return _longest(one.shingles, {mark for mark in both if counts[mark] <= COMMON}) >= LONG_RUN


def _longest(shingles: tuple[int, ...], both: set[int]) -> int:
    """Count the words of the longest run whose every five in a row stand in both texts."""
    longest = run = 0
    for mark in shingles:
        run = run + 1 if mark in both else 0
        longest = max(longest, run)
    return longest + SHINGLE - 1 if longest else 0


def _family(members: list[Source], links: list[tuple[Source, Source]]) -> Family:
    names = tuple(source.facts.name for source in members)
    pairs = tuple(shared(one, other) for one, other in links)
    origin, reason = _origin(members)
    most = max(pairs, key=lambda pair: (max(pair.of_left, pair.of_right), pair.longest))
    share = max((most.of_left, most.left, most.right), (most.of_right, most.right, most.left))
    evidence = (
        f"{share[0]:.0%} of the words of {share[1]} stand in {share[2]} in the same order,"
        f" up to {most.longest} in a row; {reason}"
    )
    return Family(
        id=mint("fam", *sorted(source.id for source in members)),
        documents=names,
        origin=origin,
        evidence=evidence,
        links=pairs,
    )


def _origin(members: list[Source]) -> tuple[str | None, str]:
    """Name the origin that a credit or the dates give, and the words that say why."""
    credited_by = {source.facts.name: _credit(source) for source in members}
    named = {credit[0] for credit in credited_by.values() if credit}
    if len(named) == 1:
        outlet = named.pop()
        found = [s for s in members if _plain(s.facts.publisher) == _plain(outlet)]
        credited = next(name for name, credit in credited_by.items() if credit)
        line = (credited_by[credited] or ("", ""))[1]
        if len(found) == 1 and not credited_by[found[0].facts.name]:
            return found[0].facts.name, f"{credited} credits it: {line}"
        if not found:
            return outlet, f"{credited} credits it: {line}"
    dates = sorted((source.facts.published or "", source.facts.name) for source in members)
    if dates[0][0] and dates[0][0][:10] < dates[1][0][:10] and len(dates[0][0]) >= 10:
        return dates[0][1], f"{dates[0][1]} is the earliest ({dates[0][0]})"
    return None, "nothing in them says which was first"


def _credit(source: Source) -> tuple[str, str] | None:
    """Give the outlet that a document credits with its text, and the words that do so."""
    if source.facts.republished_from:
        return source.facts.republished_from, f"republished from {source.facts.republished_from}"
    text = source.reading.text
    ends = text[:400] + "\n" + text[-400:]
    for line in _credit_lines():
        if match := line.search(ends):
            outlet = quote(ends, Span(*match.span("outlet"))).strip()
            if _plain(outlet) != _plain(source.facts.publisher):
                return outlet, f"\u201c{match.group().strip()}\u201d"
    return None


@cache
def _credit_lines() -> tuple[re.Pattern[str], ...]:
    lines = (files(__package__) / "credits.txt").read_text("utf-8").splitlines()
    return tuple(re.compile(line) for line in lines if line and not line.startswith("#"))


def _plain(name: str | None) -> str:
    return re.sub(r"^the |\W", "", (name or "").casefold())
