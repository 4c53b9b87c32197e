"""A process killed at any moment leaves whole documents or none; run again, it ends the same."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import FAST, tadmor

MOMENTS = int(os.environ.get("TADMOR_KILLS", "6"))  # the release check asks for 20
QUERIES = (
    "select id, extractor, text from document order by id",
    "select id from mark order by id",
    """select d.id, s.id, r.basis, r.digest from reading r join document d on d.key = r.document
       join step s on s.key = r.step order by 1, 2, 3""",
    "select e.path, d.id, e.facts from entry e join document d on d.key = e.document order by 1, 2",
)


def records(case: Path) -> list[list[tuple[object, ...]]]:
    """Give all rows but the clock's, in an order of their own."""
    held = sqlite3.connect(case)
    found = [held.execute(query).fetchall() for query in QUERIES]
    held.close()
    return found


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("documents")
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"The mayor said that {number + 3} ships had left Port Elba on {number + 1} May 1809. "
            "The admiral denied it, according to a gazette.\n",
            encoding="utf-8",
        )
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, documents: list[Path]) -> tuple[Path, float]:
    """A case made without being disturbed, and the seconds that took."""
    case = tmp_path_factory.mktemp("whole") / "whole.tadmor"
    begun = time.monotonic()
    assert tadmor("add", case, *documents).returncode == 0
    return case, time.monotonic() - begun


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_and_run_again_the_record_is_the_same(
    tmp_path: Path, documents: list[Path], whole: tuple[Path, float], moment: int
) -> None:
    broken = tmp_path / "broken.tadmor"
    command = [sys.executable, "-m", "tadmor", "add", str(broken), *map(str, documents)]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **FAST}
    )
    time.sleep(random.Random(moment).uniform(0.3, 1) * whole[1])  # noqa: S311 - only varied
    process.send_signal(signal.SIGKILL)
    process.wait()
    if broken.exists() and broken.stat().st_size:
        _whole_documents_only(broken)
    assert tadmor("add", broken, *documents).returncode == 0
    assert records(broken) == records(whole[0])
    assert tadmor("verify", broken).returncode == 0


def _whole_documents_only(case: Path) -> None:
    held = sqlite3.connect(case)
    assert held.execute("pragma integrity_check").fetchone() == ("ok",)
    if held.execute("select count(*) from sqlite_master where name = 'entry'").fetchone() == (1,):
        assert held.execute(
            "select count(*) from document d where not exists"
            " (select 1 from entry e where e.document = d.key)"
            " or not exists (select 1 from reading r where r.document = d.key)"
        ).fetchone() == (0,)
    held.close()
