"""What commands print: rows for programs and tables for people on stdout, talk on stderr."""

import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click
import msgspec

from tadmor.errors import InputError
from tadmor.model.reading import Reading
from tadmor.model.text import quote

if TYPE_CHECKING:
    from tadmor.model.findings import ClaimRow
    from tadmor.pipeline.verify import Verified
    from tadmor.pipeline.why import Link
    from tadmor.store.case import State


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


def summary(states: "Counter[State]") -> str:
    """Say what became of the documents that were added."""
    total = states.total()
    if total and states["unchanged"] == total:
        return f"nothing to do: {_count(total, 'document')} in the case, unchanged"
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
        click.echo(f"{depth}{who} {said.stance}: {_short(quote(value.text, said.content))}")
    click.echo(f"  claims by voice: {dict(Counter(voices[claim.voice] for claim in value.claims))}")


def _depth(value: Reading, within: str | None) -> int:
    outer = next((said for said in value.attributions if said.id == within), None)
    return 0 if outer is None else 1 + _depth(value, outer.within)


def _short(words: str, longest: int = 100) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def claims(rows: Sequence["ClaimRow"], shape: str) -> None:
    """Print claims, one a line: who says what, where, when, how sure."""
    if shape == "jsonl":
        for row in rows:
            line(row)
    elif shape == "csv":
        _csv(rows)
    else:
        for row in rows:
            click.echo(f"{row.id}  {sentence(row)}")


def sentence(row: "ClaimRow") -> str:
    """Put a claim into one line of words."""
    through = " ← ".join(party.name for party in reversed(row.relay))
    sure = [word for word in (row.polarity, row.aspect, row.certainty) if word not in PLAIN]
    facts = [row.frame, row.time or "", *sure]
    return f"{through}: {_short(row.quote)} [{', '.join(fact for fact in facts if fact)}]"


PLAIN = {"asserts", "completed", "unstated"}


def _csv(rows: Sequence["ClaimRow"]) -> None:
    built = [msgspec.to_builtins(row) for row in rows]
    writer = csv.DictWriter(sys.stdout, list(built[0]) if built else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(cell) for name, cell in row.items()} for row in built)


def _cell(value: object) -> object:
    if isinstance(value, Mapping | list | tuple):
        return msgspec.json.encode(value).decode()
    return value


def links(chain: Sequence["Link"], shape: str) -> None:
    """Print the chain under an id."""
    if shape == "jsonl":
        for link in chain:
            line(link)
        return
    for depth, link in enumerate(chain):
        click.echo(f"{'  ' * depth}{link.what} {link.id}: {link.label}")
        if link.quote:
            click.echo(f"{'  ' * depth}  “{_short(link.quote, 300)}” {list(map(list, link.spans))}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def verified(case: Path, found: "Verified") -> None:
    """Print what `verify` found; end with 4 if anything is damaged."""
    for damage in found.damage:
        say(f"{case}: {damage.where}: {damage.what}")
    checked = ", ".join(
        (
            _count(found.documents, "document"),
            _count(found.readings, "reading"),
            _count(found.quotations, "quotation"),
        )
    )
    if found.damage:
        say(f"{case}: {len(found.damage)} damaged of {checked}; restore the case from a copy")
        sys.exit(4)
    click.echo(f"integrity intact (says nothing about truth): {checked}")
