"""The commands that print a case's tables."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tadmor.cli import output, sentences

if TYPE_CHECKING:
    from tadmor.model.collection import Collection

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
@as_rows
def claims(case: Path, shape: str) -> None:
    """List what is claimed: who says what, of where, when, and how sure."""
    output.table(everything(case).claims, shape, sentences.claim)


@click.command()
@case_argument
@click.option("--dismissed", "aside", is_flag=True, help="List look-alikes instead, with reasons.")
@click.option("--fail-on", type=click.Choice(["conflict"]), help="End with 1 if there are any.")
@as_rows
def conflicts(case: Path, shape: str, *, aside: bool, fail_on: str | None) -> None:
    """List disagreements: two statements that cannot both hold, and what would settle it."""
    from tadmor.comparison.conflicts import conflicts as found
    from tadmor.comparison.conflicts import dismissed

    rows = (dismissed if aside else found)(whole(case))
    output.table(rows, shape, sentences.conflict)
    if fail_on and any(row.ruling != "rejected" for row in rows):
        raise SystemExit(1)


@click.command()
@case_argument
@click.option("--place", help="Only this place, by name or id.")
@click.option("--held-on", help="Only what may have held on this day (EDTF).")
@click.option("--said-by", help="Only what was said by this day (EDTF).")
@click.option("--published-by", help="Only what was published by this day (EDTF).")
@click.option("--account", help="Only this account, by name or id.")
@as_rows
def control(case: Path, shape: str, **only: str | None) -> None:
    """List who held which place when, each by one account: nothing is averaged."""
    from tadmor.synthesis.control import control as held

    output.table(held(whole(case), **only), shape, sentences.control)


@click.command()
@case_argument
@as_rows
def figures(case: Path, shape: str) -> None:
    """List figures by originating source, and groups of those that can be compared."""
    from tadmor.synthesis.figures import figures as stated

    output.table(stated(whole(case)), shape, sentences.figure)


@click.command()
@case_argument
@as_rows
def sources(case: Path, shape: str) -> None:
    """List documents, originating sources, and families of copies."""
    from tadmor.comparison.sources import sources as known

    output.table(known(whole(case)), shape, sentences.source)


@click.command()
@case_argument
@as_rows
def timeline(case: Path, shape: str) -> None:
    """List dated claims by the account that makes them."""
    from tadmor.synthesis.timeline import timeline as dated

    output.table(dated(whole(case)), shape, sentences.event)
