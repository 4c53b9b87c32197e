"""How two claims stand that are not at odds: they agree, the one is closer, or of another scope.

The type follows from the levels alone (`matching`) and from whom the two go back to; where a level
that it needs is unknown, there is no relation.
"""

from typing import Literal

from tadmor.comparison.dating import MOST
from tadmor.comparison.index import Index
from tadmor.comparison.levels import Days, event_days, said_days
from tadmor.comparison.matching import Match, elsewhere, inside, limits
from tadmor.comparison.naming import one_source
from tadmor.comparison.wording import told, who
from tadmor.comparison.words import content, has
from tadmor.model.findings import ClaimRow, RelationType
from tadmor.model.values import value

# Days between two sayings, or between a saying and its event, that may be about one moment.
NEAR = 7
# Sentences between two claims of one page that a reader may take for one thing.
BESIDE = 3
# Days of the vaguest time that still tells which event is meant.
VAGUEST = 62
ALIKE = 0.75
HOLDING = frozenset({"gain", "control"})
COUNTED = frozenset(
    {"killed", "wounded", "killed-or-wounded", "casualties", "captured", "displaced"}
)

# The level on which two scopes differ, in words.
TOLD = {
    "what": "another kind of count",
    "who": "other people",
    "where": "another place or part of it",
    "when": "another day",
}


@value
class Link:
    """What joins two claims: the type of relation, why, and what would dissolve it."""

    type: RelationType
    why: str
    dissolved_by: str


def link(index: Index, one: ClaimRow, other: ClaimRow, levels: Match) -> Link | None:
    """Give the relation of two claims that no finding sets at odds; None where there is none."""
    if not (asserted(one) and asserted(other)) or _one_breath(one, other):
        return None
    return (
        _revised(index, one, other, levels)
        or _owned(index, one, other, levels)
        or _passed(one, other, levels)
        or _agreeing(index, one, other, levels)
        or _scoped(index, one, other, levels)
    )


def asserted(claim: ClaimRow) -> bool:
    """Say whether a claim is put forward as so, not planned, supposed or left open."""
    return claim.polarity == "asserts" and claim.aspect in {"completed", "ongoing"}


