"""The rows of `tadmor agreement`: how far two people who coded one text blind agree."""

from typing import Literal, TypeAlias

from tadmor.model.codings import CodedKind, Coding
from tadmor.model.values import value

Share: TypeAlias = float | None


@value
class RoundRow:
    """One round of blind coding: who, which document, and who is done. Open ones show no more."""

    row: Literal["round"] = "round"
    round: str
    document: str
    coders: tuple[str, str]
    hidden: bool
    done: tuple[str, ...]
    codebooks: tuple[str, ...]
    differences: int | None
    settled: int | None


@value
class SpansRow:
    """How far two marked the same words as one kind of thing.

    `left` and `right` count what each marked, `exact` those on the very same words, `overlapping`
    those that share a code point. Precision is of `right` as held against `left`; recall the
    other way round. `alpha` is Krippendorff's for unitizing; `note` says why it is None, or that
    the counts are too few.
    """

    row: Literal["spans"] = "spans"
    round: str
    kind: CodedKind
    left: int
    right: int
    exact: int
    overlapping: int
    precision_exact: Share
    recall_exact: Share
    f1_exact: Share
    precision: Share
    recall: Share
    f1: Share
    alpha: Share
    note: str | None


@value
class FieldRow:
    """How far two gave the same answer in one field, of what both marked: `units` in number.

    `alpha` is Krippendorff's nominal alpha over these units alone, so it says nothing of what only
    one of them marked; `note` says why it is None, or that the units are too few.
    """

    row: Literal["field"] = "field"
    round: str
    kind: CodedKind
    field: str
    units: int
    alike: int
    percent: Share
    alpha: Share
    note: str | None


@value
class DifferenceRow:
    """One thing that two did not mark alike: each one's coding, and in what they differ.

    `ids` are the codings; a side is None where that person did not mark it. `settled` is what
    counts in their place: a coding, or None with somebody in `settled_by` where nothing does.
    """

    row: Literal["difference"] = "difference"
    round: str
    document: str
    ids: tuple[str, ...]
    left: Coding | None
    right: Coding | None
    fields: tuple[str, ...]
    settled: Coding | None
    settled_by: tuple[str, ...]


AgreementRow: TypeAlias = RoundRow | SpansRow | FieldRow | DifferenceRow
