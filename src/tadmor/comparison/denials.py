"""Denials: one source denies what another asserts, or what is said only by way of the denial.

What is denied is looked for in turn, the surest way first: a claim of the same frame, place and
parties; the saying that "denied the claim" points back to, that the denial itself tells ("denied
rebel claims that ..."), or that stands beside it in much the same words; at last a report that the
denial only names ("dismissed reports of ..."), which is then not in the case.
"""

from collections import defaultdict
from collections.abc import Iterator

from tadmor.comparison.finding import End, Finding, Verdict, claim_end, saying_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import event_days, family, said_days
from tadmor.comparison.sides import akin, leading, side
from tadmor.comparison.wording import reasoned, speaker, told, who
from tadmor.comparison.words import content, has, names, pattern
from tadmor.model.collection import AttributionRow
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote

# Sentences back in which "the claim" finds what it points to.
BACK = 2
# Days between two sayings about an undated thing, in two documents, that may answer each other.
ANSWERED = 7
MAKING = frozenset({"asserts", "relays", "infers"})
# What is denied of a place, and which frames say the same of it: by its holder, by who left it.
HOLDERS = {"gain": "taker", "control": "holder", "loss": "to"}
LEAVERS = {"loss": "loser", "withdraw": "who", "gain": "from"}


