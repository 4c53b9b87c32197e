"""The worked boards, each on a case that is read from its documents as a user's would be."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import tadmor
from tadmor.pipeline.add import add
from tadmor.progress import Silence
from tadmor.store.case import Case

EXAMPLE = Path(tadmor.__file__).with_name("example")
BOARDS = EXAMPLE / "boards"
PLACES = {"case.toml": "palmyra-2016.toml", "places.csv": "palmyra-2016.places.csv"}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the case of a board by its name; each is read once."""
    held: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in held:
            folder = tmp_path_factory.mktemp(name)
            documents = sorted((BOARDS / name).glob("*.txt"))
            if name == "palmyra-2016":
                documents = [*sorted(EXAMPLE.glob("*.txt")), *documents]
                for source, beside in PLACES.items():
                    shutil.copy(EXAMPLE / source, folder / beside)
            held[name] = folder / f"{name}.tadmor"
            with Case(held[name], create=True) as case:
                assert not add(case, documents, {}, Silence()).problems
        return held[name]

    return make


@pytest.fixture
def palmyra(made: Callable[[str], Path], tmp_path: Path) -> Path:
    """Give a copy of the case of Palmyra that a test may change."""
    folder = tmp_path / "case"
    shutil.copytree(made("palmyra-2016").parent, folder)
    return folder / "palmyra-2016.tadmor"
