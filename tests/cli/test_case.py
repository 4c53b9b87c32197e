"""A case from the command line: added to twice, corrected, asked why, verified, damaged."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import tadmor

ONE = (
    "Fort lost, governor says\n\nThe governor said on Monday that rebels had captured Fort Amal "
    "in the province of Dera on 3 June 1921. He denied that 20 soldiers had been killed.\n"
)
TWO = "The rebels withdrew from Fort Amal, according to a monitor. It fell again in July 1921.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("case")
    (made / "one.txt").write_text(ONE, encoding="utf-8")
    (made / "one.toml").write_text('published = 1921-06-07\npublisher = "The Lamp"\n', "utf-8")
    (made / "two.txt").write_text(TWO, encoding="utf-8")
    result = tadmor("add", made / "x.tadmor", made / "one.txt", made / "two.txt")
    assert result.returncode == 0, result.stderr
    assert result.stdout == ""
    assert "2 read and added" in result.stderr
    return made


def rows(folder: Path, *words: str) -> list[dict[str, Any]]:
    result = tadmor(*words[:1], folder / "x.tadmor", *words[1:], "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_adding_again_does_nothing_and_says_so(folder: Path) -> None:
    before = (folder / "x.tadmor").read_bytes()
    result = tadmor("add", folder / "x.tadmor", folder / "one.txt", folder / "two.txt")
    assert result.returncode == 0
    assert "nothing to do: 2 documents in the case, unchanged" in result.stderr
    assert (folder / "x.tadmor").read_bytes() == before


def test_claims_are_rows_with_their_words_and_their_relay(folder: Path) -> None:
    claims = rows(folder, "claims")
    gain = next(row for row in claims if row["frame"] == "gain" and "Fort Amal" in row["quote"])
    assert gain["document"] == "one.txt"
    assert gain["time"] == "1921-06-03"
    assert gain["relay"][-1] == gain["originating_source"]
    assert gain["quote"] in ONE


def test_claims_are_a_table_for_people_and_csv_for_sheets(folder: Path) -> None:
    table = tadmor("claims", folder / "x.tadmor").stdout
    sheet = tadmor("claims", folder / "x.tadmor", "--format", "csv").stdout
    ids = [row["id"] for row in rows(folder, "claims")]
    keys = [line.split()[0] for line in table.splitlines()]
    assert keys == [id_[:10] for id_ in ids]
    assert [row["id"] for row in csv.DictReader(io.StringIO(sheet))] == ids


def test_the_key_of_a_line_leads_to_the_quotation_that_is_one_option_away(folder: Path) -> None:
    first = rows(folder, "claims")[0]
    lines = tadmor("claims", folder / "x.tadmor", "--quotes").stdout.splitlines()
    assert " ".join(first["quote"].split()) in lines[1]
    assert rows(folder, "why", lines[0].split()[0])[0]["id"] == first["id"]


def test_a_key_that_fits_several_ids_is_one_sentence(folder: Path) -> None:
    result = tadmor("why", folder / "x.tadmor", "clm_")
    assert (result.returncode, result.stderr.count("\n")) == (4, 1)
    assert "several ids begin with clm_" in result.stderr


def test_every_id_in_the_table_leads_back_to_the_words(folder: Path) -> None:
    for row in rows(folder, "claims"):
        ids = [row["id"], row["attribution"], row["voice"], row["place"], *row["actors"].values()]
        for id_ in filter(None, ids):
            chain = rows(folder, "why", id_)
            assert chain[0]["id"] == id_
            assert [link["what"] for link in chain[-2:]] == ["document", "step"]
            assert "sha256" in chain[-2]["label"]


def test_why_of_an_unknown_id_is_one_sentence(folder: Path) -> None:
    result = tadmor("why", folder / "x.tadmor", "clm_nothing")
    assert result.returncode == 4
    assert result.stderr.count("\n") == 1


def test_correcting_a_sidecar_loses_nothing(folder: Path, tmp_path: Path) -> None:
    case = tmp_path / "y.tadmor"
    text, facts = tmp_path / "one.txt", tmp_path / "one.toml"
    text.write_text(ONE, encoding="utf-8")
    facts.write_text('publisher = "The Lamp"\n', encoding="utf-8")
    tadmor("add", case, text)
    first = tadmor("claims", case, "--format", "jsonl").stdout
    facts.write_text('publisher = "The Northern Lamp"\n', encoding="utf-8")
    assert "1 with corrected facts" in tadmor("add", case, text).stderr
    again = [json.loads(line)["id"] for line in first.splitlines()]
    assert [json.loads(s)["id"] for s in _claims(case).splitlines()] == again
    facts.write_text('publisher = "The Northern Lamp"\npublished = 1921-06-07\n', "utf-8")
    assert "1 read again" in tadmor("add", case, text).stderr
    assert set(again) <= {json.loads(s)["id"] for s in _claims(case).splitlines()}
    held = sqlite3.connect(case)
    assert held.execute("select count(*) from entry").fetchone() == (3,)
    assert held.execute("select count(*) from reading").fetchone() == (2,)
    held.close()
    assert tadmor("verify", case).returncode == 0


def _claims(case: Path) -> str:
    return tadmor("claims", case, "--format", "jsonl").stdout


def test_verify_says_what_it_says_and_no_more(folder: Path) -> None:
    result = tadmor("verify", folder / "x.tadmor")
    assert result.returncode == 0
    assert result.stdout.startswith("integrity intact (says nothing about truth): 2 documents")


@pytest.mark.parametrize(
    "damage",
    [
        "update document set text = replace(text, 'rebels', 'Rebels')",
        'update entry set facts = replace(facts, \'"sha256":"\', \'"sha256":"0\')',
        "update reading set digest = 'x' || substr(digest, 2)",
        "update mark set id = 'clm_x' where kind = 'clm'",
    ],
)
def test_verify_finds_what_was_changed_behind_its_back(
    folder: Path, tmp_path: Path, damage: str
) -> None:
    copy = tmp_path / "z.tadmor"
    copy.write_bytes((folder / "x.tadmor").read_bytes())
    held = sqlite3.connect(copy)
    held.execute(damage)
    held.commit()
    held.close()
    result = tadmor("verify", copy)
    assert result.returncode == 4
    assert "damaged" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("made", ["nothing", "text", "foreign", "newer"])
def test_a_bad_case_file_is_one_sentence_and_exit_4(tmp_path: Path, made: str) -> None:
    case = tmp_path / "bad.tadmor"
    if made == "text":
        case.write_text("not a database, and long enough to be looked at " * 50, encoding="utf-8")
    elif made != "nothing":
        held = sqlite3.connect(case)
        if made == "foreign":
            held.execute("create table other (x)")
        else:
            held.execute("create table meta (name text primary key, value text)")
            held.execute("create table reading (x)")
            held.execute("insert into meta values ('version', '999')")
        held.commit()
        held.close()
    result = tadmor("claims", case)
    assert (result.returncode, result.stdout) == (4, "")
    assert result.stderr.count("\n") == 1


def test_what_cannot_be_read_stops_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    case = tmp_path / "c.tadmor"
    result = tadmor(
        "add", case, tmp_path / "empty.txt", tmp_path / "gone.txt", tmp_path / "two.txt"
    )
    assert result.returncode == 3
    assert "empty.txt" in result.stderr
    assert "gone.txt" in result.stderr
    assert "1 read and added" in result.stderr


def test_nothing_read_leaves_no_case_behind(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = tadmor("add", tmp_path / "c.tadmor", tmp_path / "empty.txt")
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_the_dossier_is_one_file_or_none(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = tadmor("dossier", folder / "x.tadmor", "-o", page)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(page)
    assert "Fort Amal" in page.read_text("utf-8")
    missing = tadmor("dossier", folder / "x.tadmor", "-o", tmp_path / "no" / "page.html")
    assert missing.returncode == 2
    assert list(tmp_path.iterdir()) == [page]
