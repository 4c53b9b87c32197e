"""`tadmor question CASE …`: the questions of a case, each with its claims, status and finding."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tadmor.cli import output, tables
from tadmor.cli.judge import login
from tadmor.model.questions import FRAMES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tadmor.model.questions import QuestionEntry, QuestionRow, QuestionStatus
    from tadmor.pipeline.asking import Asking

by = click.option("--by", help="Who writes this; your login name if left out.")
id_ = click.argument("id_", metavar="ID")
claims = click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
SCOPE = (
    click.option("--place", help="Claims of this place, by name or id."),
    click.option("--period", help="Claims of this day or period (EDTF)."),
    click.option("--kind", multiple=True, type=click.Choice(sorted(FRAMES)), help="Of this kind."),
    click.option("--words", help="Claims in whose quotation every one of these words stands."),
)


@click.group()
@tables.case_argument
@click.pass_context
def question(context: click.Context, case: Path) -> None:
    """Keep the questions of a case: claims under each, its status, its finding, what was sought.

    All of it is rows that say who and when; the latest counts, and nothing is overwritten. The
    first question is the one in the file beside the case, if there is one.
    """
    context.obj = case


def scoped(command: "Callable[..., Any]") -> "Callable[..., Any]":
    """Add the options that say which claims come under a question by themselves."""
    for option in reversed(SCOPE):
        command = option(command)
    return command


@question.command()
@click.argument("text")
@scoped
@by
@click.pass_obj
def new(case: Path, /, text: str, by: str | None, **scope: Any) -> None:
    """Ask a question. Claims that fit all the options come under it by themselves."""
    record(case, by, lambda asking: asking.ask(text, _scope(**scope)))


@question.command()
@id_
@scoped
@by
@click.pass_obj
def group(case: Path, /, id_: str, by: str | None, **scope: Any) -> None:
    """Say anew which claims come under a question by themselves."""
    record(case, by, lambda asking: asking.group(id_, _scope(**scope)))


@question.command()
@id_
@claims
@by
@click.pass_obj
def add(case: Path, id_: str, claims: tuple[str, ...], by: str | None) -> None:
    """Add claims to a question by hand."""
    record(case, by, lambda asking: asking.pick(id_, claims))


@question.command()
@id_
@claims
@by
@click.pass_obj
def drop(case: Path, id_: str, claims: tuple[str, ...], by: str | None) -> None:
    """Leave claims out of a question by hand."""
    record(case, by, lambda asking: asking.pick(id_, claims, out=True))


@question.command()
@id_
@click.argument("status", type=click.Choice(STATUSES))
@by
@click.pass_obj
def status(case: Path, id_: str, status: "QuestionStatus", by: str | None) -> None:
    """Say how far a question is."""
    record(case, by, lambda asking: asking.status(id_, status))


@question.command()
@id_
@click.argument("text")
@click.option(
    "--reason",
    "reasons",
    nargs=2,
    multiple=True,
    metavar="CLAIMS TEXT",
    help='A reason: the ids it rests on in quotation marks, and its words. "clm_a clm_b" "Both …"',
)
@by
@click.pass_obj
def finding(
    case: Path, id_: str, text: str, reasons: tuple[tuple[str, str], ...], by: str | None
) -> None:
    """Write down what was found, with reasons that rest on claims."""
    from tadmor.model.questions import Finding, Reason

    held = tuple(Reason(text=words, claims=tuple(ids.split())) for ids, words in reasons)
    record(case, by, lambda asking: asking.finding(id_, Finding(text=text, reasons=held)))


@question.command()
@id_
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text")
@click.pass_obj
def check(case: Path, id_: str, shape: str) -> None:
    """Hold the finding of a question against the case by the rules of `tadmor lint`."""
    from tadmor.cli.lint import words
    from tadmor.pipeline.asking import check as held_against
    from tadmor.store.case import Case

    with Case(case) as opened:
        rows = held_against(opened, id_).rows
    output.table(rows, shape, words)
    if not rows:
        output.say("its reasons carry what the finding says, as far as the rules go")


@question.command()
@id_
@click.option("--what", required=True, help="What was looked for.")
@click.option("--where", required=True, help="Where: an archive, a site, an index, a person.")
@click.option("--on", help="When (EDTF); today if left out.")
@by
@click.pass_obj
def searched(case: Path, id_: str, by: str | None, what: str, where: str, on: str | None) -> None:
    """Write down what was looked for and not found."""
    from tadmor.model.questions import Search

    search = Search(what=what, where=where, on=on)
    record(case, by, lambda asking: asking.searched(id_, search))


@question.command("list")
@tables.as_rows
@click.pass_obj
def list_(case: Path, shape: str) -> None:
    """List the questions as they stand; `tadmor why CASE ID` shows the record of one."""
    from tadmor.pipeline.questions import questions
    from tadmor.store.case import Case

    with Case(case) as opened:
        held = questions(opened)
    output.table(held, shape, sentence)


def record(case: Path, by: str | None, write: "Callable[[Asking], QuestionEntry]") -> None:
    """Add one row to the record, and print the question as it stands then."""
    from tadmor.pipeline.asking import Asking
    from tadmor.pipeline.questions import questions
    from tadmor.store.case import Case

    with Case(case) as opened:
        entry = write(Asking(opened, login() if by is None else by))
        held = [row for row in questions(opened) if row.id == entry.question]
    output.table(held, "table", sentence)


def sentence(row: "QuestionRow") -> str:
    """Say how a question stands."""
    claims = output.count(len(row.claims), "claim")
    finding = "a finding" if row.finding else "no finding yet"
    sought = output.count(len(row.searched), "thing")
    return f"{row.id}  {row.status}: {row.text} ({claims}, {finding}, {sought} sought in vain)"


def _scope(**given: Any) -> Any:
    from tadmor.model.questions import Scope

    frames = tuple(given.pop("kind"))
    return Scope(frames=frames, **given)
