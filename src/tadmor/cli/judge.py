"""`tadmor judge CASE …`: a person's rulings, each a row beside the machine's."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tadmor.cli import output, tables
from tadmor.errors import UsageError
from tadmor.model.explanations import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tadmor.model.rulings import Ruling, RulingKind, RulingRow
    from tadmor.pipeline.judge import Judge

by = click.option("--by", help="Who rules; your login name if left out.")
reason = click.option("--reason", help="Why, in your words.")
ids = click.argument("ids", metavar="ID...", nargs=-1, required=True)


@click.group()
@tables.case_argument
@click.pass_context
def judge(context: click.Context, case: Path) -> None:
    """Record a person's ruling beside the machine's. Nothing is overwritten; all can be undone.

    Of one person's rulings on one subject the last stands. Where two people differ, the subject is
    disputed: both rulings are kept and shown, and neither applies.
    """
    context.obj = case


def ruled(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Add the options that every ruling has."""
    return by(reason(click.pass_obj(command)))


@judge.command()
@ids
@ruled
def accept(case: Path, ids: tuple[str, ...], by: str | None, reason: str | None) -> None:
    """Accept what was found: any id of any table, or of `why`."""
    record(case, by, reason, lambda bench: bench.each("accept", ids))


@judge.command()
@ids
@ruled
def reject(case: Path, ids: tuple[str, ...], by: str | None, reason: str | None) -> None:
    """Reject what was found, and all that was read within it: it feeds no table any more.

    It still stands in `claims` and `conflicts`, marked as rejected.
    """
    record(case, by, reason, lambda bench: bench.each("reject", ids))


@judge.command()
@click.argument("one")
@click.argument("other")
@ruled
def same(case: Path, one: str, other: str, by: str | None, reason: str | None) -> None:
    """Rule that two actors, originating sources or places are one."""
    record(case, by, reason, lambda bench: bench.identity("same", one, other))


@judge.command()
@click.argument("one")
@click.argument("other")
@ruled
def different(case: Path, one: str, other: str, by: str | None, reason: str | None) -> None:
    """Rule that two actors, originating sources or places are not one.

    OTHER is set apart from all that ONE is one with.
    """
    record(case, by, reason, lambda bench: bench.identity("different", one, other))


@judge.command()
@click.argument("name")
@click.option("--lat", type=float, required=True, help="Latitude in degrees.")
@click.option("--lon", type=float, required=True, help="Longitude in degrees.")
@click.option("--radius", type=float, default=3.0, show_default=True, help="Kilometres around it.")
@click.option("--source", required=True, help="Who says so, such as a map or a gazetteer.")
@ruled
def place(case: Path, name: str, by: str | None, reason: str | None, **at: Any) -> None:
    """Rule where a name of this case lies; wins over every gazetteer."""
    from tadmor.model.rulings import Placing

    placing = Placing(lat=at["lat"], lon=at["lon"], radius_km=at["radius"], source=at["source"])
    record(case, by, reason, lambda bench: bench.place(name, placing))


@judge.command()
@click.argument("id_", metavar="ID")
@click.argument("grade")
@click.option("--topic", help="The topic on which it holds; any if left out.")
@click.option("--from", "start", help="From when it holds (EDTF).")
@click.option("--to", "end", help="Until when it holds (EDTF).")
@ruled
def grade(
    case: Path, id_: str, grade: str, by: str | None, reason: str | None, **only: str | None
) -> None:
    """Grade an originating source (A to F) or a claim (1 to 6) by the Admiralty code, as in B2."""
    from tadmor.model.rulings import Grading

    held = Grading(topic=only["topic"], start=only["start"], end=only["end"])
    record(case, by, reason, lambda bench: bench.grade(id_, grade, held))


@judge.command("against-interest")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option("--not", "is_not", is_flag=True, help="Rule that they are not.")
@ruled
def against_interest(
    case: Path, claims: tuple[str, ...], by: str | None, reason: str | None, *, is_not: bool
) -> None:
    """Rule that claims run against the interest of who makes them.

    In the model estimate of `control --fused` they then weigh more.
    """
    kind: RulingKind = "not-against-interest" if is_not else "against-interest"
    record(case, by, reason, lambda bench: bench.interest(kind, claims))


@judge.command()
@click.argument("id_", metavar="ID")
@click.argument("hypothesis")
@click.argument("verdict", type=click.Choice(VERDICTS))
@ruled
def cell(
    case: Path, id_: str, hypothesis: str, verdict: str, by: str | None, reason: str | None
) -> None:
    """Rule how a statement stands to a hypothesis of a board, whatever the board's rule says."""
    record(case, by, reason, lambda bench: bench.cell(id_, hypothesis, verdict))


@judge.command()
@click.argument("id_", metavar="ID")
@click.argument("text")
@by
@click.pass_obj
def note(case: Path, id_: str, text: str, by: str | None) -> None:
    """Note something beside an id; it decides nothing."""
    record(case, by, text, lambda bench: bench.each("note", (id_,)))


@judge.command()
@ids
@ruled
def undo(case: Path, ids: tuple[str, ...], by: str | None, reason: str | None) -> None:
    """Undo rulings of your own, by their ids; undoing an undoing brings one back."""
    record(case, by, reason, lambda bench: bench.undo(ids))


@judge.command("list")
@tables.as_rows
@by
@click.pass_obj
def list_(case: Path, shape: str, by: str | None) -> None:
    """List every ruling ever made, oldest first, and whether it stands.

    Of a round of blind coding that is open only your own codings, with --by.
    """
    from tadmor.pipeline.codings import ruling_rows
    from tadmor.store.case import Case

    with Case(case) as opened:
        held = ruling_rows(opened.rulings(), by)
    output.table(held, shape, sentence)


def record(
    case: Path,
    by: str | None,
    reason: str | None,
    rule: "Callable[[Judge], Iterable[Ruling]]",
) -> None:
    """Record rulings, ground the documents anew if they are of places, and print what stands."""
    from tadmor.model.rulings import rows
    from tadmor.pipeline.judge import Judge, of_places
    from tadmor.pipeline.reread import reread
    from tadmor.store.case import Case

    with Case(case) as opened:
        made = tuple(rule(Judge(opened, login() if by is None else by, reason)))
        if of_places(opened, made):
            count = reread(opened, output.Bar())
            output.say(f"documents grounded anew: {count}")
        wanted = {ruling.id for ruling in made}
        held = [row for row in rows(opened.rulings()) if row.id in wanted]
    output.table(held, "table", sentence)


def sentence(row: "RulingRow") -> str:
    """Say what a ruling is and whether it stands."""
    from tadmor.model.rulings import told

    return f"{row.id}  {row.state}: {told(row)}"


def login() -> str:
    """Give the name of who is at the machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("this machine does not say who you are; say it with --by") from error
