"""The example's documents say what they are, and are read as the demo's first screen needs."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tadmor.documents.sidecar import beside
from tadmor.grounding.case_places import CasePlace
from tadmor.model.reading import Claim, Reading
from tests.example.conftest import DOCUMENTS, EXAMPLE

QUOTATION_MARKS = re.compile('["“”„«»]')
RUN = 12
EXPECTED = Path(__file__).with_name("expected.tsv")


class Row(NamedTuple):
    """One line of `expected.tsv`."""

    document: str
    speaker: str
    frame: str
    who: str
    when: str
    aspect: str
    extent: str


def expected() -> list[Row]:
    lines = EXPECTED.read_text("utf-8").splitlines()
    return [Row(*line.split("\t")) for line in lines if not line.startswith("#")]


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.stem)


def test_there_are_fourteen_to_eighteen_documents() -> None:
    assert 14 <= len(DOCUMENTS) <= 18


@each(DOCUMENTS)
def test_a_document_says_what_it_is(path: Path) -> None:
    facts, text = beside(path), path.read_text("utf-8")
    title = text.partition("\n")[0]
    assert facts.keys() == {"title", "publisher", "published", "language", "note"}
    assert facts["title"] == title
    assert facts["language"] == "en"
    assert path.stem.startswith(facts["published"])
    assert len(facts["note"]) <= 90
    assert 80 <= len(text.split()) <= 180
    fictional = facts["publisher"].endswith("(fictional)")
    assert fictional == title.startswith("Fictional") == ("fictional" in facts["note"])
    assert fictional or (title.startswith("Digest") and facts["publisher"].startswith("Digest"))


@each(DOCUMENTS)
def test_no_words_stand_in_quotation_marks(path: Path) -> None:
    facts = beside(path)
    assert not QUOTATION_MARKS.search(path.read_text("utf-8") + "".join(facts.values()))


def test_no_twelve_words_are_anothers(shared: Path) -> None:
    ours = {run for path in DOCUMENTS for run in runs(path)}
    texts = (path for ending in ("*.txt", "*.md") for path in sorted(shared.rglob(ending)))
    assert not [path.name for path in texts if not ours.isdisjoint(runs(path))]


def runs(path: Path) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", path.read_text("utf-8", errors="replace").lower())
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def test_the_question_is_complete() -> None:
    case = tomllib.loads((EXAMPLE / "case.toml").read_text("utf-8"))
    question = case["question"]
    assert case["title"]
    assert question["text"].endswith("?")
    assert question["place"] in question["text"]
    assert question["date"] == dt.date(2016, 12, 11)
    assert len(question["missing"]) >= 3


def test_each_place_tells_where_its_point_comes_from(own: tuple[CasePlace, ...]) -> None:
    names = {place.name for place in own}
    assert {"Palmyra", "Palmyra Castle", "T4 airbase", "Arak", "Sukhnah"} <= names
    assert all(place.source for place in own)
    assert all(33 < place.lat < 36 and 37 < place.lon < 40 for place in own)


@pytest.mark.parametrize("row", expected(), ids=lambda row: f"{row.document}-{row.frame}")
def test_it_is_read_who_says_who_held_palmyra_when(row: Row, readings: dict[str, Reading]) -> None:
    reading = readings[row.document]
    found = [row._replace(**as_row(reading, claim)) for claim in reading.claims]
    assert row in found


def as_row(reading: Reading, claim: Claim) -> dict[str, str]:
    """Give a claim in the columns of `expected.tsv`."""
    names = {actor.id: actor.name for actor in reading.actors} | {None: "-"}
    speakers = {said.id: said.speaker for said in reading.attributions}
    who = [claim.actors.get(role) for role in ("taker", "holder", "who", "attacker")]
    said = claim.times.said.edtf if claim.times.said else None
    return {
        "speaker": names[speakers.get(claim.attribution or "")],
        "frame": claim.frame,
        "who": names[next(filter(None, who), None)],
        "when": (claim.time or said or "-").rstrip("~"),
        "aspect": claim.aspect,
        "extent": claim.extent or "-",
    }


def test_what_only_comes_near_the_city_does_not_move_it(readings: dict[str, Reading]) -> None:
    castle = [c for c in readings["2016-03-25-state-media"].claims if c.frame == "gain"]
    places = {place.id: place.name for place in readings["2016-03-25-state-media"].places}
    assert [places[claim.place or ""] for claim in castle] == ["Palmyra Castle"]
    entered = readings["2016-12-11-5-russian-centre"].claims
    assert entered
    assert not any(claim.moves for claim in entered)
    repelled = readings["2016-12-11-1-russian-ministry"].claims
    assert not any(claim.moves for claim in repelled)


def test_no_claim_is_read_in_the_page_about_what_is_missing(readings: dict[str, Reading]) -> None:
    assert not readings["2017-03-31-not-in-this-case"].claims