def find(index: Index) -> Iterator[Finding]:
    """Find every denial and what it denies."""
    asserted: defaultdict[tuple[str, str | None], list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.polarity != "denies":
            asserted[_family(claim), claim.place].append(claim)
    answered: set[str | None] = set()
    for denial in (claim for claim in index.collection.claims if _denied(index, claim)):
        for claim in asserted[_family(denial), denial.place]:
            for finding in _of_claim(index, denial, claim):
                if finding.because is None:
                    answered.add(denial.attribution)
                yield finding
    for said in index.collection.attributions:
        if said.stance == "denies" and index.made(said) and said.id not in answered:
            yield from _of_saying(index, said)


def _denied(index: Index, claim: ClaimRow) -> bool:
    """Say whether a claim is denied, and not only "could be" or "is not"."""
    said = index.attributions.get(claim.attribution or "")
    return claim.polarity == "denies" and (said is None or index.made(said))


def _family(claim: ClaimRow) -> str:
    """Name the family within which a denial is answered: all of who holds a place is one."""
    return "place" if claim.frame in HOLDERS | LEAVERS else family(claim.frame)


def _of_claim(index: Index, denial: ClaimRow, claim: ClaimRow) -> Iterator[Finding]:
    if not _same_thing(index, denial, claim) or _admitted(index, claim):
        return
    because = _dismissal(index, denial, claim)
    if because == "unknown":
        return
    why = (
        f"{who(claim)} said that {told(claim.quote)};"
        f" {who(denial)} denied that {told(denial.quote)}."
    )
    yield Finding(
        kind="denial",
        left=claim_end(claim),
        right=claim_end(denial),
        why=reasoned(why, because),
        dissolved_by="Evidence that goes back to neither of the two, of the same day and place.",
        because=because,
        about=("denial", denial.id, str(because)),
    )


def _dismissal(index: Index, denial: ClaimRow, claim: ClaimRow) -> Verdict:
    """Say why a denial does not meet a claim; None where it does, "unknown" where that is open."""
    if index.origin(denial) == index.origin(claim):
        return "unknown"
    met = event_days(denial).meets(event_days(claim))
    if met is False:
        return "superseded"
    if claim.polarity != "asserts" or claim.aspect not in {"completed", "ongoing"}:
        return "not asserted" if denial.document == claim.document else "unknown"
    if met is None and denial.document != claim.document and not _answered(denial, claim):
        return "unknown"
    numbered = claim.figure and denial.figure
    return "other scope" if numbered and claim.figure != denial.figure else None


def _answered(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two sayings, both of a known day, stand near enough to answer each other."""
    first, second = said_days(one), said_days(other)
    if first.width != 1 or second.width != 1:
        return False
    return abs((first.first or 0) - (second.first or 0)) <= ANSWERED


def _admitted(index: Index, claim: ClaimRow) -> bool:
    """Say whether a claim is an admission: that is a line that turned, not a second side."""
    return any(said.stance == "admits" for said in index.chain(claim.attribution))


def _same_thing(index: Index, denial: ClaimRow, claim: ClaimRow) -> bool:
    """Say whether a claim is of what a denial denies: the same parties in the same part."""
    if _family(denial) == "place":
        return denial.place is not None and (
            _agree(index, denial, claim, HOLDERS) or _agree(index, denial, claim, LEAVERS)
        )
    one, other = leading(index, denial), leading(index, claim)
    if one is None or other is None:
        return False
    if denial.place is not None and one.key == other.key:
        return True
    if denial.frame == "attack" and akin(one, other):
        rest = [content(c.quote) - content(index.role(c, "attacker")) for c in (denial, claim)]
        return bool(rest[0] & rest[1])
    mine, theirs = content(denial.quote), content(claim.quote)
    return len(mine & theirs) >= 2 and len(mine & theirs) >= 0.6 * min(len(mine), len(theirs))


def _agree(index: Index, one: ClaimRow, other: ClaimRow, roles: dict[str, str]) -> bool:
    """Say whether both claims speak of the holder (or the leaver) and of no two different ones."""
    if one.frame not in roles or other.frame not in roles:
        return False
    left, right = side(index, one, roles[one.frame]), side(index, other, roles[other.frame])
    if left is None or right is None:
        named = left or right
        silent = one.frame if left is None else other.frame
        # "Denied that it had lost X" answers "they took X" though nobody is named as the taker.
        return named is not None and silent in {"loss", "gain"} and one.document == other.document
    return left.key == right.key or bool(content(left.words) & content(right.words))


def _of_saying(index: Index, said: AttributionRow) -> Iterator[Finding]:
    inner = (
        _pointed_at(index, said) or _reported_within(index, said) or _in_other_words(index, said)
    )
    if inner is not None:
        yield _answer(index, said, inner, saying_end(index, said))
    elif has(quote(index.text(said.document), said.content[:1]), "reports") and not _inside(
        index, said
    ):
        yield Finding(
            kind="denial",
            left=None,
            right=saying_end(index, said),
            why=f"{speaker(index, said)} denied what others are said to report:"
            f" {told(said.quote)}.",
            dissolved_by="The reports that are denied, with their sources: not in this case.",
        )


def _answer(index: Index, said: AttributionRow, denied: tuple[End, str], right: End) -> Finding:
    left, source = denied
    return Finding(
        kind="denial",
        left=left,
        right=right,
        why=f"{speaker(index, said)} denied what {source} said: {told(left.quote)}.",
        dissolved_by="Evidence that goes back to neither of the two, of the same day and place.",
    )


def _pointed_at(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find what "the claim" or "responsibility" points back to on the page."""
    words = " ".join(said.quote.split()).strip("\u201c\u201d\"'., ")
    blamed = pattern("responsibility").search(words) is not None and len(words.split()) <= 8
    if not blamed and not pattern("anaphors").fullmatch(words):
        return None
    here = index.sentence_at(said.document, said.content[0].start)
    for other in reversed(index.sayings[said.document]):
        behind = here - index.sentence_at(said.document, other.content[0].start)
        earlier = other.content[0].start < said.content[0].start
        if not earlier or not 0 <= behind <= BACK or other.within == said.id:
            continue
        if other.stance not in MAKING or index.speaker(other) == index.speaker(said):
            continue
        cue = quote(index.text(said.document), other.cue)
        if not blamed or pattern("accusing").search(cue):
            return _made(index, other)
    return None


def _reported_within(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find the saying that a denial names and tells: "denied rebel claims that it had fled"."""
    for other in index.sayings[said.document]:
        if other.within == said.id and other.stance in MAKING and other.by is not None:
            return _made(index, other)
    return None


def _in_other_words(index: Index, said: AttributionRow) -> tuple[End, str] | None:
    """Find who says beside a denial, in much the same words, what it denies."""
    here = index.sentence_at(said.document, said.content[0].start)
    around = {outer.id for outer in index.chain(said.id)}
    for other in index.sayings[said.document]:
        if not around.isdisjoint(outer.id for outer in index.chain(other.id)):
            continue
        away = here - index.sentence_at(said.document, other.content[0].start)
        if abs(away) > BACK or other.stance not in MAKING or other.negated:
            continue
        if index.speaker(other) != index.speaker(said) and _alike(said.quote, other.quote):
            return _made(index, other)
    return None


def _alike(one: str, other: str) -> bool:
    """Say whether two stretches tell of one thing: most words of the shorter, names, numbers."""
    mine, theirs = content(one), content(other)
    common = mine & theirs
    if len(common) < 2 or len(common) < 0.6 * min(len(mine), len(theirs)):
        return False
    named = [names(words) | {w for w in words.split() if w.isdigit()} for words in (one, other)]
    return named[0] <= named[1] or named[1] <= named[0]


def _made(index: Index, said: AttributionRow) -> tuple[End, str]:
    claims = [c for c in index.claims_of.get(said.id, ()) if c.polarity == "asserts"]
    told_of = [claim for claim in claims if 2 * len(claim.quote) >= len(said.quote)]
    end = claim_end(told_of[0]) if told_of else saying_end(index, said)
    return end, speaker(index, said)


def _inside(index: Index, said: AttributionRow) -> bool:
    """Say whether a saying stands within one that itself denies or doubts."""
    return any(outer.stance in {"denies", "doubts"} for outer in index.chain(said.within))
