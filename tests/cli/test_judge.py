"""`tadmor judge` as a user meets it: what it prints, how it ends, and that a kill loses nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from tadmor.model.rulings import RulingRow
from tadmor.model.schema import schema
from tests.cli.run import FAST, tadmor

TEXT = (
    "The garrison said that it still held Fort Amal on 3 June 1921. The rebels said that they had"
    " captured Fort Amal on 3 June 1921.\n"
)
AT = ("--lat", "10.5", "--lon", "20.25", "--source", "a chart")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judge")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    assert tadmor("add", folder / "x.tadmor", folder / "one.txt").returncode == 0
    return folder / "x.tadmor"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "x.tadmor"
    copy.write_bytes(made.read_bytes())
    return copy


def claim(case: Path) -> str:
    return str(json.loads(tadmor("claims", case, "--format", "jsonl").stdout.splitlines()[0])["id"])


def test_a_ruling_is_printed_listed_led_back_and_undone(case: Path) -> None:
    id_ = claim(case)
    ruled = tadmor("judge", case, "reject", id_, "--by", "anna", "--reason", "it is the headline's")
    assert ruled.returncode == 0, ruled.stderr
    ruling = ruled.stdout.split()[0]
    assert ruled.stdout.startswith("rul_")
    assert "stands: reject" in ruled.stdout
    assert f"{ruling}  stands" in tadmor("judge", case, "list").stdout
    assert ruling in tadmor("why", case, id_).stdout
    assert id_ in tadmor("why", case, ruling).stdout
    assert '"ruling":"rejected"' in tadmor("claims", case, "--format", "jsonl").stdout
    assert tadmor("judge", case, "undo", ruling, "--by", "anna").returncode == 0
    assert '"ruling":"rejected"' not in tadmor("claims", case, "--format", "jsonl").stdout
    rows = tadmor("judge", case, "list", "--format", "jsonl").stdout.splitlines()
    checked = jsonschema.Draft202012Validator(schema((RulingRow,)))
    for row in rows:
        checked.validate(json.loads(row))
    assert [json.loads(row)["state"] for row in rows] == ["undone", "stands"]
    assert tadmor("verify", case).returncode == 0


def test_a_claim_against_interest_is_ruled_opposed_and_undone(case: Path) -> None:
    id_ = claim(case)
    ruled = tadmor("judge", case, "against-interest", id_, "--by", "anna")
    assert ruled.returncode == 0, ruled.stderr
    assert f"stands: against-interest {id_}" in ruled.stdout
    assert "against-interest" in tadmor("why", case, id_).stdout
    other = tadmor("judge", case, "against-interest", "--not", id_, "--by", "ben")
    assert f"disputed: not-against-interest {id_}" in other.stdout
    assert tadmor("judge", case, "undo", other.stdout.split()[0], "--by", "ben").returncode == 0
    assert "stands: against-interest" in tadmor("judge", case, "list").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("against-interest", "clm_none"), 4),
        (("against-interest", "act_none"), 2),
        (("accept", "clm_none"), 4),
        (("undo", "rul_none"), 4),
        (("same", "clm_a", "clm_b"), 2),
        (("grade", "act_a", "Z9"), 2),
        (("place", "Nowhere", *AT), 2),
        (("accept",), 2),
        (("place", "Fort Amal", "--lat", "north"), 2),
    ],
)
def test_what_does_not_fit_ends_with_its_code(
    case: Path, words: tuple[str, ...], code: int
) -> None:
    result = tadmor("judge", case, *words)
    assert result.returncode == code
    assert result.stdout == ""
    assert result.stderr


def test_no_case_is_made_by_judging(tmp_path: Path) -> None:
    assert tadmor("judge", tmp_path / "none.tadmor", "accept", "clm_a").returncode == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("moment", [0.4, 0.7, 0.9])
def test_killed_and_run_again_a_ruling_is_there_once(case: Path, moment: float) -> None:
    words = ("judge", str(case), "place", "Fort Amal", *AT, "--by", "anna")
    begun = time.monotonic()
    tadmor("judge", case, "list")
    took = time.monotonic() - begun
    command = [sys.executable, "-m", "tadmor", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **FAST}
    )
    time.sleep(moment * 2 * took)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert tadmor(*words).returncode == 0
    rows = tadmor("judge", case, "list", "--format", "jsonl").stdout.splitlines()
    assert len(rows) == 1
    assert '"lat":10.5' in tadmor("control", case, "--format", "jsonl").stdout
    assert tadmor("verify", case).returncode == 0
