"""The example case as the demo reads it: each document once, with the case's own places."""

from pathlib import Path

import pytest

import tadmor
from tadmor.documents import load
from tadmor.grounding.case_places import CasePlace, load_case_gazetteer
from tadmor.model.reading import Reading
from tadmor.pipeline.read import read

EXAMPLE = Path(tadmor.__file__).with_name("example")
DOCUMENTS = sorted(EXAMPLE.glob("*.txt"))


@pytest.fixture(scope="session")
def own() -> tuple[CasePlace, ...]:
    """The places that the example brings along."""
    return load_case_gazetteer(EXAMPLE / "places.csv")


@pytest.fixture(scope="session")
def readings(own: tuple[CasePlace, ...]) -> dict[str, Reading]:
    """Each document's reading, by its name without an ending."""
    return {path.stem: read(load(path), own) for path in DOCUMENTS}
