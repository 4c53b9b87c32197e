"""Who: a deed that the cited words tell of one party is not told of another."""

from collections.abc import Iterator

from tadmor.lint.ground import Evidence, Finding, Statement
from tadmor.lint.pairing import initials, named, names, retold, same_names
from tadmor.lint.words import akin, tokens
from tadmor.model.findings import ClaimRow
from tadmor.model.text import Span, quote

# Roles that a party fills; what is attacked or left may be a place.
ROLES = ("taker", "holder", "who", "participant", "attacker", "captor", "loser", "from", "to")


def find(statement: Statement) -> Iterator[Finding]:
    """Find a deed told of another party, and parties that no cited document names."""
    found = list(_others(statement))
    yield from found or _strangers(statement)


def _others(statement: Statement) -> Iterator[Finding]:
    for claim in statement.claims:
        pairs = [pair for pair in retold(statement, claim) if pair[1].frame == claim.frame]
        # Of "claimed full control" the reader takes the speaker for the holder.
        speaks = set(claim.actors.values()) & {said.speaker for said in statement.sayings}
        for role in () if speaks else ROLES:
            yield from _other(statement, claim, role, pairs)


def _other(
    statement: Statement, claim: ClaimRow, role: str, pairs: list[tuple[Evidence, ClaimRow]]
) -> Iterator[Finding]:
    case = statement.ground.case
    mine = named(case, claim, role, statement.ground.reading.text)
    held = [(one, named(case, other, role, one.source.reading.text)) for one, other in pairs]
    held = [(one, theirs) for one, theirs in held if names(theirs)]
    if not names(mine) or not held or not _proper(mine):
        return
    if any(same_names(mine, theirs) or not _proper(theirs) for _, theirs in held):
        return
    one, theirs = held[0]
    message = f"you name {mine}; the cited words tell it of {theirs}"
    yield Finding("party", statement.place(claim.span), message, (one,))


def _strangers(statement: Statement) -> Iterator[Finding]:
    """Find a name that stands nowhere in the documents that are cited, not even in part."""
    if not statement.evidence:
        return
    held = {word for one in statement.evidence for word in tokens(_page(one))}
    reading = statement.ground.reading
    for actor in reading.actors:
        for span in actor.mentions:
            words = quote(reading.text, span)
            mine = [word for word in tokens(words) if word in names(words)]
            if not statement.authored(span) or not _proper(words) or _speaks(statement, span):
                continue
            known = [any(akin(word, other) for other in held) for word in mine]
            short = words.isupper() or bool(initials(words) & held)
            if not short and 2 * sum(known) <= len(mine) and not known[0]:
                message = f"no cited document names {words}"
                yield Finding("party", statement.place(span), message, statement.evidence[:2])


def _speaks(statement: Statement, span: Span) -> bool:
    return any(part.overlaps(span) for said in statement.sayings for part in said.source)


def _page(one: Evidence) -> str:
    """Give the words of a page, and those by which the page itself is known."""
    facts = one.source.facts
    known = (facts.publisher, facts.title, facts.author, facts.name)
    return " ".join((one.source.reading.text, *filter(None, known)))


def _proper(words: str) -> bool:
    """Say whether a party has a name, and is not only "the attackers"."""
    return any(word[:1].isupper() for word in words.split() if word.casefold() in names(words))
