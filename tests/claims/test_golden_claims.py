"""The sentences of `tests/golden/claims`: what each must yield, and what it must not."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import pytest

from tadmor.claims.propositions import find
from tadmor.model.reading import (
    Aspect,
    Attribution,
    Certainty,
    Claim,
    FigureKind,
    Place,
    Polarity,
    TimeExpression,
    Voice,
)
from tadmor.model.text import Span, quote

GOLDEN = Path(__file__).parent.parent / "golden" / "claims"
MARK = re.compile(r"\[(?P<place>[^\]|]+)(?:\|(?P<kind>\w+))?\]|<(?P<time>[^|>]+)\|(?P<edtf>[^>]+)>")
SPOKEN = re.compile(r"\{(?P<negated>not )?(?P<stance>\w+): |\}")
MOVING = {"gain", "loss", "withdraw", "control"}


@dataclass
class Marked:
    text: str = ""
    places: dict[str, tuple[str, list[Span]]] = field(default_factory=dict)
    times: list[TimeExpression] = field(default_factory=list)
    spoken: list[Attribution] = field(default_factory=list)

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def read(marked: str) -> Marked:
    found, opened = Marked(), []
    pattern = re.compile(f"{MARK.pattern}|{SPOKEN.pattern}")
    last = 0
    for match in pattern.finditer(marked):
        found.add(marked[last : match.start()])
        last = match.end()
        groups = match.groupdict()
        if groups["place"]:
            span = found.add(groups["place"])
            found.places.setdefault(groups["place"], (groups["kind"] or "point", []))[1].append(
                span
            )
        elif groups["time"]:
            span = found.add(groups["time"])
            ident = f"t{len(found.times) + 1}"
            found.times.append(TimeExpression(id=ident, span=span, edtf=groups["edtf"]))
        elif groups["stance"]:
            opened.append((len(found.text), groups["stance"], bool(groups["negated"])))
        else:
            start, stance, negated = opened.pop()
            found.spoken.append(
                Attribution(
                    id=f"a{len(found.spoken) + 1}",
                    content=(Span(start, len(found.text)),),
                    stance=stance,  # type: ignore[arg-type]
                    negated=negated,
                )
            )
    found.add(marked[last:])
    return found


def claims_of(marked: str) -> tuple[str, tuple[Claim, ...]]:
    found = read(marked)
    places = tuple(
        Place(id=name, name=name, kind=kind, mentions=tuple(spans))  # type: ignore[arg-type]
        for name, (kind, spans) in found.places.items()
    )
    voices = (Voice(id="v0", kind="author"),)
    times = tuple(found.times)
    return found.text, find(found.text, voices, tuple(found.spoken), (), places, times)


def cases() -> Iterator[Any]:
    for path in sorted(GOLDEN.glob("*.txt")):
        blocks = [b for b in path.read_text("utf-8").split("\n\n") if not b.startswith("#")]
        lines = [block.strip() for block in blocks if block.strip()]
        for given, expected in zip(lines[::2], lines[1::2], strict=True):
            yield pytest.param(given, expected.splitlines(), id=f"{path.stem}: {given[:50]}")


def words(claim: Claim) -> set[str]:
    found = {claim.frame, claim.polarity, claim.aspect, claim.certainty, claim.extent or "-"}
    figure = claim.figure
    if figure:
        flags = {"vague", "approximate", "cumulative"}
        found |= {figure.kind} | {flag for flag in flags if getattr(figure, flag)}
    found |= {"moves" if claim.moves else "still"}
    return found | ({"said"} if claim.attribution else set())


def fits(text: str, claim: Claim, tokens: list[str]) -> bool:
    figure = claim.figure
    values = {role: quote(text, spans) for role, spans in claim.roles.items()}
    values |= {"place": claim.place or "", "time": claim.time or ""}
    if figure:
        low, high = ("-" if edge is None else str(edge) for edge in (figure.min, figure.max))
        values |= {"figure": f"{low}..{high}", "whose": figure.whose or ""}
    for token in tokens:
        key, equals, wanted = token.partition("=")
        if equals and wanted not in values.get(key, "").split(" … "):
            return False
        if not equals and token not in words(claim):
            return False
    return True


@pytest.mark.parametrize(("given", "expected"), list(cases()))
def test_golden(given: str, expected: list[str]) -> None:
    text, found = claims_of(given)
    shown = "\n".join(map(str, found))
    for line in expected:
        tokens = shlex.split(line)
        if line == "nothing":
            assert not found, shown
        elif line == "still":
            assert not any(claim.moves for claim in found), shown
        elif tokens[0] == "no":
            assert all(claim.frame != tokens[1] for claim in found), shown
        else:
            assert any(fits(text, claim, tokens) for claim in found), f"{line}\n{shown}"


def test_tokens_of_the_golden_files_are_known() -> None:
    known = {*get_args(Polarity), *get_args(Aspect), *get_args(Certainty), *get_args(FigureKind)}
    known |= {"whole", "part", "moves", "still", "said", "vague", "approximate", "cumulative", "-"}
    for case in cases():
        for line in case.values[1]:
            tokens = shlex.split(line)
            if tokens[0] not in {"no", "still", "nothing"}:
                assert all(token in known or "=" in token for token in tokens[1:]), line
