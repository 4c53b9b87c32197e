"""Places: the golden cases, and the promises of `find` and `resolve`."""

import csv
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.grounding.case_places import CasePlace
from tadmor.grounding.gazetteer import kilometres
from tadmor.grounding.places import find, resolve
from tadmor.model.reading import Place
from tadmor.model.text import Span, fits, quote

GOLDEN = Path(__file__).parents[1] / "golden" / "places"


def rows(name: str) -> list[list[str]]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [line for line in lines if line and not line[0].startswith("#")]


@pytest.mark.parametrize(
    ("text", "mention", "country", "lat", "lon", "allowed"),
    rows("resolve.tsv"),
    ids=lambda cell: cell[:24],
)
def test_resolves(text: str, mention: str, country: str, lat: str, lon: str, allowed: str) -> None:
    start = text.index(mention)
    answer = resolve(text, [(start, start + len(mention))], None)[0]
    assert answer.why
    if lat == "-":
        assert answer.lat is None, answer
        assert answer.lon is None
        return
    assert answer.lat is not None, answer.why
    assert answer.lon is not None
    gap = kilometres((float(lat), float(lon)), (answer.lat, answer.lon))
    assert gap <= float(allowed), (gap, answer)
    taken = [rival for rival in answer.candidates if rival.authority == answer.authority]
    assert [rival.country for rival in taken] == [country]


@pytest.mark.parametrize(("text", "names"), rows("find.tsv"), ids=lambda cell: cell[:24])
def test_finds_places_and_nothing_else(text: str, names: str) -> None:
    found = [quote(text, place.mentions[0]) for place in find(text)]
    assert found == [name for name in names.split(";") if name]


@pytest.mark.parametrize(
    ("text", "mention", "kind", "point", "off", "radius"),
    rows("precision.tsv"),
    ids=lambda cell: cell[:40],
)
def test_says_no_more_than_the_words(
    text: str, mention: str, kind: str, point: str, off: str, radius: str
) -> None:
    lat, lon = map(float, point.split())
    least, most = map(float, radius.split())
    start = text.index(mention)
    place = next(one for one in find(text) if any(m.start == start for m in one.mentions))
    assert (place.kind, place.lat is not None) == (kind, True)
    gap = kilometres((lat, lon), (place.lat or 0.0, place.lon or 0.0))
    assert gap <= float(off), (gap, place)
    assert least <= (place.radius_km or 0.0) <= most, place


@pytest.mark.parametrize("held_out", [False, True])
def test_news_of_the_world_and_of_small_towns(held_out: bool) -> None:  # noqa: FBT001
    bench = runpy.run_path(str(GOLDEN.parents[2] / "bench" / "places.py"))
    counts = bench["world"](held_out=held_out)
    asked = counts["right"] + counts["wrong"] + counts["left open"]
    assert counts["right"] >= 0.95 * asked > 100
    assert counts["wrong"] <= 0.02 * asked


def by_name(text: str, case_places: tuple[CasePlace, ...] = ()) -> dict[str, Place]:
    return {place.name: place for place in find(text, case_places=case_places)}


def test_one_place_has_all_its_mentions_and_ids_in_order() -> None:
    text = "Homs fell quiet. From Homs to Damascus, Syria, the road to Homs was open."
    places = find(text)
    assert [(place.id, place.name, len(place.mentions)) for place in places] == [
        ("p1", "Homs", 3),
        ("p2", "Damascus", 1),
        ("p3", "Syria", 1),
    ]


def test_an_unknown_place_is_null_with_a_sentence() -> None:
    place = by_name("The army lost the village of Tell Umm Zarqa, near Homs, Syria.")[
        "Tell Umm Zarqa"
    ]
    assert (place.lat, place.lon, place.authority, place.kind) == (None, None, None, "unknown")
    assert place.why == 'No place named "Tell Umm Zarqa" is in the gazetteer.'


def test_another_spelling_is_taken_only_close_by() -> None:
    close = by_name("Syrian troops left Aleppo and Idlib for the town of Khannaser.")["Khannaser"]
    assert close.authority == "geonames:168351"
    assert "Khanāşir" in (close.why or "")
    afar = by_name("Yemeni troops left Aden and Taiz for the town of Khannaser.")["Khannaser"]
    assert afar.lat is None


def test_rivals_are_kept() -> None:
    tripoli = by_name("Fighting resumed in Tripoli as Libyan rivals traded fire.")["Tripoli"]
    assert {rival.country for rival in tripoli.candidates} >= {"LY", "LB"}
    assert len(tripoli.candidates) <= 5


def test_the_text_may_mean_two_places_by_one_name() -> None:
    places = find("The train from Paris, Texas, does not go to Paris, France.")
    assert [place.lat is not None and round(place.lat) for place in places[:3:2]] == [34, 49]


def test_near_is_not_the_place() -> None:
    place = by_name("A column was bombed near Palmyra, in Syria.")["Palmyra"]
    assert place.kind == "near"
    assert place.radius_km is not None
    assert place.radius_km > 25


