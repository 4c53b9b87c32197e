"""`tadmor explain`: a board of rival explanations, as a matrix for people or as rows."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from tadmor.cli import output, tables
from tadmor.errors import UsageError
from tadmor.model.explanations import (
    CellRow,
    Excuse,
    ExplainRow,
    HypothesisRow,
    InferenceRow,
    ItemRow,
    KnockoutRow,
    SettlingRow,
)

MARKS = {"entails": "++", "supports": "+", "neutral": "·", "conflicts": "-", "excludes": "--"}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WIDE = 36  # characters of an item's name in the matrix
COLUMN = 4
MOST = 12  # knock-outs that a person is shown of each sort; the rest is in the rows
LEGEND = (
    "++ could not be so without it   + expects it   · says nothing of it",
    "-- leaves no room for it        - does not expect it   * overruled by a person",
    "bits: how far an item parts the hypotheses, least and most; 0 is of no use",
)


@click.command()
@tables.case_argument
@click.argument("board", type=click.Path(path_type=Path), required=False)
@click.option("--without", multiple=True, help="Leave out an origin, a document or a statement.")
@click.option("--propose", is_flag=True, help="Print a board to begin with, from this case.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl", "csv", "argdown"]),
    default="table",
    show_default=True,
    help="A matrix for people, rows for programs, or an argument map.",
)
def explain(
    case: Path, board: Path | None, without: tuple[str, ...], shape: str, *, propose: bool
) -> None:
    """Weigh the hypotheses of BOARD (a TOML file) over a case, in three ways side by side.

    Every cell is worked out from the words of the case and can be overruled (`tadmor judge CASE
    cell`). Nothing here says which hypothesis holds. `--without` may be given several times.
    """
    from tadmor.explanation.argdown import argdown
    from tadmor.pipeline.explain import explain as weigh
    from tadmor.pipeline.explain import propose as begin
    from tadmor.store.case import Case

    if propose == (board is not None):
        raise UsageError("give a board of hypotheses, or ask for one with --propose")
    with Case(case) as opened:
        if board is None:
            click.echo(begin(opened), nl=False)
            return
        rows = weigh(opened, board, without)
    if shape == "argdown":
        click.echo(argdown(board.stem, rows), nl=False)
    elif shape == "table":
        for line in page(rows):
            click.echo(line)
    else:
        output.table(rows, shape, str)


def page(rows: Sequence[ExplainRow]) -> Iterator[str]:
    """Give the lines of a board for people: matrix, weighings, excuses, and what hangs on what."""
    hypotheses = [row for row in rows if isinstance(row, HypothesisRow)]
    yield from _names(hypotheses)
    yield from _matrix(hypotheses, rows)
    yield from _weighings(hypotheses)
    yield from _excuses(hypotheses)
    knockouts = [row for row in rows if isinstance(row, KnockoutRow)]
    yield from _section("What the ranking hangs on", _knockouts(knockouts))
    settled = [f"  {row.why}" for row in rows if isinstance(row, SettlingRow)]
    yield from _section("What would part the leaders", settled)
    claimed = [_inference(row) for row in rows if isinstance(row, InferenceRow)]
    yield from _section("Inferences that the texts claim, as their speakers'", claimed)


def _names(hypotheses: Sequence[HypothesisRow]) -> Iterator[str]:
    for letter, row in zip(LETTERS, hypotheses, strict=False):
        parts = f" (with {', '.join(row.subsumes)})" if row.subsumes else ""
        yield f"{letter}  {row.name}: {row.sentence}{parts}"


def _matrix(hypotheses: Sequence[HypothesisRow], rows: Sequence[ExplainRow]) -> Iterator[str]:
    """Give the matrix: what parts the hypotheses most stands first."""
    items = [row for row in rows if isinstance(row, ItemRow)]
    cells = {(row.item, row.hypothesis): row for row in rows if isinstance(row, CellRow)}
    items.sort(key=lambda row: (-row.diagnostic_min, -row.diagnostic_max, row.item))
    letters = "".join(letter.rjust(COLUMN) for letter, _ in zip(LETTERS, hypotheses, strict=False))
    yield ""
    yield f"{'evidence':<{WIDE}}{letters}{'bits':>10}  from"
    for row in items:
        marks = "".join(_mark(cells[row.item, one.name]).rjust(COLUMN) for one in hypotheses)
        bits = f"{row.diagnostic_min:.1f}-{row.diagnostic_max:.1f}".rjust(10)
        yield f"{output.short(row.item, WIDE - 1):<{WIDE}}{marks}{bits}  {_from(row)}"
    yield from ("", *LEGEND)
    if untold := dict.fromkeys(name for row in hypotheses for name in row.untold):
        yield f"Nothing in this case tells of: {', '.join(untold)}"


def _mark(cell: CellRow) -> str:
    return f"{MARKS[cell.verdict]}{'*' if cell.ruling else ''}"


def _from(row: ItemRow) -> str:
    if row.told == "absent":
        return "no document of this case tells it"
    copies = f" (+{row.copies} that add nothing)" if row.copies else ""
    return output.short(", ".join(party.name for party in row.origins), 48) + copies


def _weighings(hypotheses: Sequence[HypothesisRow]) -> Iterator[str]:
    yield ""
    yield f"{'':<24}{'inconsistency':<16}{'bits against its rivals':<28}excuses"
    for row in hypotheses:
        low, high = row.bits_min, row.bits_max
        bits = "no rival" if low is None or high is None else f"{_signed(low)} to {_signed(high)}"
        cost = f"{row.excuses_cost:g} for {len(row.excuses)}"
        columns = (
            f"{row.inconsistency} {_rank(row.inconsistency_rank)}".ljust(16),
            f"{bits} {_rank(row.bits_rank)}".ljust(28),
            f"{cost} {_rank(row.excuses_rank)}",
        )
        yield f"{output.short(row.name, 23):<24}{''.join(columns)}"
    yield "Ranks in brackets. Three ways of weighing, by the tables of docs/explaining.md; none of"
    yield "them is a probability: the first rank says what the evidence speaks least against."
    if any(row.subsumes for row in hypotheses):
        yield "A hypothesis of several parts asks for more at once; no price is put on that here."


def _signed(number: float) -> str:
    return f"{round(number, 1) + 0.0:+.1f}"


def _rank(number: int) -> str:
    return f"[{number}]"


def _excuses(hypotheses: Sequence[HypothesisRow]) -> Iterator[str]:
    lines = []
    for row in hypotheses:
        lines.append(f"  {row.name}: {row.excuses_cost:g} in all")
        lines += [f"    {one.cost:g}  {one.about}{_of(one)}: {one.kind}" for one in row.excuses]
    yield from _section("What each must excuse, the cheapest way", lines)


def _of(excuse: Excuse) -> str:
    return f" ({excuse.source})" if excuse.source not in {None, excuse.about} else ""


def _knockouts(rows: Sequence[KnockoutRow]) -> Iterator[str]:
    for unit, group in groupby(rows, key=lambda row: row.unit):
        held = list(group)
        leads = [one for one in held if any(each.changes == "lead" for each in one.changes)]
        kept = [one for one in held if one in leads] + [one for one in held if one not in leads]
        for row in kept[:MOST]:
            yield f"  {output.short(row.why, 400)}"
        if len(kept) > MOST:
            more = output.count(len(kept) - MOST, "more set")
            yield f"  … and {more} of {unit}s, in --format jsonl"


def _inference(row: InferenceRow) -> str:
    premise = output.short(row.premise_quote or "premise not given", 90)
    conclusion = output.short(row.conclusion_quote or "", 90)
    return f"  {row.by.name} in {row.document}: “{premise}” → “{conclusion}” ({row.gap})"


def _section(title: str, lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    held = list(lines)
    if held:
        yield from ("", title, *held)
