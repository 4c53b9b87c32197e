"""The boards of rival explanations that a page shows: those named, and those beside the case."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tadmor.explanation.arguments import inferences
from tadmor.explanation.board import load
from tadmor.explanation.rows import explain as weigh
from tadmor.explanation.switching import switched_off
from tadmor.model.boards import BoardTable
from tadmor.model.collection import Collection
from tadmor.model.explanations import (
    CellRow,
    ExplainRow,
    HypothesisRow,
    ItemRow,
    KnockoutRow,
    SettlingRow,
)
from tadmor.pipeline.explain import heard, overruled
from tadmor.store.case import Case

Row = TypeVar("Row")
ENDING = "hypotheses.toml"


def boards(case: Case, whole: Collection, named: Sequence[Path] = ()) -> tuple[BoardTable, ...]:
    """Weigh NAME.hypotheses.toml and NAME.*.hypotheses.toml beside NAME.tadmor, and those named."""
    paths = {path.resolve(): path for path in (*beside_case(case.path), *named)}
    if not paths:
        return ()
    ruled = overruled(case)
    claimed = tuple(inferences(whole))
    tables = []
    for path in paths.values():
        board, said, lines = heard(whole, load(path), ruled)
        rows = weigh(board, said, lines)
        cells = _of(rows, CellRow)
        passages = {cell.item: cell.spans for cell in cells}
        tables.append(
            BoardTable(
                title=board.title,
                hypotheses=_of(rows, HypothesisRow),
                items=(items := _of(rows, ItemRow)),
                passages=tuple(passages[one.item] for one in items),
                cells=tuple(replace(cell, spans=()) for cell in cells),
                knockouts=_of(rows, KnockoutRow),
                settling=_of(rows, SettlingRow),
                inferences=claimed,
                without=tuple(switched_off(board, said, lines)),
            )
        )
    return tuple(tables)


def beside_case(case: Path) -> tuple[Path, ...]:
    """Give the boards that lie beside a case, by name."""
    name = case.stem
    held = (path for path in case.parent.iterdir() if path.name.endswith(f".{ENDING}"))
    return tuple(sorted(path for path in held if path.name.startswith(f"{name}.")))


def _of(rows: Sequence[ExplainRow], kind: type[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if isinstance(row, kind))
