"""Three pages of December 1914 that differ over one town, and the case they make."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tadmor.pipeline.add import add
from tadmor.progress import Silence
from tadmor.store.case import Case, Stored

PAGES = {
    "lamp": (
        "The Serbian army said on Monday that it had taken Valjevo on 15 December 1914. The"
        " mercenaries said that they had burnt the bridge. Six men were killed near Lajkovac, the"
        " Serbian army said.\n"
    ),
    "post": (
        "The Serbian army command said that Serbian troops had captured Valjevo on 15 December"
        " 1914. The mercenaries said that they held the mill.\n"
    ),
    "gazette": (
        "The Austrian army said on 16 December 1914 that it still held Valjevo. It denied that the"
        " Serbian army had taken Valjevo on 15 December 1914.\n"
    ),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        facts = f'published = 1914-12-17\npublisher = "The {name.title()}"\n'
        (folder / f"{name}.toml").write_text(facts, encoding="utf-8")
    with Case(folder / "x.tadmor", create=True) as made:
        add(made, sorted(folder.glob("*.txt")), {}, Silence())
    return folder


@pytest.fixture
def case(pages: Path, tmp_path: Path) -> Iterator[Case]:
    (tmp_path / "x.tadmor").write_bytes((pages / "x.tadmor").read_bytes())
    with Case(tmp_path / "x.tadmor") as opened:
        yield opened


@pytest.fixture(scope="module")
def held(pages: Path) -> tuple[Stored, ...]:
    with Case(pages / "x.tadmor") as opened:
        return tuple(opened.current())
