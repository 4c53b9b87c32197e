"""What commands print: rows for programs and tables for people on stdout, talk on stderr."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import click
import msgspec

from tadmor.errors import InputError
from tadmor.model.reading import Reading
from tadmor.model.text import quote

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer

    from tadmor.pipeline.verify import Verified
    from tadmor.pipeline.why import Link
    from tadmor.store.case import State


Row = TypeVar("Row")
# Links of `why` that stand beside the chain and do not lead further down.
BESIDE = frozenset({"ruling", "registry", "one with", "row", "record"})


def say(sentence: str) -> None:
    """Say one sentence on stderr."""
    click.echo(sentence, err=True)


def line(value: object) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def leave(problems: Sequence[InputError]) -> None:
    """End with 3 if anything could not be read; each problem has been said already."""
    if problems:
        sys.exit(InputError.exit_code)


class Bar:
    """A progress bar on stderr; where that is no terminal, only sentences are printed."""

    def __init__(self) -> None:
        """Make a bar that is not shown yet."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        console = Console(stderr=True)
        self._bar = Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        )
        self._task = self._bar.add_task("")

    def __enter__(self) -> "Bar":
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._bar.stop()

    def start(self, total: int, what: str) -> None:
        """Say how many pieces of what there will be."""
        self._bar.update(self._task, total=total, description=what)

    def done(self, name: str) -> None:
        """Count one more piece."""
        self._bar.update(self._task, advance=1, description=Path(name).name)

    def say(self, sentence: str) -> None:
        """Say one sentence above the bar."""
        if self._bar.disable:
            say(sentence)
        else:
            self._bar.console.print(sentence, markup=False, highlight=False)


def until_stopped(server: "ThreadingHTTPServer") -> None:
    """Serve until Ctrl+C."""
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("stopped")
    finally:
        server.server_close()


def summary(states: "Counter[State]") -> str:
    """Say what became of the documents that were added."""
    total = states.total()
    if total and states["unchanged"] == total:
        return f"nothing to do: {count(total, 'document')} in the case, unchanged"
    words: dict[State, str] = {
        "new": "read and added",
        "changed": "read again",
        "corrected": "with corrected facts",
        "unchanged": "unchanged",
    }
    counts = (f"{states[state]} {said}" for state, said in words.items() if states[state])
    return ", ".join(counts) or "nothing was added"


def reading(value: Reading, shape: str) -> None:
    """Print a reading: as a line of JSON, or its attributions and claims for people."""
    if shape == "jsonl":
        line(value)
        return
    names = {actor.id: actor.name for actor in value.actors}
    voices = {voice.id: voice.name or voice.kind for voice in value.voices}
    click.echo(click.style(value.document.title or value.document.name, bold=True))
    for said in value.attributions:
        who = names.get(said.speaker or "") or quote(value.text, said.source) or "someone not named"
        depth = "  " * (1 + _depth(value, said.within))
        click.echo(f"{depth}{who} {said.verb}: {short(quote(value.text, said.content))}")
    click.echo(f"  claims by voice: {dict(Counter(voices[claim.voice] for claim in value.claims))}")


def _depth(value: Reading, within: str | None) -> int:
    outer = next((said for said in value.attributions if said.id == within), None)
    return 0 if outer is None else 1 + _depth(value, outer.within)


def short(words: str, longest: int = 100) -> str:
    """Give words on one line, cut with an ellipsis if they are too long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def table(rows: Sequence[Row], shape: str, words: Callable[[Row], str]) -> None:
    """Print rows: as JSON lines, as CSV, or for people one line each in words."""
    if shape == "csv":
        from tadmor.exchange.spreadsheet import written

        click.echo(written(rows), nl=False)
        return
    for row in rows:
        if shape == "jsonl":
            line(row)
        else:
            click.echo(words(row))


def links(chain: Sequence["Link"], shape: str) -> None:
    """Print the chain under an id."""
    if shape == "jsonl":
        for link in chain:
            line(link)
        return
    depth = 0
    for link in chain:
        id_ = f" {link.id}" if link.id else ""
        click.echo(f"{'  ' * depth}{link.what}{id_}: {link.label}")
        if link.quote:
            click.echo(f"{'  ' * depth}  “{short(link.quote, 300)}” {list(map(list, link.spans))}")
        depth += link.what not in BESIDE


def count(number: int, noun: str) -> str:
    """Give a number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def verified(case: Path, found: "Verified") -> None:
    """Print what `verify` found; end with 4 if anything is damaged."""
    for damage in found.damage:
        say(f"{case}: {damage.where}: {damage.what}")
    counts = [
        count(found.documents, "document"),
        count(found.readings, "reading"),
        count(found.quotations, "quotation"),
    ]
    counts += [count(found.rows, "coded row")] * bool(found.rows)
    checked = ", ".join(counts + [count(found.maps, "map")] * bool(found.maps))
    if found.damage:
        say(f"{case}: {len(found.damage)} damaged of {checked}; restore the case from a copy")
        sys.exit(4)
    click.echo(f"integrity intact (says nothing about truth): {checked}")
