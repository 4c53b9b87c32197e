"""`tadmor lint` as a user runs it."""

import json
from pathlib import Path

import jsonschema
import pytest

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor

PAGE = "The mayor of Osh said on 2 June 1991 that at least 12 houses had been burnt in Osh.\n"
REPORT = (
    "# Osh\n\nThe mayor confirmed that 12 houses had been burnt.[^a]\n\nThe river fell in Osh."
    '\n\n[^a]: "at least 12 houses had been burnt in Osh"\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("osh")
    (made / "page.txt").write_text(PAGE, "utf-8")
    (made / "report.md").write_text(REPORT, "utf-8")
    assert tadmor("add", "x.tadmor", "page.txt", cwd=made).returncode == 0
    return made


def test_findings_are_told_like_a_compiler(folder: Path) -> None:
    ran = tadmor("lint", "x.tadmor", "report.md", cwd=folder)
    assert ran.returncode == 0
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("report.md:3:11: error: stance: you wrote \u201cconfirmed\u201d")
    assert lines[2].strip() == "^~~~~~~~~"
    assert "page.txt [0, 83]: \u201cThe mayor of Osh said" in lines[3]
    assert "3 of 3" not in ran.stdout
    assert "sentences tell something" in ran.stderr


@pytest.mark.parametrize(("grave", "code"), [("never", 0), ("error", 1), ("warning", 1)])
def test_only_fail_on_fails(folder: Path, grave: str, code: int) -> None:
    ran = tadmor("lint", "x.tadmor", "report.md", "--fail-on", grave, cwd=folder)
    assert ran.returncode == code


def test_rows_fit_their_schema(folder: Path) -> None:
    ran = tadmor("lint", "x.tadmor", "report.md", "--format", "jsonl", cwd=folder)
    rows = [json.loads(line) for line in ran.stdout.splitlines()]
    schema = json.loads((FOLDER / "lint.json").read_text("utf-8"))
    for row in rows:
        jsonschema.validate(row, schema)
    assert {row["rule"] for row in rows} >= {"stance", "uncited"}


def test_sarif_has_what_the_standard_requires(folder: Path) -> None:
    ran = tadmor("lint", "x.tadmor", "report.md", "--format", "sarif", cwd=folder)
    log = json.loads(ran.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    listed = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert listed[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "report.md"
        region = place["region"]
        line = REPORT.splitlines()[region["startLine"] - 1]
        words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert words == region["snippet"]["text"]


def test_what_cannot_be_read_is_one_sentence(folder: Path) -> None:
    (folder / "bytes.md").write_bytes(b"\xff\xfe\x00")
    (folder / "empty.md").write_text(" \n", "utf-8")
    ran = tadmor("lint", "x.tadmor", "no.md", "bytes.md", "empty.md", ".", cwd=folder)
    assert ran.returncode == 3
    assert len(ran.stderr.splitlines()) == 4
    assert tadmor("lint", "no.tadmor", "report.md", cwd=folder).returncode == 4
    assert tadmor("lint", "x.tadmor", cwd=folder).returncode == 2


def test_rules_are_listed_without_a_case() -> None:
    ran = tadmor("lint", "--rules")
    assert ran.returncode == 0
    assert "told-as-fact (error): " in ran.stdout
