"""Whether two claims are one source's whose name the pages give in two ways.

"The Observatory" is the "Syrian Observatory for Human Rights" of another page, "the ministry's
spokesman" speaks for the ministry, and "its spokesman" for who spoke before him. What is doubtful
counts as one, as in `origins`.
"""

from tadmor.comparison.index import Index
from tadmor.comparison.origins import one_lineage
from tadmor.comparison.sides import country
from tadmor.comparison.words import content, has, listed, tokens
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote


def one_source(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two claims are of one lineage, or of one source by another name."""
    if one_lineage(index, one, other) or _speaks_for(index, one, other):
        return True
    names = [claim.originating_source.name for claim in (one, other)]
    if _body(names[0]) == _body(names[1]) and _body(names[0]) and not has(names[0], "sorts"):
        return True
    if one.document == other.document:
        return False
    full = [
        f"{name} {_titled(index, claim)}" for name, claim in zip(names, (one, other), strict=True)
    ]
    return _short(names[0], full[1]) or _short(names[1], full[0])


def _titled(index: Index, claim: ClaimRow) -> str:
    """Give the words of the page for who speaks: "the governor of Homs, Talal al-Barazi"."""
    said = index.attributions.get(claim.attribution or "")
    return quote(index.text(claim.document), said.source) if said else ""


def _short(one: str, other: str) -> bool:
    """Say whether the one name is the other cut short: "the Observatory", "Konashenkov"."""
    if has(one, "sorts") or has(other, "sorts") or country(one):
        return False
    fits = content(one) < content(other)
    return fits and (len(content(one)) > 1 or one[:1].isupper())


def _body(name: str) -> frozenset[str]:
    """Give the words for whom a speaker speaks: "a spokesman for the ministry", "the ministry"."""
    return frozenset(content(name) - content(" ".join(sorted(listed("spokesmen")))))


def _speaks_for(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether the one is told by "its spokesman", the other by who spoke just before him."""
    if one.document != other.document:
        return False
    early, late = sorted((one, other), key=lambda claim: claim.span.start)
    words = tokens(_titled(index, late))
    if not (words and words[0] in listed("own") and listed("spokesmen").intersection(words)):
        return False
    said = index.attributions[late.attribution or ""]
    before = [
        each
        for each in index.sayings[late.document]
        if each.content[0].start < said.content[0].start
        and index.speaker(each) != index.speaker(said)
    ]
    first = index.attributions.get(early.attribution or "")
    return bool(before) and first is not None and index.speaker(before[-1]) == index.speaker(first)
