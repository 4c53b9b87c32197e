"""Dated maps in a case: compared with their like, set beside what is said, led back to."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tadmor.errors import CaseError, InputError, UsageError
from tadmor.model.layers import ChangeRow, LayersRow, MapPlaceRow, PassedRow, WarningRow
from tadmor.pipeline.judge import Judge
from tadmor.pipeline.layers import Layers, bring_in
from tadmor.pipeline.verify import verify
from tadmor.pipeline.why import why
from tadmor.store.case import Case
from tests.exchange.drawing import Ring, box, feature, geojson

KNOWN = {"mapmaker": "The Chart Room", "shown": "1914-12-01", "method": "by hand"}
# Valjevo lies at 44.27 N, 19.89 E.
WEST, EAST = box(19.4, 44.0, 20.4, 44.6), box(20.4, 44.0, 21.0, 44.6)
ALL_EAST = box(19.6, 44.0, 21.0, 44.6)
Bring = Callable[..., Path]


@pytest.fixture
def bring(case: Case, tmp_path: Path) -> Bring:
    def made(name: str, *features: object, **known: Any) -> Path:
        file = tmp_path / f"{name}.geojson"
        file.write_text(geojson(*features), "utf-8")
        bring_in(case.path, file, KNOWN | known)
        return file

    return made


def front(west: Ring, east: Ring) -> Iterator[object]:
    yield feature("Austrian army", west)
    yield feature("Serbian army", east)


def rows(case: Case, kind: type[LayersRow]) -> list[Any]:
    return [row for row in Layers(case).rows() if isinstance(row, kind)]


def test_a_case_without_maps_has_no_rows(case: Case) -> None:
    held = Layers(case)
    assert not [*held.rows(), *held.sources(), *held.control(), *held.conflicts()]


def test_the_same_map_again_brings_nothing(case: Case, bring: Bring) -> None:
    file = bring("a", *front(WEST, EAST))
    assert not bring_in(case.path, file, KNOWN).new
    assert bring_in(case.path, file, KNOWN | {"shown": "1914-12-02"}).new
    assert [one.facts.shown for one in case.maps()] == ["1914-12-02"]


def test_what_is_unsound_leaves_the_case_as_it_was(case: Case, bring: Bring) -> None:
    before = case.path.read_bytes()
    with pytest.raises(InputError):
        bring("a", feature("Austrian army", WEST[:-1]))
    with pytest.raises(UsageError):
        bring("a", *front(WEST, EAST), shown="soon")
    assert case.path.read_bytes() == before
    assert case.maps() == ()


def test_a_case_is_not_made_for_what_is_unsound(tmp_path: Path) -> None:
    file = tmp_path / "a.geojson"
    file.write_text("{", "utf-8")
    with pytest.raises(InputError):
        bring_in(tmp_path / "new.tadmor", file, KNOWN)
    assert not (tmp_path / "new.tadmor").exists()


def test_two_dates_give_what_was_gained_and_what_lies_in_it(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, EAST))
    bring("b", *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST), shown="1914-12-16")
    austrians, serbs = rows(case, ChangeRow)
    assert (austrians.label, serbs.label) == ("Austrian army", "Serbian army")
    assert austrians.holder.id
    assert austrians.lost_km2 == serbs.gained_km2 > 4_000
    assert austrians.gained_km2 == serbs.lost_km2 == 0
    assert austrians.percent == -80.0
    (passed,) = rows(case, PassedRow)
    assert (passed.before, passed.after) == ("Austrian army", "Serbian army")
    assert passed.km2 == serbs.gained_km2
    assert [place.name for place in passed.places] == ["Valjevo"]
    assert "Valjevo" not in passed.towns
    assert "Lazarevac" in passed.towns
    assert passed.more_towns > 0


def test_what_one_map_does_not_show_is_told_apart(case: Case, bring: Bring) -> None:
    bring("a", feature("Serbian army", EAST))
    bring("b", feature("Serbian army", ALL_EAST), shown="1914-12-16")
    (passed,) = rows(case, PassedRow)
    assert (passed.before, passed.after) == (None, "Serbian army")


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ({"mapmaker": "The Almanac"}, ("mapmaker",)),
        ({"method": "from the air"}, ("method",)),
        ({"legend": {"Austrian army": "Austria", "Serbian army": "Serbia"}}, ("legend",)),
        ({"nobody": ["no man's land"]}, ("legend",)),
    ],
)
def test_only_like_is_compared_with_like(
    case: Case, bring: Bring, other: dict[str, Any], differs: tuple[str, ...]
) -> None:
    bring("a", *front(WEST, EAST))
    bring("b", *front(WEST, ALL_EAST), **({"shown": "1914-12-16"} | other))
    (warning,) = rows(case, WarningRow)
    assert warning.differs == differs
    assert not rows(case, ChangeRow)
    assert not rows(case, PassedRow)


def test_names_are_compared_without_case_and_spaces(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, EAST))
    bring("b", *front(WEST, EAST), shown="1914-12-16", method="By  hand")
    assert rows(case, ChangeRow)


def test_maps_that_may_show_one_day_are_not_compared(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, EAST))
    bring("b", *front(WEST, ALL_EAST), shown="1914-12")
    (warning,) = rows(case, WarningRow)
    assert "the same day" in warning.why


def test_the_maps_of_two_days_are_compared_on_request(case: Case, bring: Bring) -> None:
    for day in ("01", "05", "16"):
        edge = 19.4 + int(day) / 40
        made = front(box(19.4, 44.0, edge, 44.6), box(edge, 44.0, 21.0, 44.6))
        bring(day, *made, shown=f"1914-12-{day}")
    held = Layers(case)
    days = {(row.first_shown, row.then_shown) for row in rows(case, ChangeRow)}
    assert days == {("1914-12-01", "1914-12-05"), ("1914-12-05", "1914-12-16")}
    asked = [row for row in held.between("1914-12-16", "1914-12-01") if row.row == "change"]
    assert {(row.first_shown, row.then_shown) for row in asked} == {("1914-12-01", "1914-12-16")}
    for day in ("1914-12-02", "soon"):
        with pytest.raises(UsageError):
            list(held.between("1914-12-01", day))


def test_an_overlap_is_told_and_no_place_in_it_is_anybodys(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, ALL_EAST))
    (overlap,) = (row for row in Layers(case).rows() if row.row == "overlap")
    held = {row.label: row for row in Layers(case).rows() if row.row == "area"}
    (whole,) = (row for row in Layers(case).rows() if row.row == "layer")
    areas = [held["Austrian army"], held["Serbian army"]]
    assert {row.shared_km2 for row in areas} == {overlap.km2}
    assert whole.covered_km2 == pytest.approx(sum(row.km2 for row in areas) - overlap.km2, abs=0.01)
    valjevo = next(row for row in rows(case, MapPlaceRow) if row.place.name == "Valjevo")
    assert (valjevo.holder, valjevo.state, valjevo.whole) == (None, "contested", False)
    assert len(valjevo.because) == 2


def test_a_line_through_a_town_decides_nothing(case: Case, bring: Bring) -> None:
    bring("a", *front(box(19.4, 44.0, 19.9, 44.6), box(19.9, 44.0, 21.0, 44.6)))
    valjevo = next(row for row in rows(case, MapPlaceRow) if row.place.name == "Valjevo")
    assert not valjevo.whole
    assert not any(row.place.name == "Valjevo" for row in Layers(case).control())


def test_maps_are_the_account_of_their_maker(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, EAST), published="1914-12-03")
    bring("b", *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST), shown="1914-12-16")
    held = Layers(case)
    first, then = held.control(place="Valjevo")
    assert (first.account, first.holder and first.holder.name) == (
        then.account,
        "Austrian army",
    )
    assert (first.start_min, first.start_max) == (None, "1914-12-01")
    assert (first.end_min, first.end_max) == ("1914-12-01", "1914-12-16")
    assert (then.last_evidence, then.end_max) == ("1914-12-16", None)
    assert held.control(account="chart", place="valjevo") == (first, then)
    assert held.control(account="almanac") == ()
    assert held.control(place="Valjevo", held_on="1914-11-30") == (first,)
    (known,) = held.control(place="Valjevo", published_by="1914-12-31")
    assert known.last_evidence == "1914-12-01"


def test_what_is_said_of_the_day_is_set_against_the_map(case: Case, bring: Bring) -> None:
    bring("b", *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST), shown="1914-12-16")
    (row,) = Layers(case).conflicts()
    assert row.left_document == "b.geojson"
    assert json.loads((row.left_quote or "").removesuffix(" on 1914-12-16")) == {
        "holder": "Serbian army"
    }
    assert "still held Valjevo" in row.right_quote
    links = why(case, row.id)
    assert [link.what for link in links][:4] == ["finding", "row", "document", "step"]
    assert {link.id for link in links} >= {row.left, row.right}
    Judge(case, "anna").each("reject", [row.id])
    assert Layers(case).conflicts()[0].ruling == "rejected"


@pytest.mark.parametrize(
    "known",
    [
        {"shown": "1914-12-15"},
        {"shown": "1914-12-17"},
        {"shown": "1914-12"},
        {"legend": {"Serbian army": "Serbia", "Austrian army": "Austria"}},
        {"members": {"Serbian army": ["the Austrian army"]}},
    ],
)
def test_what_need_not_clash_does_not(case: Case, bring: Bring, known: dict[str, Any]) -> None:
    bring("b", *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST), **({"shown": "1914-12-16"} | known))
    assert Layers(case).conflicts() == ()


def test_members_and_the_registry_say_who_is_meant(case: Case, bring: Bring) -> None:
    legend = {"Serbian army": "Serbia", "Austrian army": "Austria-Hungary"}
    known = {"shown": "1914-12-16", "legend": legend}
    bring("b", *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST), **known)
    assert Layers(case).conflicts() == ()
    case.path.with_suffix(".actors.toml").write_text(
        '[[actor]]\nname = "Austrian army"\npart_of = "Austria-Hungary"\n', "utf-8"
    )
    assert len(Layers(case).conflicts()) == 1
    case.path.with_suffix(".actors.toml").unlink()
    bring(
        "b",
        *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST),
        **known,
        members={"Austria-Hungary": ["Austrian army"]},
    )
    assert len(Layers(case).conflicts()) == 1


def test_every_id_leads_to_the_file(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, ALL_EAST))
    bring("b", *front(box(19.4, 44.0, 19.6, 44.6), ALL_EAST), shown="1914-12-16")
    bring("c", *front(WEST, EAST), mapmaker="The Almanac")
    held = Layers(case)
    found = [(row.row, row.id) for row in held.rows()]
    kinds = {row for row, _ in found}
    assert kinds == {"layer", "area", "overlap", "change", "passed", "warning", "place"}
    ids = {id_ for _, id_ in found} | {id_ for row in held.control() for id_ in row.because}
    for id_ in ids:
        links = why(case, id_)
        assert links[0].id == id_
        assert any(f"sha256 {one.sha256}" in links[-2].label for one in case.maps())
    with pytest.raises(CaseError):
        why(case, "fea_nothing")


def test_a_rejected_map_is_left_out(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, EAST))
    (one,) = case.maps()
    Judge(case, "anna").each("reject", [one.id])
    assert list(Layers(case).rows()) == []
    assert why(case, one.id)


def test_maps_stand_among_the_documents_and_are_checked(case: Case, bring: Bring) -> None:
    bring("a", *front(WEST, EAST))
    (row,) = Layers(case).sources()
    assert (row.row, row.publisher, row.name) == ("document", "The Chart Room", "a.geojson")
    assert verify(case).maps == 1
    assert verify(case).damage == ()


def test_coordinates_the_wrong_way_round_are_noticed(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "a.geojson"
    file.write_text(geojson(feature("Reds", box(44.0, 19.4, 44.6, 20.4))), "utf-8")
    assert bring_in(case.path, file, KNOWN).swapped
    file.write_text(geojson(feature("Reds", WEST)), "utf-8")
    assert not bring_in(case.path, file, KNOWN).swapped
