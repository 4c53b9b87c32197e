"""Who holds, took or left a place, and which two of them cannot hold it together."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tadmor.comparison.index import Index
from tadmor.comparison.levels import LEADING
from tadmor.comparison.words import content, has, listed, names, states, tokens
from tadmor.model.findings import ClaimRow
from tadmor.model.values import value

# Roles whose parties fight each other in one claim, and roles of those who help each other.
HOSTILE = {"attack": ("attacker", "target"), "gain": ("taker", "from"), "loss": ("loser", "to")}
HELPING = {"support": ("who", "whom")}
# First letters that the name of a country and of its people have in common.
ROOT = 5


@value
class Side:
    """A party in a role: its key, its words, and whether it is the one that speaks.

    `his` tells a person's own ("his troops"): they bear another name than he does. A party is put
    forward `for_itself` by its own state's people, too.
    """

    key: str
    words: str
    own: bool
    his: bool = False
    for_itself: bool = False


def side(index: Index, claim: ClaimRow, role: str) -> Side | None:
    """Give who fills a role, pronouns read as the speaker; None where nobody does."""
    words, actor = index.role(claim, role), claim.actors.get(role)
    if not words and actor is None:
        return None
    origin = claim.originating_source
    party = index.parties.get(actor or "")
    key = party.id if party and party.id else None
    own = key == origin.id if key else _self(words)
    if own and claim.attribution is None:
        return None
    if own:
        his = tokens(words)[:1] in {("his",), ("her",), ("my",)}
        held = origin.id or f"own|{index.origin(claim)}"
        return Side(key=held, words=origin.name, own=True, his=his, for_itself=True)
    name = party.name if party else words
    state = country(name)
    return Side(
        key=key or " ".join(sorted(content(words))),
        words=name,
        own=False,
        for_itself=(state is not None and country(origin.name) == state)
        or (camp(name) is not None and camp(name) == camp(origin.name)),
    )


def leading(index: Index, claim: ClaimRow) -> Side | None:
    """Give the party by which a claim of its frame is known."""
    found = (side(index, claim, role) for role in LEADING.get(claim.frame, ()))
    return next((one for one in found if one), None)


def akin(one: Side, other: Side) -> bool:
    """Say whether two are one party or of one country: "Russia", "Russian jets", "Moscow"."""
    if one.key == other.key:
        return True
    mine, theirs = country(one.words), country(other.words)
    if mine and theirs:
        return mine == theirs
    roots = [{word[:ROOT].casefold() for word in names(party.words)} for party in (one, other)]
    return any(len(root) == ROOT for root in roots[0] & roots[1])


def country(words: str) -> str | None:
    """Name the state whose name, people or seat the words hold; None where none or two do."""
    said = tokens(words)
    pairs = ("-".join(pair) for pair in pairwise(said))
    long = {states()[pair] for pair in pairs if pair in states()}
    found = long or {states()[word] for word in said if word in states()}
    return found.pop() if len(found) == 1 else None


class Camps:
    """Who stands against whom: by the words for them, and by what the case tells of them."""

    def __init__(self, index: Index) -> None:
        self.against: set[frozenset[str]] = set()
        self.together: set[frozenset[str]] = set()
        for claim in index.collection.claims:
            self.against.update(_pairs(claim, HOSTILE))
            self.together.update(_pairs(claim, HELPING))

    def same(self, one: Side, other: Side) -> bool:
        """Say whether two are one party, as far as the case knows: "British troops", "forces"."""
        return one.key == other.key or _one_army(one, other)

    def exclude(self, one: Side, other: Side, *, lasting: bool, states: bool) -> bool:
        """Say whether two cannot hold a place together.

        Each claiming it for itself is enough, a claim that they fight, or one that the place is
        still in other hands (`lasting`). Where both are said to hold it (`states`), it is enough
        that one claims it for itself. Otherwise their words must put one of them with a state and
        the other against one.
        """
        pair = frozenset({one.key, other.key})
        if len(pair) == 1 or pair in self.together or _kin(one, other):
            return False
        if pair in self.against or (one.own and other.own) or lasting:
            return True
        claimed = (one.for_itself, other.for_itself)
        if (all(claimed) or (states and any(claimed))) and not _one_camp(one, other):
            return True
        return {camp(one.words), camp(other.words)} == {"government", "insurgent"}


def _one_army(one: Side, other: Side) -> bool:
    """Say whether both are the forces of one state, and neither a part of them with a name."""
    state = country(one.words)
    if state is None or country(other.words) != state:
        return False
    rest = {word for party in (one, other) for word in tokens(party.words) if word not in states()}
    return rest <= listed("armed-forces")


def _self(words: str) -> bool:
    first = tokens(words)[:1]
    return bool(first) and first[0] in listed("own")


def _kin(one: Side, other: Side) -> bool:
    """Say whether the two have a name in common: "Syrian army", "Syrian government"."""
    common = content(one.words) & content(other.words)
    return bool(common - content(" ".join(sorted(listed("government") | listed("insurgent")))))


def both_sides(party: Side) -> bool:
    """Say whether the words are for two sides at once: "rebels and government forces"."""
    words = tokens(party.words)
    return "and" in words and has(party.words, "insurgent") and has(party.words, "government")


def camp(words: str) -> str | None:
    """Say whether the words for a party put it with a state or against one."""
    if has(words, "insurgent") or "islamic state" in words.casefold():
        return "insurgent"
    return "government" if has(words, "government") else None


def _one_camp(one: Side, other: Side) -> bool:
    """Say whether both are with a state, and not with two: the army and the police of one."""
    states_of = {country(one.words), country(other.words)}
    return camp(one.words) == camp(other.words) and (None in states_of or len(states_of) == 1)


def _pairs(claim: ClaimRow, roles: Mapping[str, tuple[str, str]]) -> Iterator[frozenset[str]]:
    one, other = (claim.actors.get(role) for role in roles.get(claim.frame, ("", "")))
    if one and other and one != other:
        yield frozenset({one, other})
