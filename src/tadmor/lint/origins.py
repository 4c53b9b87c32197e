"""Several sources: as many originating sources, or one that is counted as several."""

from collections.abc import Iterator

from tadmor.lint.ground import Evidence, Finding, Statement
from tadmor.lint.words import mapped, pattern
from tadmor.model.findings import UNNAMED, ClaimRow
from tadmor.model.text import Span


def find(statement: Statement) -> Iterator[Finding]:
    """Find one origin counted as several, unless the sentence itself says that it is one."""
    if not statement.evidence or pattern("numbers.one").search(statement.text):
        return
    counted = pattern("numbers.counted").search(statement.text)
    alone = pattern("numbers.alone").search(statement.text)
    found = counted or alone
    if not found or pattern("sureness.negated").search(statement.text[: found.start()]):
        return
    wanted = _wanted(counted["many"]) if counted else 2
    held = _origins(statement)
    if len(held) >= wanted:
        return
    told = ", ".join(held)
    those = "1 originating source" if len(held) == 1 else f"{len(held)} originating sources"
    message = f"\u201c{found.group()}\u201d: what is cited goes back to {those} ({told})"
    span = Span(*found.span())
    yield Finding("one-origin", statement.word(*span), message, statement.evidence[:4])


def _wanted(many: str) -> int:
    values = {word: int(number) for number, word in mapped("numbers.words").items()}
    word = many.casefold()
    return values.get(word) or (int(word) if word.isdigit() else 2)


def _origins(statement: Statement) -> list[str]:
    """Give the names of the sources that the cited words go back to, each once."""
    found: list[tuple[ClaimRow | None, str]] = []
    for one in statement.evidence:
        claim = _main(one)
        name = _name(one, claim)
        if not any(_one(statement, claim, name, *other) for other in found):
            found.append((claim, name))
    return [name for _, name in found]


def _main(one: Evidence) -> ClaimRow | None:
    attributed = [claim for claim in one.claims if claim.attribution]
    return next(iter(attributed or one.claims), None)


def _name(one: Evidence, claim: ClaimRow | None) -> str:
    if claim and claim.originating_source.name != UNNAMED:
        return claim.originating_source.name
    said = next((said.by.name for said in one.sayings if said.by), None)
    return said or one.source.facts.publisher or one.source.facts.name


def _one(
    statement: Statement,
    claim: ClaimRow | None,
    name: str,
    other: ClaimRow | None,
    other_name: str,
) -> bool:
    if name.casefold() == other_name.casefold():
        return True
    return bool(claim and other and statement.ground.one_origin(claim, other))