def test_near_a_place_and_in_it_are_two() -> None:
    text = "Syrian jets struck 40 km west of Palmyra; the streets of Palmyra were empty."
    away, inside = [place for place in find(text) if place.name == "Palmyra"]
    assert (away.kind, inside.kind) == ("near", "point")
    assert away.authority == inside.authority
    assert (away.lon or 0) < (inside.lon or 0)
    # A mention that is asked for stands for its own place.
    start = text.index("Palmyra")
    answer = resolve(text, [(start, start + 7)], None)[0]
    assert (answer.lat, answer.kind) == (inside.lat, "near")
    assert (answer.radius_km or 0) > 40


def test_a_homonym_shows_both_and_why() -> None:
    own = (
        CasePlace(name="Zahra", lat=34.729, lon=36.742, source="OCHA N0253"),
        CasePlace(name="Zahra", lat=36.224, lon=37.099, source="OCHA N0135"),
    )
    homs = by_name("In Syria, shells hit Homs and the Zahra district of Homs.", own)["Zahra"]
    assert homs.authority == "case:OCHA N0253"
    assert [rival.authority for rival in homs.candidates] == [
        "case:OCHA N0253",
        "case:OCHA N0135",
    ]
    aleppo = by_name("Syrian rebels in Aleppo shelled the Zahra district.", own)["Zahra"]
    assert aleppo.authority == "case:OCHA N0135"
    assert aleppo.why == "The case's own gazetteer has it."


def test_precision_is_a_radius() -> None:
    places = by_name("In Homs province, Syria, and in the city of Hama, the guns fell silent.")
    assert (places["Homs"].kind, places["Hama"].kind) == ("province", "point")
    assert (places["Homs"].radius_km or 0) > 50
    assert 0 < (places["Hama"].radius_km or 0) <= 25
    assert places["Syria"].kind == "country"


def test_the_case_wins() -> None:
    own = CasePlace(
        name="Birnah", aliases=("Birna",), lat=36.01, lon=37.02, source="map of May 2016"
    )
    text = "The rebels took Birna from the army, south of Aleppo."
    place = by_name(text, case_places=(own,))["Birna"]
    assert (place.lat, place.lon, place.authority) == (36.01, 37.02, "case:map of May 2016")
    palmyra = CasePlace(name="Palmyra", lat=34.5, lon=38.2)
    place = by_name("They retook Palmyra.", case_places=(palmyra,))["Palmyra"]
    assert (place.lat, place.authority) == (34.5, "case")


def test_taken_words_are_no_places() -> None:
    text = "Aleppo Barakat of Damascus spoke."
    assert find(text, (Span(0, 14), Span(18, 26))) == ()


def test_resolve_answers_in_the_order_asked() -> None:
    text = "From Kunduz, Afghanistan, to Moscow."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Moscow", "Kunduz")]
    assert [answer.name for answer in resolve(text, spans, "2016-05-05")] == ["Moscow", "Kunduz"]
    assert resolve(text, [], None) == []


@given(st.text(alphabet="Al -'.,\n[]PalmyraHomsin áş\u2019T3", max_size=80))
def test_spans_always_fit(text: str) -> None:
    for place in find(text):
        assert all(fits(text, span) for span in place.mentions)
        assert (place.lat is None) == (place.lon is None)
        assert place.why


@given(
    st.lists(
        st.sampled_from(
            "30 km 1,500 ten miles east west east-west north-east of from the road between and to "
            "Homs Palmyra outskirts countryside southern district near , ( -".split()
        ),
        max_size=10,
    )
)
def test_any_words_before_a_name_give_a_circle(words: list[str]) -> None:
    text = " ".join([*words, "Palmyra, Syria."])
    for place in find(text):
        assert place.lat is None or (abs(place.lat) <= 90 and (place.radius_km or 0) > 0)


@pytest.mark.shared
def test_the_seed_article(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_bytes().decode("utf-8")
    spots = {quote(text, span): place for place in find(text) for span in place.mentions}
    known = {
        "Palmyra": (34.56, 38.28),
        "Aleppo": (36.2, 37.16),
        "Homs": (34.73, 36.72),
        "Lattakia": (35.53, 35.79),
        "Khannaser": (35.78, 37.5),
        "Moscow": (55.75, 37.62),
    }
    for name, point in known.items():
        place = spots[name]
        assert kilometres(point, (place.lat or 0, place.lon or 0)) < 25, place
    for name in (
        "Kharaqah", "ayn al Bardah", "Al Busayri", "T3", "Arak", "Al-Eis", "Khan-Touman",
        "Khan Touman", "Al Khalidiyah", "Birnah", "Al-Zahara",
    ):  # fmt: skip
        assert spots[name].lat is None
        assert spots[name].why


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kova i Brdani\nTaken by the guard on 3 May 1912.", "Kova i Brdani"),
        ("Tarvel (village)\nTaken by the guard on 3 May 1912.", "Tarvel"),
        ("Tarvel\n\u201cLikely captured\u201d by the guard.", "Tarvel"),
        ("Tarvel\nControl claimed by the guard.", "Tarvel"),
    ],
)
def test_a_heading_over_an_entry_is_a_place(text: str, name: str) -> None:
    assert [place.name for place in find(text)] == [name]
