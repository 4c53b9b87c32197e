"""A board as Argdown: hypotheses, the items for and against them, and the inferences claimed.

Argdown (argdown.org) is plain text: `[Title]: statement`, `+` supports and `-` attacks what stands
above it, `><` contradicts, and a numbered argument has its conclusion under a line.
"""

from collections.abc import Iterator, Sequence

from tadmor.model.explanations import (
    CellRow,
    ExplainRow,
    HypothesisRow,
    InferenceRow,
    ItemRow,
)

MARKS = {"entails": "+", "supports": "+", "conflicts": "-", "excludes": "-"}


def argdown(title: str, rows: Sequence[ExplainRow]) -> str:
    """Write the rows of a board as one Argdown document."""
    hypotheses = [row for row in rows if isinstance(row, HypothesisRow)]
    cells = [row for row in rows if isinstance(row, CellRow)]
    lines = ["===", f"title: {_flat(title)}", "===", "", "# Hypotheses", ""]
    for row in hypotheses:
        lines += [f"[{row.name}]: {_flat(row.sentence)}"]
        lines += [f"  {MARKS[c.verdict]} [{c.item}]" for c in cells if _speaks(c, row)]
        lines += [f"  >< [{name}]" for name in row.rivals if name > row.name] + [""]
    lines += ["# Evidence", "", *_items(rows, cells), "# Inferences that the texts claim", ""]
    return "\n".join((*lines, *_inferences(rows)))


def _speaks(cell: CellRow, row: HypothesisRow) -> bool:
    return cell.hypothesis == row.name and cell.verdict in MARKS


def _items(rows: Sequence[ExplainRow], cells: Sequence[CellRow]) -> Iterator[str]:
    spans = {cell.item: cell.spans for cell in cells}
    for row in rows:
        if isinstance(row, ItemRow):
            told = "" if row.told in {"asserted", "given"} else f"({row.told}) "
            yield f"[{row.item}]: {told}{_flat(row.sentence)}"
            for words in spans.get(row.item, ()):
                if words.counted:
                    yield f"  + <{words.source.name} in {words.document}>: “{_flat(words.quote)}”"
            yield ""


def _inferences(rows: Sequence[ExplainRow]) -> Iterator[str]:
    claimed = [row for row in rows if isinstance(row, InferenceRow)]
    for number, row in enumerate(claimed, 1):
        yield f"<Inference {number}>: {_flat(row.by.name)} in {row.document}"
        yield ""
        yield f"(1) {_flat(row.premise_quote or 'premise not given')}"
        yield "----"
        yield f"(2) {_flat(row.conclusion_quote or '')}"
        yield f"  - <Gap {number}>: {_flat(row.gap)}"
        yield ""


def _flat(words: str) -> str:
    """Give words on one line without the marks that Argdown reads."""
    return " ".join(words.replace("[", "(").replace("]", ")").replace("<", "(").split())
