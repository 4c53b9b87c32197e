"""`tadmor import --from ucdp` and what `tadmor sources` says of it."""

import json
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor
from tests.exchange.events import sheet_file

SUITE = Path(__file__).parents[3] / "shared" / "suites" / "ucdp-syria-2016-2019.csv.gz"
PLACES = ("--place", "Tadmur", "--place", "Palmyra")


def origins(case: Path, *words: str) -> dict[str, tuple[int, int, int, int]]:
    rows = (row for row in table(case, *words) if row["row"] == "origins")
    counts = ("one", "several", "none", "events")
    return {row["id"].split(":")[0]: tuple(row[name] for name in counts) for row in rows}


def table(case: Path, *words: str) -> list[dict[str, Any]]:
    result = tadmor("sources", case, *words, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_rows_come_in_once_and_are_valid_by_the_schema(tmp_path: Path) -> None:
    file = sheet_file(tmp_path, {"source_office": "Harbour Agency;Mole"}, {})
    first = tadmor("import", tmp_path / "x.tadmor", "--from", "ucdp", file)
    assert (first.returncode, first.stdout) == (0, "")
    assert "2 new rows" in first.stderr
    again = tadmor("import", tmp_path / "x.tadmor", "--from", "ucdp", file)
    assert (again.returncode, again.stdout) == (0, "")
    assert "nothing to do" in again.stderr
    schema = jsonschema.Draft202012Validator(json.loads((FOLDER / "sources.json").read_text()))
    rows = [*table(tmp_path / "x.tadmor"), *table(tmp_path / "x.tadmor", "--events")]
    for row in rows:
        schema.validate(row)
    assert {row["row"] for row in rows} == {"document", "source", "origins", "event"}
    for words in ((), ("--events",), ("--place", "elba")):
        held = tadmor("sources", tmp_path / "x.tadmor", *words)
        assert len(held.stdout.splitlines()) == len(table(tmp_path / "x.tadmor", *words))
    (event, *_) = table(tmp_path / "x.tadmor", "--events")
    assert "Red Lantern" in tadmor("why", tmp_path / "x.tadmor", event["id"]).stdout
    assert "2 coded rows" in tadmor("verify", tmp_path / "x.tadmor").stdout


def test_what_is_no_table_ends_with_3_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text("name,lat,lon\nPort Elba,34.5,36.2\n", "utf-8")
    result = tadmor("import", tmp_path / "x.tadmor", "--from", "ucdp", file)
    assert result.returncode == 3
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "x.tadmor").exists()


def test_killed_and_run_again_the_rows_are_whole(tmp_path: Path) -> None:
    file = sheet_file(tmp_path, *[{}] * 20_000)
    case = tmp_path / "x.tadmor"
    command = [sys.executable, "-m", "tadmor", "import", str(case), "--from", "ucdp", str(file)]
    process = subprocess.Popen(command)
    while process.poll() is None and not list(tmp_path.glob("x.tadmor-wal")):
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    held = sqlite3.connect(case)
    assert held.execute("select count(*) from record").fetchone()[0] in {0, 20_000}
    held.close()
    assert tadmor("import", case, "--from", "ucdp", file).returncode == 0
    assert "20,000 coded events" in tadmor("sources", case).stdout


@pytest.mark.shared
@pytest.mark.skipif(not SUITE.exists(), reason="needs ../shared")
def test_the_table_of_origins_is_reproduced(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert tadmor("import", tmp_path / "x.tadmor", "--from", "ucdp", SUITE).returncode == 0
    found = origins(tmp_path / "x.tadmor")
    assert time.monotonic() - begun < 60
    assert found == {
        "org_offices": (356, 789, 3, 1_148),
        "org_entries": (2_270, 816, 61, 3_147),
    }
    assert origins(tmp_path / "x.tadmor", *PLACES)["org_entries"] == (16, 2, 0, 18)
