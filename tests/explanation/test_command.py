"""`tadmor explain` and `tadmor judge … cell` as a user runs them."""

import csv
import io
import json
from pathlib import Path

from tests.cli.run import tadmor
from tests.explanation.conftest import BOARDS

ROME = BOARDS / "rome-64"


def test_a_board_is_weighed_overruled_and_weighed_without_a_source(tmp_path: Path) -> None:
    case, board = tmp_path / "rome.tadmor", ROME / "hypotheses.toml"
    assert tadmor("add", case, *sorted(ROME.glob("*.txt"))).returncode == 0
    lines = tadmor("explain", case, board, "--format", "jsonl").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    cell = next(row for row in rows if row["row"] == "cell" and row["item"] == "far-away")
    assert tadmor("why", case, cell["spans"][0]["id"]).returncode == 0

    words = ("cell", cell["spans"][0]["id"], "nero", "supports", "--by", "anna")
    ruled = tadmor("judge", case, *words)
    assert ruled.returncode == 0, ruled.stderr
    assert "nero supports, by anna" in ruled.stdout
    table = tadmor("explain", case, board).stdout
    assert "A  nero: Nero had the city set on fire." in table
    assert "+*" in table

    left = tadmor("explain", case, board, "--without", "Tacitus", "--format", "csv").stdout
    told = list(csv.DictReader(io.StringIO(left)))
    assert "far-away" not in {row["item"] for row in told}
    mapped = tadmor("explain", case, board, "--format", "argdown").stdout
    assert "[nero]: Nero had the city set on fire." in mapped


def test_what_is_wrong_is_said_with_its_code(tmp_path: Path) -> None:
    case = tmp_path / "rome.tadmor"
    assert tadmor("add", case, ROME / "0079-pliny.txt").returncode == 0
    assert tadmor("explain", case).returncode == 2
    assert tadmor("explain", case, ROME / "hypotheses.toml", "--propose").returncode == 2
    missing = tadmor("explain", case, tmp_path / "none.toml")
    assert missing.returncode == 3
    assert "No such file" in missing.stderr
    gone = tadmor("explain", case, ROME / "hypotheses.toml", "--without", "Livy")
    assert gone.returncode == 2
    assert "Pliny" in gone.stderr
    assert tadmor("judge", case, "cell", "clm_none", "nero", "supports").returncode == 4
    assert tadmor("judge", case, "cell", "act_none", "nero", "supports").returncode == 2
