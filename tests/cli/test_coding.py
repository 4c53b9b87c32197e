"""Codings at the command line: what one person marks blind no list shows to another."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from tadmor.cli.main import tadmor

TEXT = "قال العقيد إن الجيش استعاد مدينة تدمر يوم الأحد.\n"


def judge(case: Path, *words: str) -> Result:
    done = CliRunner().invoke(tadmor, ["judge", str(case), *words])
    assert done.exit_code == 0, done.output
    return done


def test_a_list_keeps_an_open_round_sealed(tmp_path: Path) -> None:
    case, page = tmp_path / "x.tadmor", tmp_path / "nashra.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert CliRunner().invoke(tadmor, ["add", str(case), str(page)]).exit_code == 0
    judge(case, "blind", "nashra.txt", "Anna", "Ben", "--by", "Anna")
    judge(case, "code", "nashra.txt", "attribution", "الجيش", "--source", "العقيد", "--by", "Anna")

    def listed(*who: str) -> list[str]:
        lines = judge(case, "list", "--format", "jsonl", *who).stdout.splitlines()
        return [json.loads(line)["kind"] for line in lines]

    assert listed() == listed("--by", "Ben") == ["blind"]
    assert listed("--by", "Anna") == ["blind", "code"]
    (opened,) = (
        json.loads(line)["id"]
        for line in judge(case, "list", "--format", "jsonl").stdout.splitlines()
    )
    judge(case, "done", opened, "--by", "Anna")
    judge(case, "done", opened, "--by", "Ben")
    lines = map(json.loads, judge(case, "list", "--format", "jsonl").stdout.splitlines())
    assert {row["kind"]: row["state"] for row in lines}["code"] == "waits"
