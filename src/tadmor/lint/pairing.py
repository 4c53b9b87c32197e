"""Which claim of the cited words a claim of the report retells, and who is who in the two."""

from tadmor.lint.ground import Evidence, Statement
from tadmor.lint.words import akin, content, listed, pattern, tokens
from tadmor.model.collection import Collection
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote

# Frames of which one retells the other.
FAMILIES = {
    "gain": "holding",
    "loss": "holding",
    "control": "holding",
    "withdraw": "leaving",
    "present": "presence",
    "took-part": "presence",
    "strength": "presence",
    "advance": "presence",
    "attack": "fighting",
    "clash": "fighting",
}
# The role by which a claim of each frame is known.
LEADING = {
    "control": "holder",
    "gain": "taker",
    "withdraw": "who",
    "present": "who",
    "took-part": "participant",
    "advance": "who",
    "attack": "attacker",
    "support": "who",
    "detain": "who",
}


def family(claim: ClaimRow) -> str:
    """Name the family of frames that a claim belongs to."""
    return FAMILIES.get(claim.frame, claim.frame)


def retold(statement: Statement, claim: ClaimRow) -> list[tuple[Evidence, ClaimRow]]:
    """Give the cited claims that a claim of the report may retell, the likeliest first."""
    alike = [(one, other) for one, other in statement.told() if family(other) == family(claim)]
    return sorted(alike, key=lambda pair: -_likeness(claim, *pair))


def _likeness(mine: ClaimRow, one: Evidence, other: ClaimRow) -> float:
    """Count what two claims of one family have in common."""
    alike = float(mine.frame == other.frame) + (
        mine.place is not None and mine.place == other.place
    )
    if mine.figure and other.figure:
        alike += 2 * (mine.figure.kind == other.figure.kind)
        alike += 2 * ((mine.figure.min, mine.figure.max) == (other.figure.min, other.figure.max))
    shared = content(mine.quote) & content(other.quote)
    return alike + len(shared) / 4 + (other in one.claims) - (other.polarity != mine.polarity) / 8


def named(case: Collection, claim: ClaimRow, role: str, text: str) -> str:
    """Give the words that fill a role of a claim of a text, and the name of the party."""
    words = quote(text, claim.roles.get(role, ()))
    party = case.party(claim.actors.get(role))
    return words if party is None or party.name in words else f"{words} ({party.name})".strip()


def names(words: str) -> frozenset[str]:
    """Give what tells a party from others: its words without "troops", "army" and titles."""
    plain = listed("parties.generic") | listed("parties.titles") | listed("empty")
    return frozenset(word for word in tokens(words) if word not in plain)


def same_names(one: str, other: str) -> bool:
    """Say whether two parties may be one: a word in common, a country and its people, initials."""
    mine, theirs = names(one), names(other)
    if not mine or not theirs:
        return True
    if any(akin(word, other) for word in mine for other in theirs):
        return True
    return any(
        initials(words) & set(short)
        for words, short in ((one, tokens(other)), (other, tokens(one)))
    )


def initials(words: str) -> set[str]:
    """Give the initials of a name, without and with its small words."""
    held = words.replace("-", " ").split()
    big = "".join(word[0] for word in held if word[:1].isupper()).casefold()
    return {big, "".join(word[0] for word in held).casefold()} - {""}


def hedged(text: str) -> bool:
    """Say whether a text holds off what it tells."""
    return bool(pattern("sureness.hedge").search(text))
