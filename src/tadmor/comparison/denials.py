"""Denials: one source denies what another asserts, or what is said only by way of the denial.

What is denied is looked for in turn, the surest way first: a claim of the same frame, place and
parties; the saying that "denied the claim" points back to, that the denial itself tells ("denied
rebel claims that ..."), or that stands beside it in much the same words; at last a report that the
denial only names ("dismissed reports of ..."), which is then not in the case.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tadmor.comparison.answers import (
    HOLDERS,
    LEAVERS,
    accused,
    called_untrue,
    in_other_words,
    kind,
    pointed_at,
    reported_within,
)
from tadmor.comparison.finding import End, Finding, Verdict, claim_end, saying_end
from tadmor.comparison.index import Index
from tadmor.comparison.levels import Days, event_days, news_days, said_days
from tadmor.comparison.sides import akin, leading, side
from tadmor.comparison.wording import reasoned, speaker, told, who
from tadmor.comparison.words import content, has
from tadmor.model.collection import AttributionRow
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote

# Days between two sayings about an undated thing, in two documents, that may answer each other.
ANSWERED = 7


def find(index: Index) -> Iterator[Finding]:
    """Find every denial and what it denies."""
    asserted: defaultdict[tuple[str, str | None], list[ClaimRow]] = defaultdict(list)
    for claim in index.collection.claims:
        if claim.polarity != "denies":
            asserted[kind(claim), claim.place].append(claim)
    answered: set[str | None] = set()
    yield from _of_claims(index, asserted, answered)
    for said in index.collection.attributions:
        if said.id not in answered and index.made(said):
            yield from _unanswered(index, said)


def _of_claims(
    index: Index,
    asserted: Mapping[tuple[str, str | None], list[ClaimRow]],
    answered: set[str | None],
) -> Iterator[Finding]:
    """Set each denied claim against those that assert it; note which denials are answered so."""
    for denial in (claim for claim in index.collection.claims if _denied(index, claim)):
        for claim in asserted.get((kind(denial), denial.place), ()):
            for finding in _of_claim(index, denial, claim):
                if finding.because is None:
                    answered.add(denial.attribution)
                yield finding


def _unanswered(index: Index, said: AttributionRow) -> Iterator[Finding]:
    """Find what a denial answers whose claims met none, or were not read."""
    if said.stance == "denies" or called_untrue(said):
        yield from _of_saying(index, said)
    elif said.stance == "asserts" and any(map(_is_denied, index.claims_of.get(said.id, ()))):
        inner = in_other_words(index, said) or accused(index, said)
        if inner is not None:
            yield _answer(index, said, inner, saying_end(index, said))


def _is_denied(claim: ClaimRow) -> bool:
    return claim.polarity == "denies" and claim.aspect in {"completed", "ongoing"}


def _denied(index: Index, claim: ClaimRow) -> bool:
    """Say whether a claim is denied, and not only "could be" or "is not"."""
    said = index.attributions.get(claim.attribution or "")
    return claim.polarity == "denies" and (said is None or index.made(said))


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
    met = _denied_days(denial).meets(event_days(claim))
    if met is False:
        return "superseded"
    if claim.polarity != "asserts" or claim.aspect not in {"completed", "ongoing"}:
        return "not asserted" if denial.document == claim.document else "unknown"
    if met is None and denial.document != claim.document and not _answered(denial, claim):
        return "unknown"
    numbered = claim.figure and denial.figure
    return "other scope" if numbered and claim.figure != denial.figure else None


def _denied_days(denial: ClaimRow) -> Days:
    """Give the days of what is denied; none where its day is only the saying's."""
    days, said = event_days(denial), said_days(denial)
    taken_over = denial.time is not None and denial.time.endswith("~") and days == said
    return Days(None, days.last) if taken_over else days


def _answered(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two sayings, dated or told as news, stand near enough to answer each other."""
    days = [said_days(c) if said_days(c).width == 1 else news_days(c) for c in (one, other)]
    if any(span.last is None for span in days):
        return False
    return abs((days[0].last or 0) - (days[1].last or 0)) <= ANSWERED


def _admitted(index: Index, claim: ClaimRow) -> bool:
    """Say whether a claim is an admission: that is a line that turned, not a second side."""
    return any(said.stance == "admits" for said in index.chain(claim.attribution))


def _same_thing(index: Index, denial: ClaimRow, claim: ClaimRow) -> bool:
    """Say whether a claim is of what a denial denies: the same parties in the same part."""
    if kind(denial) == "place":
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
        pointed_at(index, said)
        or reported_within(index, said)
        or in_other_words(index, said)
        or accused(index, said)
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


def _inside(index: Index, said: AttributionRow) -> bool:
    """Say whether a saying stands within one that itself denies or doubts."""
    return any(outer.stance in {"denies", "doubts"} for outer in index.chain(said.within))
