"""The command line: each command parses, calls and prints. Data on stdout, talk on stderr."""

import os
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from tadmor import __version__
from tadmor.cli import exchange, output, tables
from tadmor.cli.coding import agreement
from tadmor.cli.explain import explain
from tadmor.cli.export import export
from tadmor.cli.judge import judge
from tadmor.cli.layers import layers
from tadmor.cli.lint import lint
from tadmor.cli.question import question
from tadmor.cli.trends import trends
from tadmor.errors import TadmorError

EXIT_CODES = """\b
Exit codes:
  0   fine
  1   something was found and --fail-on asked for it
  2   the command's words do not fit
  3   a document could not be read
  4   the case file
  5   the network
  70  a bug of ours
"""

Facts = Mapping[str, str]
FACTS = {
    "title": "its title",
    "publisher": "who published it",
    "author": "who wrote it",
    "published": "when it was published (EDTF, such as 2016-05-05)",
    "language": "its language (such as en)",
    "url": "where it was published",
}


def facts(command: Any) -> Any:
    """Add the options that say what a document does not say of itself."""
    for name, what in reversed(FACTS.items()):
        command = click.option(f"--{name}", help=f"Say {what}; wins over a sidecar.")(command)
    return command


files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
case = tables.case_argument
boards = click.option(
    "--board",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A board of hypotheses to show, besides NAME.hypotheses.toml beside the case.",
)


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tadmor")
def tadmor() -> None:
    """Read contested accounts: who said what, who held what and when, by whose account.

    Tadmor says who asserts a thing, never that the thing is so. Everything it shows leads back to
    the exact words it rests on.
    """


@tadmor.command()
@files
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text")
@facts
def read(files: tuple[Path, ...], shape: str, **known: str | None) -> None:
    """Read documents without a case file: one JSON object a line, or a summary for people."""
    from tadmor.pipeline.read import read_all

    problems = []
    for result in read_all(files, given(known)):
        if isinstance(result, TadmorError):
            problems.append(result)
            output.say(str(result))
        else:
            output.reading(result, shape)
            for limit in result.limits:
                output.say(f"{result.document.name}: {limit}")
    output.leave(problems)


@tadmor.command()
@case
@files
@facts
def add(case: Path, files: tuple[Path, ...], **known: str | None) -> None:
    """Read documents into the case file CASE, making it if it is missing.

    A document that is in the case unchanged costs nothing. Facts corrected in a sidecar (NAME.toml
    beside NAME.*) or by an option are added beside the old ones. It can be stopped at any moment
    and run again.
    """
    from tadmor.pipeline.add import add as add_to
    from tadmor.store.case import Case

    with Case(case, create=True) as opened:
        added = add_to(opened, files, given(known), output.Bar())
        opened.drop_if_empty()
    if added.states:
        output.say(output.summary(added.states))
    output.leave(added.problems)


for command in (
    tables.claims,
    tables.conflicts,
    tables.control,
    tables.figures,
    exchange.sources,
    tables.timeline,
    trends,
    explain,
    judge,
    layers,
    lint,
    question,
    agreement,
    exchange.bring_in,
    export,
):
    tadmor.add_command(command)


@tadmor.command()
@case
@click.argument("id_", metavar="ID")
@click.option("--format", "shape", type=click.Choice(["text", "jsonl"]), default="text")
def why(case: Path, id_: str, shape: str) -> None:
    """Show what an id rests on: the quoted words, who relays them, the document and its hash."""
    from tadmor.pipeline.why import why as trace
    from tadmor.store.case import Case

    with Case(case) as opened:
        links = trace(opened, id_)
    output.links(links, shape)


@tadmor.command()
@case
def verify(case: Path) -> None:
    """Check a case's integrity: every hash, position, quotation and id. Not its truth."""
    from tadmor.pipeline.verify import verify as check
    from tadmor.store.case import Case

    with Case(case) as opened:
        verified = check(opened)
    output.verified(case, verified)


@tadmor.command()
@case
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), required=True)
@click.option("--title", help="The page's title; the case's name if left out.")
@boards
@click.option(
    "--whole-texts",
    is_flag=True,
    help="Carry the texts whole, not only the words quoted and some context.",
)
@click.option("--reviewers", is_flag=True, help="Name the reviewers instead of numbering them.")
def dossier(
    case: Path,
    target: Path,
    title: str | None,
    board: tuple[Path, ...],
    *,
    whole_texts: bool,
    reviewers: bool,
) -> None:
    """Write a case as one self-contained HTML file to give to others.

    It has the words quoted with some context, each document's link and hash, and no reviewer's
    name, unless more is asked for.
    """
    from tadmor.pipeline.dossier import write
    from tadmor.store.case import Case

    with Case(case) as opened:
        write(opened, title, target, board, whole_texts=whole_texts, reviewers=reviewers)
    click.echo(target)


@tadmor.command("open")
@case
@click.option("--port", type=int, default=0, help="The port to use; a free one if left out.")
@click.option("--no-open", is_flag=True, help="Only serve; do not open a browser.")
@boards
def open_case(case: Path, port: int, board: tuple[Path, ...], *, no_open: bool) -> None:
    """Show a case in the browser and take rulings there, from this machine only, until Ctrl+C."""
    from tadmor.store.case import Case
    from tadmor.web.app import serve
    from tadmor.web.rulings import Desk

    with Case(case) as opened:
        desk = Desk(opened, board)
        server = serve(desk.page, port, desk)
        address = f"http://{server.server_address[0]!s}:{server.server_address[1]}/"
        click.echo(address)
        if not no_open and has_browser():
            webbrowser.open(address)
        output.until_stopped(server)


@tadmor.command()
@click.option("--no-open", is_flag=True, help="Do not open the page in a browser.")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="Where to write.")
def demo(target: Path | None, *, no_open: bool) -> None:
    """Build the bundled example case and write its dossier: one HTML file."""
    from tadmor.pipeline.demo import demo as build

    path = build(target or Path("tadmor-demo.html"), output.Bar())
    click.echo(path)
    if not no_open and has_browser():
        webbrowser.open(path.resolve().as_uri())


def given(known: Mapping[str, str | None]) -> Facts:
    """Keep the facts that options state."""
    return {name: value for name, value in known.items() if value is not None}


def has_browser() -> bool:
    """Say whether a page can be shown: a display, and not a machine that runs checks."""
    shown = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY")
    return bool(shown) and "CI" not in os.environ


def main() -> None:
    """Run a command; turn what went wrong into one sentence and an exit code."""
    try:
        tadmor(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Abort:
        output.say("tadmor: stopped; what was added before is kept")
        sys.exit(130)
    except TadmorError as error:
        output.say(f"tadmor: {error}")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of stdout has gone, as `head` does; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("TADMOR_DEBUG"):
            raise
        output.say(
            f"tadmor: a bug of ours ({type(error).__name__}: {error}); "
            "run it again with TADMOR_DEBUG=1 and report what it prints"
        )
        sys.exit(TadmorError.exit_code)
