"""Rival explanations of one attack: two sides on one page, each of which names the other."""

from collections.abc import Iterator
from itertools import combinations

from tadmor.comparison.finding import Finding, claim_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days, same_id
from tadmor.comparison.sides import Side, akin, side
from tadmor.comparison.wording import told, who
from tadmor.comparison.words import content
from tadmor.model.findings import ClaimRow

# Sentences between two accounts of one attack.
BESIDE = 2


def find(index: Index) -> Iterator[Finding]:
    """Find the attacks that two sources of one page lay at the door of two parties."""
    pages: dict[str, list[tuple[ClaimRow, Side]]] = {}
    for claim in index.collection.claims:
        attacker = side(index, claim, "attacker") if claim.frame == "attack" else None
        if attacker is not None and _told_as_so(claim):
            pages.setdefault(claim.document, []).append((claim, attacker))
    for attacks in pages.values():
        for one, other in combinations(attacks, 2):
            if _blamed(*one, *other) and _one_attack(index, one[0], other[0]):
                yield _finding(one[0], other[0])


def _told_as_so(claim: ClaimRow) -> bool:
    told_of = claim.polarity == "asserts" and claim.aspect in {"completed", "ongoing"}
    return told_of and claim.attribution is not None


def _blamed(one: ClaimRow, mine: Side, other: ClaimRow, theirs: Side) -> bool:
    """Say whether a source names another attacker than the one who names his own side."""
    if mine.own or theirs.own or akin(mine, theirs) or one.attribution == other.attribution:
        return False
    speakers = [_speaker(claim) for claim in (one, other)]
    answers = akin(speakers[0], theirs) or akin(speakers[1], mine)
    return answers and not akin(speakers[0], mine) and not akin(speakers[1], theirs)


def _speaker(claim: ClaimRow) -> Side:
    party = claim.originating_source
    return Side(key=party.id or party.name.casefold(), words=party.name, own=True)


def _one_attack(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two claims are of one attack: one target or place, near on the page."""
    lines = [index.sentence_at(claim.document, claim.span.start) for claim in (one, other)]
    if abs(lines[0] - lines[1]) > BESIDE or event_days(one).meets(event_days(other)) is False:
        return False
    if same_id(one.place, other.place) == "differs":
        return False
    targets = [content(index.role(claim, "target")) for claim in (one, other)]
    return targets[0] <= targets[1] or targets[1] <= targets[0] if all(targets) else False


def _finding(one: ClaimRow, other: ClaimRow) -> Finding:
    return Finding(
        kind="rival-explanation",
        left=claim_end(one),
        right=claim_end(other),
        why=f"{who(one)} named one attacker, {told(one.quote)}; {who(other)} another,"
        f" {told(other.quote)}.",
        dissolved_by="Evidence of who fired that goes back to neither of the two.",
    )
