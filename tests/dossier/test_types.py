"""The front end's types are written by hand; here they are held to the model's."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast, get_args, get_type_hints

import pytest

from tadmor.dossier import build
from tadmor.model import (
    codings,
    disputes,
    estimates,
    explanations,
    figures,
    findings,
    questions,
    queue,
    reading,
    rulings,
    trends,
)

RECORD = Path(__file__).parents[2] / "frontend/src/record"


def held(kind: Any) -> Iterator[type]:
    """Give the values that a type is made of, itself among them."""
    if dataclasses.is_dataclass(kind):
        yield cast("type", kind)
    hints = get_type_hints(kind).values() if dataclasses.is_dataclass(kind) else get_args(kind)
    for hint in hints:
        yield from held(hint)


# What no page holds has no type in the front end.
NAMES = {value.__name__: value for value in held(build.Dossier)}
LITERALS = {
    "VoiceKind": reading.VoiceKind,
    "Stance": reading.Stance,
    "Certainty": reading.Certainty,
    "Polarity": reading.Polarity,
    "Aspect": reading.Aspect,
    "ConflictKind": findings.ConflictKind,
    "Dismissal": findings.Dismissal,
    "RelationType": findings.RelationType,
    "Hardening": findings.Hardening,
    "ControlState": findings.ControlState,
    "DisputeKind": disputes.DisputeKind,
    "Band": estimates.Band,
    "Amount": estimates.Amount,
    "What": trends.What,
    "Verdict": rulings.Verdict,
    "CellVerdict": explanations.CellVerdict,
    "Weighing": explanations.Weighing,
    "Unit": explanations.Unit,
    "ExcuseKind": explanations.ExcuseKind,
    "RulingKind": rulings.RulingKind,
    "QueueKind": queue.QueueKind,
    "State": rulings.State,
    "QuestionAct": questions.QuestionAct,
    "QuestionStatus": questions.QuestionStatus,
    "RevisionKind": figures.RevisionKind,
    "ImpossibleKind": figures.ImpossibleKind,
    "CodedKind": codings.CodedKind,
}


def interface(name: str) -> dict[str, str]:
    """Give the fields of a TypeScript interface, those it extends first."""
    head = rf"^export interface {name}(?: extends (\w+))? {{\n(.*?)^}}"
    found = re.search(head, source(), re.MULTILINE | re.DOTALL)
    assert found is not None, f"{name} is missing in record/"
    own = dict(re.findall(r"^  (\w+): (.+)$", found[2], re.MULTILINE))
    return interface(found[1]) | own if found[1] else own


@pytest.mark.parametrize("name", sorted(NAMES))
def test_an_interface_has_the_fields_of_its_value(name: str) -> None:
    fields = interface(name)
    expected = dataclasses.fields(NAMES[name])
    assert list(fields) == [field.name for field in expected]
    for (key, written), field in zip(fields.items(), expected, strict=True):
        assert ("null" in written) == (type(None) in get_args(field.type)), key


@pytest.mark.parametrize("name", sorted(LITERALS))
def test_a_union_has_the_words_of_its_literal(name: str) -> None:
    union = re.search(rf"^export type {name} =(.*?)^export", source(), re.MULTILINE | re.DOTALL)
    assert union is not None
    written = union[1].partition("/**")[0]
    assert tuple(re.findall(r"'(.+?)'", written)) == get_args(LITERALS[name])


def source() -> str:
    names = (
        "types.ts",
        "accounts.ts",
        "codings.ts",
        "comparisons.ts",
        "corroboration.ts",
        "estimates.ts",
        "explanations.ts",
        "layers.ts",
        "questions.ts",
        "figures.ts",
        "rulings.ts",
        "sources.ts",
        "tables.ts",
        "trends.ts",
    )
    return "".join((RECORD / name).read_text(encoding="utf-8") for name in names)
