"""`tadmor trends`: rows that keep to the schema, and words for people."""

import json
from pathlib import Path

import jsonschema

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor

TEXT = """\
The rebels captured Aksu on 3 March 2011. The rebels captured Belen on 4 May 2011. \
The army shelled Corlu on 9 May 2011.
"""


def test_rows_words_and_silence(tmp_path: Path) -> None:
    page, case = tmp_path / "page.txt", tmp_path / "case.tadmor"
    page.write_text(TEXT, encoding="utf-8")
    assert tadmor("add", case, page, "--published", "2011-06-01").returncode == 0
    asked = ("trends", case, "--event", "2011-04-10")
    schema = json.loads((FOLDER / "trends.json").read_text("utf-8"))
    lines = tadmor(*asked, "--format", "jsonl").stdout.splitlines()
    (row,) = map(json.loads, lines)
    jsonschema.Draft202012Validator(schema).validate(row)
    words = tadmor(*asked).stdout
    assert row["finding"] in words
    assert "Not shown: A sequence is not a cause" in words
    assert len(tadmor(*asked, "--format", "csv").stdout.splitlines()) == 2
    none = tadmor(*asked, "--what", "withdrawals")
    assert (none.returncode, none.stdout) == (0, "")
    assert "no account tells of such events" in none.stderr
    open_ended = tadmor("trends", case, "--event", "2011-04-10/..")
    assert open_ended.returncode == 2
