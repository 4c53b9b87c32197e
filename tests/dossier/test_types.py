"""The front end's types are written by hand; here they are held to the model's."""

import dataclasses
import re
from pathlib import Path
from typing import get_args

import pytest

from tadmor.dossier.build import Dossier
from tadmor.model import reading

TYPES = Path(__file__).parents[2] / "frontend/src/record/types.ts"
VALUES = (
    *(getattr(reading, name) for name in dir(reading)),
    Dossier,
)


@pytest.mark.parametrize(
    "value",
    [value for value in VALUES if dataclasses.is_dataclass(value)],
    ids=lambda value: value.__name__,
)
def test_an_interface_has_the_fields_of_its_value(value: type) -> None:
    interface = re.search(
        rf"^export interface {value.__name__} {{\n(.*?)^}}", source(), re.MULTILINE | re.DOTALL
    )
    assert interface is not None, f"{value.__name__} is missing in {TYPES.name}"
    fields = re.findall(r"^  (\w+): (.+)$", interface[1], re.MULTILINE)
    expected = dataclasses.fields(value)
    assert [name for name, _ in fields] == [field.name for field in expected]
    for (name, written), field in zip(fields, expected, strict=True):
        assert ("null" in written) == (type(None) in get_args(field.type)), name


@pytest.mark.parametrize("name", ["VoiceKind", "Stance", "Certainty", "Polarity", "Aspect"])
def test_a_union_has_the_words_of_its_literal(name: str) -> None:
    union = re.search(rf"^export type {name} =(.*?)^export", source(), re.MULTILINE | re.DOTALL)
    assert union is not None
    assert tuple(re.findall(r"'(.+?)'", union[1])) == get_args(getattr(reading, name))


def source() -> str:
    return TYPES.read_text(encoding="utf-8")
