"""How near two claims stand to one another: who, where, when, what and how many, each by itself.

Read from top to bottom the levels are a waterfall: each gives the words of both claims and whether
they are the same, near, different or unknown. No weights are put on them (docs/decisions).
"""

from tadmor.comparison.index import Index
from tadmor.comparison.levels import LEADING, Days, event_days, family, same_id
from tadmor.comparison.sides import Side, akin, country, side
from tadmor.comparison.words import content, has, listed, names, pattern, states, tokens
from tadmor.model.findings import Answer, ClaimRow, Level, Step
from tadmor.model.reading import Figure, FigureKind
from tadmor.model.values import value

# Roles of one party in several frames: who has a place after it, and who no longer has.
HOLDERS = {"gain": "taker", "control": "holder", "loss": "to"}
LEAVERS = {"loss": "loser", "withdraw": "who", "gain": "from"}
# What "about 200" leaves room for, on either side.
ROUNDED = 0.15


@value
class Match:
    """Two claims compared on every level, in the order of the waterfall."""

    steps: tuple[Step, ...]

    def __getitem__(self, level: Level) -> Answer:
        return next(step.answer for step in self.steps if step.level == level)

    def differing(self) -> frozenset[Level]:
        """Give the levels on which the two surely differ."""
        return frozenset(step.level for step in self.steps if step.answer == "differs")


def match(index: Index, one: ClaimRow, other: ClaimRow) -> Match:
    """Compare two claims on every level."""
    return Match(
        steps=(
            Step(level="what", answer=_what(one, other), left=_kind(one), right=_kind(other)),
            _who(index, one, other),
            _where(index, one, other),
            Step(
                level="when",
                answer=nearness(event_days(one), event_days(other)),
                left=one.time or "",
                right=other.time or "",
            ),
            Step(
                level="how many",
                answer=_how_many(one.figure, other.figure),
                left=_number(one.figure),
                right=_number(other.figure),
            ),
        )
    )


def nearness(one: Days, other: Days) -> Answer:
    """Compare two stretches of days: near if they share a day and are not the same."""
    met = one.meets(other)
    if met is None and one == other and one.first is not None:
        return "same"
    if met is None:
        return "unknown"
    if not met:
        return "differs"
    return "same" if one == other else "near"


def inside(one: Days, other: Days) -> bool:
    """Say whether the first stretch lies within the second and is shorter."""
    if one.width is None or other.width is None or one.width >= other.width:
        return False
    return (other.first or 0) <= (one.first or 0) and (one.last or 0) <= (other.last or 0)


def limits(figure: Figure) -> tuple[float, float]:
    """Give the least and the greatest number that a figure leaves open."""
    low = float("-inf") if figure.min is None else float(figure.min)
    high = float("inf") if figure.max is None else float(figure.max)
    if figure.approximate:
        return low * (1 - ROUNDED), high * (1 + ROUNDED)
    return low, high


def one_scope(index: Index, left: ClaimRow, right: ClaimRow) -> bool:
    """Say whether both speak of the whole place, or of one part of it."""
    most = [pattern("most").search(index.role(claim, "place")) for claim in (left, right)]
    if all(most) or (any(most) and "whole" in {left.extent, right.extent}):
        return True
    if left.extent == right.extent == "part":
        name = content(index.places[left.place or ""])
        parts = [content(index.role(claim, "place")) - name for claim in (left, right)]
        return parts[0] == parts[1]
    return left.extent == right.extent


def counted(claim: ClaimRow) -> FigureKind | None:
    """Give what a claim counts; "killed or wounded" is one number, whatever it was read as."""
    if claim.figure is None:
        return None
    mixed = claim.figure.kind in {"killed", "wounded"} and pattern("together").search(claim.quote)
    return "killed-or-wounded" if mixed else claim.figure.kind


def whom(one: ClaimRow, other: ClaimRow) -> Answer:
    """Compare the people whom two figures count: the same words, or more of them."""
    mine, theirs = (_people(claim) for claim in (one, other))
    if not mine or not theirs:
        return "unknown"
    if mine == theirs:
        return "same"
    return "near" if mine <= theirs or theirs <= mine else "differs"


def _people(claim: ClaimRow) -> frozenset[str]:
    """Give the words for those whom a figure counts; "its fighters" are those of who speaks."""
    words = (claim.figure and claim.figure.whose) or ""
    owner = claim.originating_source.name if has(words, "own") else ""
    return content(f"{owner} {words}")


def elsewhere(index: Index, one: ClaimRow, other: ClaimRow) -> bool:
    """Say whether the words put two figures, of which one has no place, at two places."""
    around = [index.around(claim) for claim in (one, other)]
    if _in_another_land(*around) or _in_another_land(*around[::-1]):
        return True
    parts = [content(index.role(claim, "place")) for claim in (one, other)]
    if one.place != other.place and all(parts) and parts[0].isdisjoint(parts[1]):
        return True
    if one.place and other.place:
        return False
    named = [_named_places(index, claim) for claim in (one, other)]
    return all(named) and named[0].isdisjoint(named[1])


