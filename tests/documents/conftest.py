"""What the tests of the intake share: a way to write a file and load it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tadmor.documents import load
from tadmor.errors import InputError
from tadmor.model.document import Document

PAGES = Path(__file__).with_name("pages")


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[str, bytes], Document]:
    """Write bytes under a name and load them."""

    def load_bytes(name: str, data: bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return load(path)

    return load_bytes


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str, bytes], str]:
    """Write bytes under a name, see them refused in one sentence, and give that sentence."""

    def refuse(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InputError) as caught:
            load(path)
        sentence = str(caught.value)
        assert caught.value.exit_code == 3
        assert "\n" not in sentence
        assert sentence.endswith(".")
        assert sentence.startswith(str(path))
        assert path.read_bytes() == data
        assert [file.name for file in tmp_path.iterdir()] == [name]
        return sentence

    return refuse