def _one_breath(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether both are told in one saying, or in one page's own voice."""
    same = one.document == other.document
    return same and (one.attribution == other.attribution or one.span.overlaps(other.span))


def _revised(index: Index, one: ClaimRow, other: ClaimRow, levels: Match) -> Link | None:
    """Read one speaker's two numbers for one thing: a lower one later takes the first back."""
    if levels.differing() != {"how many"} or not one_source(index, one, other):
        return None
    if levels["where"] != "same" or levels["who"] == "unknown" or levels["when"] != "same":
        return None
    first, second = said_days(one), said_days(other)
    if first.meets(second) is not False or one.figure is None or other.figure is None:
        return None
    early, late = (one, other) if (first.last or 0) < (second.first or 0) else (other, one)
    if early.figure is None or late.figure is None:
        return None
    lower = limits(late.figure)[1] < limits(early.figure)[0]
    return Link(
        type="revises" if lower else "supersedes",
        why=f"{who(early)} gave {told(early.quote)} and later, {who(late)}, {told(late.quote)}.",
        dissolved_by="Words that show that the two count different people, places or times.",
    )


def _passed(one: ClaimRow, other: ClaimRow, levels: Match) -> Link | None:
    """Read two holders of one place on days apart: the later is told of another time."""
    if not {one.frame, other.frame} <= HOLDING or levels["where"] != "same":
        return None
    if levels["when"] != "differs":
        return None
    early, late = sorted((one, other), key=lambda claim: event_days(claim).first or 0)
    # Days so near may be two dates of one taking, if the two may be one party.
    near = _gap(event_days(one), event_days(other)) <= MOST
    retaken = levels["who"] == "unknown" and has(late.quote, "retaking")
    if levels["who"] != "differs" and near and not retaken:
        return None
    return Link(
        type="supersedes",
        why=f"{who(late)} told {told(late.quote)}, of a later day than {who(early)}:"
        f" {told(early.quote)}.",
        dissolved_by="A day for either that puts both at one time.",
    )


def _owned(index: Index, one: ClaimRow, other: ClaimRow, levels: Match) -> Link | None:
    """Read one count that is owned of people whom the other names by another word."""
    if levels.differing() != {"who"} or not (one.figure and other.figure):
        return None
    if _admits(index, one) == _admits(index, other) or one_source(index, one, other):
        return None
    common = content(one.figure.whose or "") & content(other.figure.whose or "")
    known = all(levels[level] == "same" for level in ("where", "when", "how many"))
    return _conceded(index, one, other) if common and known else None


def _agreeing(index: Index, one: ClaimRow, other: ClaimRow, levels: Match) -> Link | None:
    closer = _closer(one, other, levels)
    if levels.differing() or closer == "unknown" or not _one_thing(index, one, other, levels):
        return None
    same = one_source(index, one, other)
    if not same and _admits(index, one) != _admits(index, other):
        return _conceded(index, one, other)
    if not same and None in (one.attribution, other.attribution):
        return None  # whom a page has its own words from is not known, so it is nobody's second
    if same and closer == "when" and _retold(one, other):
        return _together(one, other, same=True)
    return _refined(one, other, closer) if closer else _together(one, other, same=same)


def _retold(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether a relay or another page only left out the day."""
    relayed = one.document != other.document or len(one.relay) != len(other.relay)
    return relayed and (one.time is None) != (other.time is None)


def _together(one: ClaimRow, other: ClaimRow, *, same: bool) -> Link:
    if same:
        return Link(
            type="repeats",
            why=f"Both go back to {one.originating_source.name}: {told(one.quote)}.",
            dissolved_by="A second source for either of them.",
        )
    return Link(
        type="corroborates",
        why=f"{who(one)} and {who(other)} each tell {told(other.quote)}.",
        dissolved_by="Words that show that the one had it from the other, or both from a third.",
    )


def _one_thing(index: Index, one: ClaimRow, other: ClaimRow, levels: Match) -> bool:
    """Say whether two claims without a difference are of one thing, as far as words tell."""
    worded = _alike(one, other)
    counted = one.figure is not None and other.figure is not None and one.document == other.document
    beside = counted and levels["when"] == "same" and not elsewhere(index, one, other)
    placed = levels["where"] == "same" or (
        levels["where"] == "unknown" and (worded or (beside and _beside(index, one, other)))
    )
    if not placed:
        return False
    if levels["who"] == "unknown":
        return worded or (levels["when"] == "same" and one.frame != "attack")
    return one.frame != "attack" or worded or levels["when"] == "same"


def _closer(
    one: ClaimRow, other: ClaimRow, levels: Match
) -> Literal["when", "how many", "unknown"] | None:
    """Say on which level one claim is closer than the other; None where neither is."""
    mine, theirs = event_days(one), event_days(other)
    if max(mine.width or 0, theirs.width or 0) > VAGUEST:
        return "unknown"
    if levels["when"] == "near":
        return "when" if inside(mine, theirs) or inside(theirs, mine) else "unknown"
    if levels["when"] == "unknown" and not _of_one_moment(one, other):
        return "unknown"
    dated = [claim for claim in (one, other) if claim.time]
    if levels["how many"] == "near":
        return "how many"
    if levels["how many"] == "unknown":
        return "unknown"
    return "when" if len(dated) == 1 else None


def _of_one_moment(one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether two claims, of which one has no day, are told within a week of one another."""
    days = [event_days(c) if c.time else said_days(c) for c in (one, other)]
    if any(span.width is None for span in days):
        return one.document == other.document or _told_together(days)
    return _gap(days[0], days[1]) <= NEAR


def _told_together(days: list[Days]) -> bool:
    ends = [span.last for span in days]
    return None not in ends and abs((ends[0] or 0) - (ends[1] or 0)) <= NEAR


def _gap(one: Days, other: Days) -> int:
    return max(0, (one.first or 0) - (other.last or 0), (other.first or 0) - (one.last or 0))


def _conceded(index: Index, one: ClaimRow, other: ClaimRow) -> Link:
    owner, teller = (one, other) if _admits(index, one) else (other, one)
    return Link(
        type="concedes",
        why=f"{who(owner)} is said to own what {who(teller)} told: {told(owner.quote)};"
        " the word is the reporter's.",
        dissolved_by="The speaker's own words, if they own less than the reporter's word says.",
    )


def _refined(one: ClaimRow, other: ClaimRow, level: str) -> Link:
    close, wide = (one, other) if _is_closer(one, other, level) else (other, one)
    said = "when" if level == "when" else "how many"
    return Link(
        type="refines",
        why=f"{who(close)} says more closely {said}, {told(close.quote)}, than {who(wide)}:"
        f" {told(wide.quote)}.",
        dissolved_by="Words that show that the two are of different events.",
    )


def _is_closer(one: ClaimRow, other: ClaimRow, level: str) -> bool:
    if level == "when":
        return (event_days(one).width or 10**6) < (event_days(other).width or 10**6)
    if one.figure is None or other.figure is None or one.figure.vague or other.figure.vague:
        return one.figure is not None and not one.figure.vague
    (low, high), (least, most) = limits(one.figure), limits(other.figure)
    return high - low < most - least or (high == most and low > least)


def _scoped(index: Index, one: ClaimRow, other: ClaimRow, levels: Match) -> Link | None:
    """Find what only looks alike: one kind of statement, but another place, day, side or kind."""
    apart = levels.differing() - {"how many"}
    alike = one.frame == other.frame or {one.frame, other.frame} <= HOLDING
    if not alike or not apart - {"what"}:
        return None
    counted = all(c.figure and c.figure.kind in COUNTED for c in (one, other))
    fits = _of_counts(apart, levels) if counted else _of_events(index, one, other, apart, levels)
    if not fits or ("where" in apart and not _beside(index, one, other)):
        return None
    if one.document != other.document and "where" not in apart and not counted:
        return None
    named = " and ".join(TOLD[level] for level in TOLD if level in apart)
    return Link(
        type="other scope",
        why=f"{who(one)} told {told(one.quote)}, {who(other)} {told(other.quote)}: {named}.",
        dissolved_by="Words that show that both are of one place, day, group and kind.",
    )


def _of_counts(apart: frozenset[str], levels: Match) -> bool:
    if "where" in apart:
        return apart == {"where"} and levels["when"] in {"same", "near"}
    return levels["where"] == "same" and len(apart) < 3


def _of_events(
    index: Index, one: ClaimRow, other: ClaimRow, apart: frozenset[str], levels: Match
) -> bool:
    if one.frame in HOLDING:
        # Two parts of a town on one day, whoever holds them.
        names_ = [index.role(claim, "place") for claim in (one, other)]
        one_town = one.place == other.place or all(has(name, "quarter") for name in names_)
        parts = "where" in apart and one_town
        return parts and apart <= {"what", "where", "who"} and levels["when"] in {"same", "near"}
    if len(apart) > 1 or "who" in apart or one.frame == "other":
        return False
    return levels["when"] != "unknown" and levels["where"] != "unknown"


def _beside(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    if one.document != other.document:
        return False
    numbers = [index.sentence_at(one.document, claim.span.start) for claim in (one, other)]
    return abs(numbers[0] - numbers[1]) <= BESIDE


def _admits(index: Index, claim: ClaimRow) -> bool:
    return any(
        said.stance == "admits" and index.made(said) for said in index.chain(claim.attribution)
    )


def _alike(one: ClaimRow, other: ClaimRow) -> bool:
    mine, theirs = content(one.quote), content(other.quote)
    fewest = min(len(mine), len(theirs))
    return fewest >= 3 and len(mine & theirs) >= ALIKE * fewest
