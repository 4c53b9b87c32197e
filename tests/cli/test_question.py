"""`tadmor question` as a user meets it: what comes under it, what is written, and that it stays."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tadmor.model.questions import QuestionRow
from tadmor.model.schema import schema
from tests.cli.run import tadmor

TEXT = (
    "The garrison said that it still held Fort Amal on 3 June 1921. The rebels said that they had"
    " captured Fort Amal on 3 June 1921. The rebels said that they had captured Port Elba on 9 May"
    " 1921.\n"
)
OWN = '[question]\ntext = "Who held Fort Amal on 3 June 1921?"\nplace = "Fort Amal"\n'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("question")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    assert tadmor("add", folder / "x.tadmor", folder / "one.txt").returncode == 0
    return folder / "x.tadmor"


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "x.tadmor"
    copy.write_bytes(made.read_bytes())
    (tmp_path / "x.toml").write_text(OWN, encoding="utf-8")
    return copy


def rows(case: Path) -> list[dict[str, Any]]:
    told = tadmor("question", case, "list", "--format", "jsonl")
    assert told.returncode == 0, told.stderr
    found = [json.loads(line) for line in told.stdout.splitlines()]
    for row in found:
        jsonschema.validate(row, schema((QuestionRow,)))
    return found


def quotes(case: Path, ids: list[str]) -> list[str]:
    told = tadmor("claims", case, "--format", "jsonl").stdout.splitlines()
    held = {row["id"]: row["quote"] for row in map(json.loads, told)}
    return [held[id_] for id_ in ids]


def test_the_question_of_the_file_is_the_first_and_goes_into_the_record(case: Path) -> None:
    (own,) = rows(case)
    assert (own["text"], own["status"]) == ("Who held Fort Amal on 3 June 1921?", "open")
    assert len(own["claims"]) == 2
    assert all("Amal" in quote for quote in quotes(case, own["claims"]))
    assert tadmor("question", case, "status", own["id"], "in work", "--by", "anna").returncode == 0
    (case.parent / "x.toml").write_text('[question]\ntext = "Another one?"\n', encoding="utf-8")
    assert {row["text"]: row["status"] for row in rows(case)} == {
        "Another one?": "open",
        "Who held Fort Amal on 3 June 1921?": "in work",
    }


def test_claims_come_by_what_they_are_and_by_hand(case: Path) -> None:
    asked = tadmor(
        "question", case, "new", "What did the rebels take?", "--kind", "gain", "--by", "anna"
    )
    assert asked.returncode == 0, asked.stderr
    id_ = asked.stdout.split()[0]
    (row,) = [one for one in rows(case) if one["id"] == id_]
    gained = row["claims"]
    assert len(gained) == 2
    assert tadmor("question", case, "drop", id_, gained[0], "--by", "ben").returncode == 0
    (row,) = [one for one in rows(case) if one["id"] == id_]
    assert row["claims"] == gained[1:]
    tadmor("question", case, "add", id_, gained[0], "--by", "anna")
    scope = ("--place", "Port Elba", "--period", "1921-05", "--words", "captured")
    tadmor("question", case, "group", id_, *scope, "--by", "anna")
    (row,) = [one for one in rows(case) if one["id"] == id_]
    assert row["claims"] == gained
    assert [one["act"] for one in row["history"]] == ["asked", "left out", "added", "grouped"]
    assert [one["by"] for one in row["history"]] == ["anna", "ben", "anna", "anna"]


def test_a_finding_rests_on_claims_and_can_be_held_against_them(case: Path) -> None:
    (own,) = rows(case)
    held, taken = own["claims"]
    finding = "The garrison said that it held Fort Amal, and the rebels said they had captured it."
    found = tadmor(
        "question", case, "finding", own["id"], finding,
        "--reason", held, "The garrison said that it still held Fort Amal.",
        "--reason", taken, "The rebels confirmed that they had captured Fort Amal.",
        "--by", "anna",
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    told = tadmor("question", case, "check", own["id"], "--format", "jsonl")
    assert told.returncode == 0, told.stderr
    wrong = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(row["rule"], row["words"]) for row in wrong] == [("stance", "confirmed")]
    chain = tadmor("why", case, own["id"]).stdout
    assert "garrison" in chain
    assert "sha256" in chain
    entry = rows(case)[0]["finding"]
    assert "sha256" in tadmor("why", case, entry["id"]).stdout
    assert tadmor("verify", case).returncode == 0


def test_what_was_sought_in_vain_is_logged(case: Path) -> None:
    (own,) = rows(case)
    sought = ("--what", "the garrison's diary", "--where", "the fort's archive", "--on", "2026-10")
    for _ in range(2):
        assert tadmor("question", case, "searched", own["id"], *sought, "--by", "a").returncode == 0
    (search,) = rows(case)[0]["searched"]
    assert search["search"] == {
        "what": "the garrison's diary", "where": "the fort's archive", "on": "2026-10",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("status", "qst_none", "open", "--by", "a"), 4),
        (("status", "qst_", "solved", "--by", "a"), 2),
        (("add", "qst_", "clm_none", "--by", "a"), 4),
        (("new", "When?", "--period", "yesterday", "--by", "a"), 2),
        (("new", "  ", "--by", "a"), 2),
        (("new", "Who?", "--by", " "), 2),
        (("finding", "qst_", "So.", "--reason", "", "because", "--by", "a"), 2),
        (("searched", "qst_", "--what", " ", "--where", "x", "--by", "a"), 2),
        (("check", "qst_"), 2),
    ],
)
def test_what_does_not_fit_is_a_sentence(case: Path, words: tuple[str, ...], code: int) -> None:
    before = rows(case)
    told = tadmor("question", case, *words)
    assert (told.returncode, told.stdout) == (code, "")
    assert told.stderr.strip()
    assert rows(case) == before
