"""Case files of earlier versions: opened, brought up to date, nothing lost."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tadmor.model.coded import Dataset, Record, record_id
from tadmor.model.document import Document, document_id
from tadmor.model.layers import Layer, LayerFacts
from tadmor.model.provenance import Step
from tadmor.model.questions import QuestionEntry
from tadmor.model.reading import DocumentFacts, Reading, Voice
from tadmor.model.rulings import Ruling
from tadmor.store import tables
from tadmor.store.case import Case

VIEW_OF_1 = """
CREATE VIEW current AS
SELECT entry.key AS entry, entry.document, reading.key AS reading
FROM entry JOIN reading ON reading.key = (
    SELECT max(r.key) FROM reading r
    WHERE r.document = entry.document AND r.basis = entry.basis)
WHERE entry.key IN (SELECT max(e.key) FROM entry e GROUP BY e.document)
AND entry.document IN (
    SELECT live.document FROM entry live
    WHERE live.key IN (SELECT max(e.key) FROM entry e GROUP BY e.path))
"""
TEXT = "The fort was held."
FACTS = DocumentFacts(name="one.txt", sha256="0" * 64)
DOCUMENT = Document(
    id=document_id("0" * 64, "text/1"),
    extractor="text/1",
    received=TEXT.encode(),
    text=TEXT,
    facts=FACTS,
)
FIRST, SECOND = Step(name="read", version="1"), Step(name="read", version="2")


MAP = Layer(
    name="map.kml",
    form="kml/1",
    sha256="3" * 64,
    received=b"map",
    facts=LayerFacts(mapmaker="The Chart Room", shown="1921-05-01", method="by hand"),
)
ROWS = Dataset(name="rows.csv", form="ucdp/1", sha256="1" * 64, head="id")
RECORDS = tuple(Record(record_id(ROWS, str(n)), str(n), n + 1, str(n)) for n in (1, 2))


def reading(name: str) -> Reading:
    voices = (Voice(id="v0", kind="author", name=name),)
    return Reading(document=FACTS, text=TEXT, voices=voices)


def counts(case: Case) -> list[str | None]:
    return [stored.reading.voices[0].name for stored in case.current()]


def test_a_reading_that_was_made_before_counts_again(tmp_path: Path) -> None:
    with Case(tmp_path / "x.tadmor", create=True) as case:
        path = tmp_path / "one.txt"
        case.put(path, DOCUMENT, reading("first"), FIRST)
        case.put(path, DOCUMENT, reading("second"), SECOND)
        assert counts(case) == ["second"]
        assert case.state(path, DOCUMENT, FIRST) == "changed"
        assert case.knows(DOCUMENT, FIRST)
        case.read_again(DOCUMENT, None, FIRST)
        assert counts(case) == ["first"]
        assert case.state(path, DOCUMENT, FIRST) == "unchanged"
        assert [stored.step for stored in case.readings()] == [FIRST, SECOND]
        held = case.reading_of(DOCUMENT)
        assert held is not None
        assert held.step == FIRST


def test_adding_rulings_changes_no_earlier_row(tmp_path: Path) -> None:
    rulings = [
        Ruling(kind="note", subjects=("doc_x",), reason=f"{n}", by="anna", at=f"192{n}")
        for n in range(4)
    ]
    with Case(tmp_path / "x.tadmor", create=True) as case:
        for number, ruling in enumerate(rulings):
            case.rule([*rulings[:number], ruling])
            assert case.rulings() == tuple(rulings[: number + 1])


def test_a_case_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "x.tadmor"
    with Case(file, create=True) as case:
        case.put(tmp_path / "one.txt", DOCUMENT, reading("first"), FIRST)
        case.put(tmp_path / "one.txt", DOCUMENT, reading("second"), SECOND)
    held = sqlite3.connect(file)
    for statement in ("drop view current", VIEW_OF_1, "drop table turn", "drop table ruling"):
        held.execute(statement)
    _without_coded(held)
    held.execute("update meta set value = '1' where name = 'version'")
    before = held.execute("select * from reading").fetchall()
    held.commit()
    held.close()
    with Case(file) as case:
        assert counts(case) == ["second"]
        case.rule([Ruling(kind="note", subjects=("doc_x",), by="anna", at="1921")])
    with Case(file) as case:
        assert len(case.rulings()) == 1
    held = sqlite3.connect(file)
    assert held.execute("select * from reading").fetchall() == before
    assert held.execute("select value from meta where name = 'version'").fetchone() == (
        str(tables.VERSION),
    )
    held.close()


def test_a_case_of_the_second_version_can_take_coded_rows(tmp_path: Path) -> None:
    file = tmp_path / "x.tadmor"
    with Case(file, create=True) as case:
        case.put(tmp_path / "one.txt", DOCUMENT, reading("first"), FIRST)
    held = sqlite3.connect(file)
    _without_coded(held)
    held.execute("update meta set value = '2' where name = 'version'")
    held.commit()
    held.close()
    with Case(file) as case:
        assert counts(case) == ["first"]
        assert case.bring_in(tmp_path / "rows.csv", ROWS, RECORDS) == 2
        assert case.bring_in(tmp_path / "rows.csv", ROWS, RECORDS) is None
        assert [record for _, record in case.records()] == list(RECORDS)


def test_a_case_of_the_fourth_version_can_take_questions(tmp_path: Path) -> None:
    file = tmp_path / "x.tadmor"
    with Case(file, create=True) as case:
        case.put(tmp_path / "one.txt", DOCUMENT, reading("first"), FIRST)
    held = sqlite3.connect(file)
    held.execute("drop table question")
    held.execute("update meta set value = '4' where name = 'version'")
    held.commit()
    held.close()
    entry = QuestionEntry(id="qre_x", question="qst_x", act="asked", by="anna", at="1921")
    with Case(file) as case:
        assert counts(case) == ["first"]
        case.ask((entry, entry))
        assert case.asked() == (entry,)


def test_of_rows_with_one_name_the_last_counts(tmp_path: Path) -> None:
    with Case(tmp_path / "x.tadmor", create=True) as case:
        case.bring_in(tmp_path / "rows.csv", ROWS, RECORDS)
        later = Dataset(name="rows.csv", form="ucdp/1", sha256="2" * 64, head="id")
        corrected = Record(record_id(later, "1,"), "1", 2, "1,")
        assert case.bring_in(tmp_path / "rows.csv", later, (corrected, RECORDS[1])) == 1
        held = {record.name: record.text for _, record in case.records()}
        assert held == {"1": "1,", "2": "2"}
        assert len(case.records(every=True)) == 3


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Record]:
        yield RECORDS[0]
        raise KeyboardInterrupt

    with Case(tmp_path / "x.tadmor", create=True) as case:
        with pytest.raises(KeyboardInterrupt):
            case.bring_in(tmp_path / "rows.csv", ROWS, broken())
        assert case.records(every=True) == ()
        assert case.bring_in(tmp_path / "rows.csv", ROWS, RECORDS) == 2


def test_a_case_of_the_third_version_can_take_maps(tmp_path: Path) -> None:
    file = tmp_path / "x.tadmor"
    with Case(file, create=True) as case:
        case.bring_in(tmp_path / "rows.csv", ROWS, RECORDS)
    held = sqlite3.connect(file)
    _without_maps(held)
    held.execute("update meta set value = '3' where name = 'version'")
    held.commit()
    held.close()
    with Case(file) as case:
        assert len(case.records()) == 2
        assert case.bring_in_map(tmp_path / "map.kml", MAP)
        assert not case.bring_in_map(tmp_path / "map.kml", MAP)
        assert case.maps() == (MAP,)


def test_of_maps_by_one_path_for_one_day_the_last_counts(tmp_path: Path) -> None:
    later = replace(MAP, sha256="4" * 64, received=b"later")
    corrected = replace(MAP, facts=replace(MAP.facts, shown="1921-05-02"))
    with Case(tmp_path / "x.tadmor", create=True) as case:
        case.bring_in_map(tmp_path / "map.kml", MAP)
        case.bring_in_map(tmp_path / "map.kml", later)
        assert case.maps() == (later,)
        assert case.every_map() == (MAP, later)
        case.bring_in_map(tmp_path / "map.kml", corrected)
        assert set(case.maps()) == {corrected, later}


def test_one_file_may_show_two_days_and_a_corrected_day_counts_alone(tmp_path: Path) -> None:
    other = replace(MAP, name="copy.kml", facts=replace(MAP.facts, shown="1921-05-02"))
    corrected = replace(MAP, facts=replace(MAP.facts, shown="1921-05-03"))
    with Case(tmp_path / "x.tadmor", create=True) as case:
        case.bring_in_map(tmp_path / "map.kml", MAP)
        case.bring_in_map(tmp_path / "copy.kml", other)
        assert case.maps() == (MAP, other)
        assert not case.bring_in_map(tmp_path / "again.kml", MAP)
        assert case.bring_in_map(tmp_path / "map.kml", corrected)
        assert set(case.maps()) == {other, corrected}
        assert case.every_map() == (MAP, other, corrected)
        assert case.bring_in_map(tmp_path / "map.kml", MAP)
        assert set(case.maps()) == {other, MAP}


def _without_maps(held: sqlite3.Connection) -> None:
    held.execute("drop table question")
    held.execute("drop table layer_facts")
    held.execute("drop table layer")


def _without_coded(held: sqlite3.Connection) -> None:
    _without_maps(held)
    held.execute("drop table record")
    held.execute("drop table dataset")
