"""A denial is told beside what it denies."""

from collections.abc import Iterator, Sequence

from tadmor.lint.ground import Evidence, Finding, Pages, Statement
from tadmor.lint.pairing import LEADING, family, named, names
from tadmor.lint.words import content, pattern, short, tokens
from tadmor.model.findings import ClaimRow
from tadmor.model.text import quote

# Sentences before and after in which a denial still stands beside what it denies.
NEAR = 2


def find(statements: Sequence[Statement], pages: Pages) -> Iterator[Finding]:
    """Find what is told without the denial that the case has of it."""
    denials = [claim for claim in pages.case.claims if claim.polarity == "denies"]
    denials = [claim for claim in denials if claim.ruling != "rejected"]
    for number, statement in enumerate(statements):
        for one, claim in _asserted(statement):
            against = [other for other in denials if _denies(pages, statement, claim, other)]
            if against and not _beside(statements, number, against):
                yield _left_out(statement, one, against[0], pages)
                break


def _asserted(statement: Statement) -> Iterator[tuple[Evidence, ClaimRow]]:
    for one in statement.evidence:
        for claim in one.claims:
            if claim.polarity == "asserts" and claim.aspect in {"completed", "ongoing"}:
                yield one, claim


def _denies(pages: Pages, statement: Statement, claim: ClaimRow, denial: ClaimRow) -> bool:
    """Say whether a denial is of what a claim tells: one deed, place and party, another source."""
    if (claim.id, denial.id) in statement.ground.denials:
        return True
    if family(claim) != family(denial) or not _same_place(pages, claim, denial):
        return False
    if statement.ground.one_origin(claim, denial):
        return False
    return _same_party(pages, claim, denial)


def _same_place(pages: Pages, claim: ClaimRow, denial: ClaimRow) -> bool:
    """Say whether two claims are of one place, by its id or, where none is known, by its words."""
    if claim.place or denial.place:
        return claim.place == denial.place
    mine, theirs = (
        content(quote(pages.sources[one.document].reading.text, one.roles.get("place", ())))
        for one in (claim, denial)
    )
    return bool(mine) and mine == theirs


def _same_party(pages: Pages, claim: ClaimRow, denial: ClaimRow) -> bool:
    ids = [one.actors.get(LEADING.get(one.frame, "")) for one in (claim, denial)]
    if ids[0] is not None and ids[0] == ids[1]:
        return True
    mine, theirs = (
        named(
            pages.case,
            one,
            LEADING.get(one.frame, ""),
            pages.sources[one.document].reading.text,
        )
        for one in (claim, denial)
    )
    return bool(_apart(mine) & _apart(theirs))


def _apart(words: str) -> frozenset[str]:
    return names(words) or frozenset(tokens(words))


def _beside(statements: Sequence[Statement], number: int, denials: Sequence[ClaimRow]) -> bool:
    """Say whether a denial is told in the paragraph, or in the sentences around."""
    here = statements[number]
    for at, other in enumerate(statements):
        near = abs(at - number) <= NEAR
        if not near and other.sentence.passage != here.sentence.passage:
            continue
        if pattern("denials.told").search(other.text):
            return True
        cited = {claim.id for one in other.evidence for claim in one.claims}
        if any(denial.id in cited for denial in denials):
            return True
    return False


def _left_out(statement: Statement, one: Evidence, denial: ClaimRow, pages: Pages) -> Finding:
    who = denial.originating_source.name
    message = (
        f"{who} denies it in {denial.document} (\u201c{short(denial.quote)}\u201d); tell it too"
    )
    against = pages.evidence(denial.document, denial.span, denial)
    return Finding("denial-omitted", statement.place(), message, (one, against))
