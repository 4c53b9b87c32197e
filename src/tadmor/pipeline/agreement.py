"""How far two people agree who coded a text of a case blind."""

from collections import defaultdict
from collections.abc import Iterator

from tadmor.coding.agreement import agreement as rows_of
from tadmor.model.agreement import AgreementRow
from tadmor.model.blind import rounds
from tadmor.model.rulings import Ruling, standing
from tadmor.store.case import Case


def agreement(case: Case) -> tuple[AgreementRow, ...]:
    """Give the rows of every round of a case, oldest first; of open ones only who is done."""
    return tuple(_rows(case))


def _rows(case: Case) -> Iterator[AgreementRow]:
    rulings = case.rulings()
    found = rounds(rulings)
    if not found:
        return
    states = standing(rulings).states
    settled: defaultdict[frozenset[str], list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.kind == "settle" and states[ruling.id] in {"stands", "disputed"}:
            settled[frozenset(ruling.subjects)].append(ruling)
    texts = {stored.reading.document.sha256: stored.reading for stored in case.current()}
    for of in found:
        if reading := texts.get(of.document):
            yield from rows_of(of, len(reading.text), reading.document.name, settled)
