"""UCDP GED: what a row says, and what becomes of a file that is none."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.errors import InputError
from tadmor.exchange.sheet import LONGEST, rows
from tadmor.exchange.ucdp import event, originating, read
from tadmor.model.coded import CodedEvent
from tests.exchange.events import PLAIN, sheet, sheet_file


def only(path: Path) -> CodedEvent:
    table = read(path)
    (record,) = table.records
    return event(table.dataset, record)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Red Lantern", ("Red Lantern",)),
        ("Red Lantern, red lantern/ The Mayor", ("Red Lantern", "The Mayor")),
        ("the mayor and Red Lantern; a diver", ("the mayor", "Red Lantern", "a diver")),
        ("Andover Post and\tSandbank", ("Andover Post", "Sandbank")),
        ("harbour (and The Mayor)", ("harbour (and The Mayor)",)),
        (" , ;/", ()),
        ("", ()),
    ],
)
def test_originating_sources_are_parted(written: str, names: tuple[str, ...]) -> None:
    assert originating(written) == names


def test_an_office_counts_once_an_entry(tmp_path: Path) -> None:
    found = only(sheet_file(tmp_path, {"source_office": "Harbour Agency;Harbour Agency; Mole"}))
    assert found.offices == ("Harbour Agency", "Harbour Agency", "Mole")


def test_what_is_not_exact_stays_so(tmp_path: Path) -> None:
    found = only(sheet_file(tmp_path, {"date_prec": "2", "date_end": "1931-03-09"}))
    assert found.when.edtf == "[1931-03-04..1931-03-09]"
    assert (found.when.start_min, found.when.end_max) == ("1931-03-04", "1931-03-09")
    assert (found.when.start_max, found.when.end_min) == ("1931-03-09", "1931-03-04")
    assert found.toll.low < found.toll.best < found.toll.high


@pytest.mark.parametrize(("code", "kind"), [("1", "point"), ("2", "near"), ("7", "unknown")])
def test_a_place_is_as_precise_as_its_code(tmp_path: Path, code: str, kind: str) -> None:
    assert only(sheet_file(tmp_path, {"where_prec": code})).place_kind == kind


@pytest.mark.parametrize("packed", [False, True])
def test_a_row_is_kept_as_it_stands(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    text = sheet({"where_coordinates": 'Port "Elba",\nold town'}, {})
    file = tmp_path / "ged"
    file.write_bytes(gzip.compress(text.encode()) if packed else text.encode("utf-8-sig"))
    head, first, second = rows(file)
    assert "\n".join(row.text for row in (head, first, second)) + "\n" == text
    assert [row.line for row in (head, first, second)] == [1, 2, 4]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_cells_come_back_from_the_row(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str]
) -> None:
    place = ",".join(cells)
    folder = tmp_path_factory.mktemp("any")
    assert only(sheet_file(folder, {"where_coordinates": place})).place == place.strip()


PACKED = gzip.compress(sheet(*[{}] * 400).encode())
HOSTILE = {
    "cut short": PACKED[: len(PACKED) // 2],
    "damaged": PACKED[:40] + b"\xff\xff\xff\xff" + PACKED[44:],
    "empty": b"",
    "packed nothing": gzip.compress(b""),
    "another head": b"name,lat,lon\nPort Elba,34.5,36.25\n",
    "no sheet": b"%PDF-1.4\n\x00\x01\x02",
    "not UTF-8": sheet({}).encode().replace(b"Lantern", b"L\xe4ntern"),
    "a number that is none": sheet({}, {"best": "six"}).encode(),
    "a day that is none": sheet({"date_end": "1931-13-04"}).encode(),
    "no such latitude": sheet({"latitude": "nan"}).encode(),
    "an end before the start": sheet({"date_end": "1931-03-03"}).encode(),
    "no id": sheet({"id": " "}).encode(),
    "too few cells": sheet({}).encode() + b"2,1,x\n",
    "a quotation without an end": sheet({}).encode() + b'2,"1,x\n',
    "an endless line": sheet({}).encode() + b"x" * (LONGEST + 1),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_table_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "hostile"
    file.write_bytes(content)
    with pytest.raises(InputError) as told:
        list(read(file).records)
    assert str(told.value).startswith(str(file))
    assert "\n" not in str(told.value)


def test_a_later_release_may_have_more_columns_and_clock_times(tmp_path: Path) -> None:
    text = sheet({"date_start": "1931-03-04 00:00:00.000"}, columns=("relid", *PLAIN))
    file = tmp_path / "ged.csv"
    file.write_text(text, "utf-8")
    assert only(file).when.edtf == "1931-03-04"
