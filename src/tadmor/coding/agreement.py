"""How far two people agree in a round of blind coding: spans, fields, and each difference."""

from collections.abc import Iterator, Mapping, Sequence

from tadmor.coding.alpha import alpha, nominal
from tadmor.coding.matching import (
    FIELDS,
    Pair,
    answer,
    differences,
    differing,
    is_exact,
    paired,
    place,
)
from tadmor.coding.unitizing import unitizing_alpha
from tadmor.model.agreement import AgreementRow, DifferenceRow, FieldRow, RoundRow, SpansRow
from tadmor.model.blind import Round
from tadmor.model.codings import CodedKind, Coding
from tadmor.model.rulings import Ruling
from tadmor.model.text import Span

FEW = 10  # units under which an alpha is marked: one more or less would move it by tenths
TOO_FEW = f"too few: under {FEW} units"
ONE_VALUE = "all one value: without variation agreement cannot be told from chance"
OVERLAPPING = "no alpha: what one person marked overlaps, which unitizing does not allow"


def agreement(
    of: Round, length: int, document: str, settled: Mapping[frozenset[str], Sequence[Ruling]]
) -> Iterator[AgreementRow]:
    """Give the rows of one round over a text of `length` code points; of an open one, who is done.

    `settled` are the rulings that settle a difference, by the ids of the codings that differ.
    """
    left_open = differences(of)
    is_settled = [frozenset(pair.ids) in settled for pair in left_open]
    yield RoundRow(
        round=of.id,
        document=document,
        coders=of.coders,
        hidden=of.hidden,
        done=tuple(coder for coder in of.coders if coder in of.done),
        codebooks=tuple(
            sorted({r.codebook for made in of.codings.values() for r in made if r.codebook})
        ),
        differences=None if of.is_open else len(left_open),
        settled=None if of.is_open else sum(is_settled),
    )
    if of.is_open:
        return
    pairs = paired(of)
    for kind, names in FIELDS.items():
        mine = [pair for pair in pairs if _kind(pair) == kind]
        if mine:
            yield _spans(of, kind, mine, length)
            yield from _fields(of, kind, mine, names)
    for pair in left_open:
        yield _difference(of, document, pair, settled.get(frozenset(pair.ids), ()))


def _kind(pair: Pair) -> CodedKind | None:
    coding = next(one.coding for one in pair if one)
    return coding.kind if coding else None


def _spans(of: Round, kind: CodedKind, pairs: Sequence[Pair], length: int) -> SpansRow:
    left, right = (
        [one.coding for one in side if one and one.coding] for side in zip(*pairs, strict=True)
    )
    both = [pair.both for pair in pairs if pair.both]
    exact = sum(is_exact(*two) for two in both)
    found, note = _unitizing(length, left, right)
    return SpansRow(
        round=of.id,
        kind=kind,
        left=len(left),
        right=len(right),
        exact=exact,
        overlapping=len(both),
        precision_exact=share(exact, len(right)),
        recall_exact=share(exact, len(left)),
        f1_exact=share(2 * exact, len(left) + len(right)),
        precision=share(len(both), len(right)),
        recall=share(len(both), len(left)),
        f1=share(2 * len(both), len(left) + len(right)),
        alpha=found,
        note=note or (TOO_FEW if min(len(left), len(right)) < FEW else None),
    )


def _unitizing(
    length: int, left: Sequence[Coding], right: Sequence[Coding]
) -> tuple[float | None, str | None]:
    marked = [{"": tuple(map(place, side))} for side in (left, right)]
    try:
        return unitizing_alpha(Span(0, length), marked), None
    except ValueError:
        return None, OVERLAPPING


def _fields(
    of: Round, kind: CodedKind, pairs: Sequence[Pair], names: Sequence[str]
) -> Iterator[FieldRow]:
    both = [pair.both for pair in pairs if pair.both]
    for name in names if both else ():
        units = [[answer(one, name), answer(other, name)] for one, other in both]
        alike = sum(one == other for one, other in units)
        found = alpha(units, nominal)
        few = TOO_FEW if len(units) < FEW else None
        yield FieldRow(
            round=of.id,
            kind=kind,
            field=name,
            units=len(units),
            alike=alike,
            percent=share(100 * alike, len(units)),
            alpha=found,
            note=ONE_VALUE if found is None else few,
        )


def _difference(of: Round, document: str, pair: Pair, settled: Sequence[Ruling]) -> DifferenceRow:
    chosen = {ruling.says for ruling in settled}
    return DifferenceRow(
        round=of.id,
        document=document,
        ids=pair.ids,
        left=pair.left.coding if pair.left else None,
        right=pair.right.coding if pair.right else None,
        fields=differing(*pair.both) if pair.both else (),
        settled=settled[0].coding if len(chosen) == 1 else None,
        settled_by=tuple(ruling.by for ruling in settled),
    )


def share(part: float, whole: int) -> float | None:
    """Give a share to four places; None of nothing."""
    return round(part / whole, 4) if whole else None
