"""The commands that print a case's tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tadmor.cli import output, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tadmor.model.collection import Collection
    from tadmor.model.findings import Compared

case_argument = click.argument("case", type=click.Path(path_type=Path))
as_rows = click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="A table for people, or rows for programs.",
)


def whole(path: Path) -> "Collection":
    """Read a case as one collection, as people ruled it, without what they rejected."""
    return everything(path).without_rejected()


def everything(path: Path) -> "Collection":
    """Read a case as one collection, with what people rejected."""
    from tadmor.pipeline.collect import gather
    from tadmor.store.case import Case

    with Case(path) as case:
        return gather(case)


@click.command()
@case_argument
@click.option("-q", "--quotes", is_flag=True, help="Show the quotation under each line.")
@click.option("--coded", is_flag=True, help="List what imported coded events claim instead.")
@as_rows
def claims(case: Path, shape: str, *, quotes: bool, coded: bool) -> None:
    """List what is claimed, one line each: who says what, where, when, and how sure.

    The key before a line is the beginning of its id: `tadmor why CASE KEY` leads to the words.
    """
    from tadmor.cli.exchange import coded_claims
    from tadmor.synthesis.labels import label
    from tadmor.synthesis.lookup import Lookup

    if coded:
        coded_claims(case, shape)
        return
    held = everything(case)
    lookup = Lookup(held)
    output.table(
        held.claims,
        shape,
        lambda row: sentences.claim(
            row, label(row, lookup), lookup.place(row.place), quoted=quotes
        ),
    )


@click.command()
@case_argument
@click.option(
    "--dismissed",
    "view",
    flag_value="dismissed",
    help="List look-alikes instead, with reasons.",
)
@click.option(
    "--proofs",
    "view",
    flag_value="proofs",
    help="List smallest sets of quotations that cannot all hold, and smallest removals.",
)
@click.option(
    "--relations",
    "view",
    flag_value="relations",
    help="List every typed relation of two statements, level by level, also of those that agree.",
)
@click.option("--fail-on", type=click.Choice(["conflict"]), help="End with 1 if there are any.")
@as_rows
def conflicts(case: Path, shape: str, view: str | None, fail_on: str | None) -> None:
    """List disagreements: two statements that cannot both hold, and what would settle it.

    Of --dismissed, --proofs and --relations, which list something else, the last one given holds.
    """
    from tadmor.cli.layers import conflicts as on_maps

    held = whole(case)
    rows = (*compared(held, view), *(() if view else on_maps(case, held)))
    output.table(rows, shape, sentences.compared)
    if fail_on and any(map(at_odds, rows)):
        raise SystemExit(1)


def compared(held: "Collection", view: str | None) -> "Sequence[Compared]":
    """Give what the comparison of statements yields: by default their disagreements."""
    from tadmor.comparison.conflicts import disagreements
    from tadmor.comparison.proofs import proofs
    from tadmor.comparison.relations import relations

    match view:
        case "proofs":
            return proofs(held)
        case "relations":
            return relations(held)
        case "dismissed":
            return disagreements(held).dismissed
        case _:
            return disagreements(held).conflicts


def at_odds(row: "Compared") -> bool:
    """Say whether a row is a disagreement, as shown, that no person has rejected."""
    from tadmor.comparison.relations import OF_KIND
    from tadmor.model.findings import ConflictRow, RelationRow

    if isinstance(row, RelationRow):
        return row.type in OF_KIND.values()
    return not isinstance(row, ConflictRow) or row.ruling != "rejected"


@click.command()
@case_argument
@click.option("--place", help="Only this place, by name or id.")
@click.option("--held-on", help="Only what may have held on this day (EDTF).")
@click.option("--said-by", help="Only what was said by this day (EDTF).")
@click.option("--published-by", help="Only what was published by this day (EDTF).")
@click.option("--account", multiple=True, help="Only this account, by name or id; repeatable.")
@click.option("--as-one", is_flag=True, help="Fold the accounts given into one history.")
@click.option("--disputed", is_flag=True, help="List the days on which accounts differ instead.")
@click.option("--fused", is_flag=True, help="A model estimate from all accounts instead.")
@click.option("--without", multiple=True, help="With --fused: leave this account out; repeatable.")
@as_rows
def control(case: Path, shape: str, **asked: Any) -> None:
    """List who held which place when, each by one account: nothing is averaged.

    With --disputed, the days on which accounts of different origin do not agree, and what each side
    says. With --fused, one estimate by a model from all accounts, and what it cannot tell.
    """
    from tadmor.cli.holding import Asked, listed

    listed(case, whole(case), shape, Asked(**asked))


@click.command()
@case_argument
@as_rows
def figures(case: Path, shape: str) -> None:
    """List figures by originating source, ranges of those that can be compared, series and clashes.

    A range is of what each source said last; a clash is of figures that cannot both hold if they
    speak of the same thing.
    """
    from tadmor.cli.figures import words
    from tadmor.synthesis.figures import figures as stated

    output.table(stated(whole(case)), shape, words)


@click.command()
@case_argument
@as_rows
def timeline(case: Path, shape: str) -> None:
    """List dated claims by the account that makes them."""
    from tadmor.pipeline.lineage import related
    from tadmor.synthesis.timeline import timeline as dated

    held = whole(case)
    output.table(dated(held, related(held)), shape, sentences.event)