def _in_another_land(one: str, other: str) -> bool:
    """Say whether the one begins "In Lebanon," and the other names only another state."""
    words = tokens(one)[:2]
    land = states().get(words[1]) if len(words) == 2 and words[0] == "in" else None
    return land is not None and land == words[1] and country(other) not in {None, land}


def _named_places(index: Index, claim: ClaimRow) -> frozenset[str]:
    """Give the name of the place of a claim, or those that its sentence has."""
    if claim.place:
        return frozenset({index.places[claim.place].casefold()})
    around = f" {' '.join(tokens(index.around(claim)))} "
    every = {" ".join(tokens(name)) for name in index.places.values()}
    return frozenset(name for name in every if f" {name} " in around)


def _what(one: ClaimRow, other: ClaimRow) -> Answer:
    if family(one.frame) != family(other.frame):
        # Who has taken a place and who holds it on that day are told in either word.
        held = {one.frame, other.frame} == {"gain", "control"}
        return "near" if held and event_days(one).meets(event_days(other)) else "differs"
    if one.figure and other.figure and counted(one) != counted(other):
        return "differs"
    return "same" if one.frame == other.frame else "near"


def _kind(claim: ClaimRow) -> str:
    return f"{claim.frame} ({counted(claim)})" if claim.figure else claim.frame


def _who(index: Index, one: ClaimRow, other: ClaimRow) -> Step:
    if one.figure and other.figure:
        left, right = one.figure.whose or "", other.figure.whose or ""
        return Step(level="who", answer=whom(one, other), left=left, right=right)
    for roles in (HOLDERS, LEAVERS):
        if one.frame in roles and other.frame in roles:
            mine = side(index, one, roles[one.frame])
            theirs = side(index, other, roles[other.frame])
            if mine is not None or theirs is not None:
                return _parties(mine, theirs)
    mine, theirs = (_party(index, claim) for claim in (one, other))
    return _parties(mine, theirs)


def _party(index: Index, claim: ClaimRow) -> Side | None:
    found = (side(index, claim, role) for role in LEADING.get(claim.frame, ("who",)))
    return next((party for party in found if party), None)


def _parties(one: Side | None, other: Side | None) -> Step:
    left, right = one.words if one else "", other.words if other else ""
    return Step(level="who", answer=_same_party(one, other), left=left, right=right)


def _same_party(one: Side | None, other: Side | None) -> Answer:
    if one is None or other is None:
        return "unknown"
    if one.key == other.key:
        return "same"
    return _by_words(one, other)


def _by_words(one: Side, other: Side) -> Answer:
    mine, theirs = content(one.words), content(other.words)
    if country(one.words) and country(other.words):
        return "near" if akin(one, other) else "differs"
    if akin(one, other) or mine <= theirs or theirs <= mine:
        return "near"
    if mine <= listed("unnamed") or theirs <= listed("unnamed"):
        return "unknown"
    # A general's "his troops" may be those that another names by their state.
    if one.his != other.his or (one.own != other.own and not _named(one, other)):
        return "unknown"
    return "differs"


def _named(one: Side, other: Side) -> bool:
    """Say whether the party that does not speak has a name, and is not only "the troops"."""
    return bool(names((other if one.own else one).words))


def _where(index: Index, one: ClaimRow, other: ClaimRow) -> Step:
    left, right = (index.role(claim, "place") for claim in (one, other))
    names = [index.places.get(c.place or "", "") for c in (one, other)]
    answer: Answer = same_id(one.place, other.place)
    if answer == "unknown" and one.place == other.place and content(left) & content(right):
        answer = "same" if content(left) == content(right) else "near"
    if answer == "same" and one.extent != other.extent:
        answer = "near"
    if answer == "same" and one.extent == "part" and content(left) != content(right):
        answer = "differs"
    return Step(level="where", answer=answer, left=left or names[0], right=right or names[1])


def _how_many(one: Figure | None, other: Figure | None) -> Answer:
    if one is None and other is None:
        return "same"
    if one is None or other is None:
        return "unknown"
    if one.vague or other.vague:
        return "same" if one.vague and other.vague else "near"
    (low, high), (least, most) = limits(one), limits(other)
    if high < least or most < low:
        return "differs"
    return "same" if (low, high) == (least, most) else "near"


def _number(figure: Figure | None) -> str:
    if figure is None:
        return ""
    if figure.vague:
        return "no number"
    if figure.min == figure.max:
        return f"about {figure.min}" if figure.approximate else str(figure.min)
    return f"at most {figure.max}" if figure.min is None else f"at least {figure.min}"
