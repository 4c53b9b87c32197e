"""`tadmor read`: one valid JSON object a line, the same on every run; and the seed, if here."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tadmor.model.schema import FOLDER
from tests.cli.run import tadmor

TEXT = (
    "Bridge held\n\nThe colonel has admitted in an interview with the Morning Post daily that two "
    "guns were lost, according to Havas.\n\n[Editor: the Post denies that it spoke to him.]\n"
)


def _read(*files: Path) -> list[dict[str, Any]]:
    result = tadmor("read", *files, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def _words(reading: dict[str, Any], spans: list[list[int]]) -> str:
    return " … ".join(reading["text"][start:end] for start, end in spans)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("read") / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return _read(path)[0]


@pytest.fixture(scope="module")
def seed(shared: Path) -> dict[str, Any]:
    return _read(shared / "seed/article.txt")[0]


def _valid(reading: dict[str, Any]) -> None:
    schema = json.loads((FOLDER / "reading.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(reading)


def test_the_line_is_valid_by_the_projects_own_schema(own: dict[str, Any]) -> None:
    _valid(own)


def test_the_same_bytes_give_the_same_line(tmp_path: Path, own: dict[str, Any]) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert _read(path)[0] == own


def test_relays_are_in_order_from_the_page_inwards(own: dict[str, Any]) -> None:
    chain = {a["within"]: a for a in own["attributions"] if a["voice"] == "v0"}
    sources = []
    within = None
    while within in chain:
        sources.append(_words(own, chain[within]["source"]))
        within = chain[within]["id"]
    assert [source.lower().removeprefix("the ") for source in sources] == [
        "havas",
        "morning post",
        "colonel",
    ]
    assert chain[None]["stance"] == "relays"
    assert next(a for a in own["attributions"] if a["id"] == within)["stance"] == "admits"


def test_a_summary_for_people_names_the_speakers(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "Havas relays" in tadmor("read", path).stdout


def test_options_say_what_a_page_does_not(tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text("The bridge was lost yesterday, the mayor said.\n", encoding="utf-8")
    result = tadmor("read", path, "--published", "1809-05-06", "--format", "jsonl")
    (time,) = json.loads(result.stdout)["times"]
    assert time["edtf"] == "1809-05-05"


def test_the_worked_excerpt_comes_out_as_written(seed: dict[str, Any]) -> None:
    expected = [
        ([[1460, 1464]], [[1447, 1459]], [[1277, 1445]], "relays"),
        ([[1421, 1439]], [[1396, 1416]], [[1277, 1395]], "relays"),
        ([[1277, 1363]], [[1365, 1381]], [[1382, 1395]], "admits"),
    ]
    outer = None
    for source, cue, content, stance in expected:
        found = [
            a
            for a in seed["attributions"]
            if a["within"] == outer
            and all(
                _near(seed["text"], a[role], want)
                for role, want in (("source", source), ("cue", cue), ("content", content))
            )
        ]
        assert len(found) == 1, (source, outer)
        assert (found[0]["stance"], found[0]["voice"]) == (stance, "v0")
        assert found[0]["said"] is None
        outer = found[0]["id"]


def _near(text: str, found: list[list[int]], wanted: list[list[int]]) -> bool:
    """Say whether two lists of spans differ by a word at most at either end."""
    return len(found) == len(wanted) and all(
        abs(len(text[: f[0]].split()) - len(text[: w[0]].split())) <= 1
        and abs(len(text[: f[1]].split()) - len(text[: w[1]].split())) <= 1
        for f, w in zip(found, wanted, strict=True)
    )


def test_the_seeds_voices_and_dates(seed: dict[str, Any]) -> None:
    _valid(seed)
    assert seed["document"]["published"] == "2016-05-05"
    editor = [v for v in seed["voices"] if v["name"] == "SF editor"]
    assert len(editor) == 1
    assert len(editor[0]["spans"]) == 7
    assert editor[0]["kind"] == "editor"
    today = seed["text"].index("today after the loss")
    later = next(v for v in seed["voices"] if any(s <= today < e for s, e in v["spans"]))
    assert later["id"] not in {"v0", editor[0]["id"]}
    assert later["published"] is None
    expressions = {t["span"][0]: t["edtf"] for t in seed["times"]}
    assert expressions[today] is None
    assert "2016-05-05" in expressions.values()


def test_every_claim_of_the_seed_has_a_voice_of_the_page(seed: dict[str, Any]) -> None:
    voices = {v["id"] for v in seed["voices"]}
    attributions = {a["id"]: a for a in seed["attributions"]}
    assert seed["claims"]
    for claim in seed["claims"]:
        assert claim["voice"] in voices
        assert claim["attribution"] is None or attributions[claim["attribution"]]["voice"] in voices


def test_what_cannot_be_read_of_a_language_is_said_for_each_document(tmp_path: Path) -> None:
    path = tmp_path / "pont.txt"
    path.write_text(
        "Le pont est tombé mardi soir, ont annoncé les autorités. Le colonel Morel a déclaré : "
        "« Nous tenons désormais les deux rives du fleuve. » Les rebelles démentent être partis.",
        encoding="utf-8",
    )
    limit = "pont.txt: This text is in French; only quotations and names are read."
    result = tadmor("read", path, "--format", "jsonl")
    assert limit in result.stderr.splitlines()
    _valid(json.loads(result.stdout))
    added = tadmor("add", tmp_path / "war.tadmor", path)
    assert added.returncode == 0
    assert limit in added.stderr
