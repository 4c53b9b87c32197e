"""The registry of sources: what is taken from it, and what it does to the counts."""

from pathlib import Path

import pytest

from tadmor.comparison.corroboration import corroboration
from tadmor.comparison.sources import sources
from tadmor.errors import InputError
from tadmor.model.collection import Collection
from tadmor.model.corroboration import CorroborationRow
from tadmor.model.document import Document
from tadmor.model.findings import UNNAMED
from tadmor.model.registry import Access, Graded, RegisteredSource, Tie, by_name
from tadmor.model.rulings import Grading, Ruling
from tadmor.pipeline.collect import asserted, collect
from tadmor.pipeline.exchange import Coded, bring_in
from tadmor.pipeline.registry import as_actors, load, sources_beside
from tadmor.pipeline.why import why
from tadmor.store.case import Case, Stored
from tests.comparison.building import page
from tests.exchange.events import sheet_file

TOML = """
[[source]]
name = "Harbour Agency"
aliases = ["HA", "Agency of the Harbour"]
owner = "Karsova Press Trust"
language = "en"
aggregator = true

[[source.tie]]
party = "the Hill League"
from = 1930
to = "1931-05"
by = "a survey"

[[source.access]]
place = "Port Elba"
how = "a correspondent in the town"
by = "its own masthead"

[[source.grade]]
grade = "b2"
topic = "shelling"
from = 1931
by = "anna"
"""
CSV = """name,aliases,owner,language,aggregator,party,place,how,grade,topic,from,to,by
Harbour Agency,HA,Karsova Press Trust,en,yes,the Hill League,,,,,1930,1931-05,a survey
Harbour Agency,Agency of the Harbour,,,,,Port Elba,a correspondent in the town,,,,,its own masthead
Harbour Agency,,,,,,,,b2,shelling,1931,,anna
"""
AGENCY = RegisteredSource(
    name="Harbour Agency",
    aliases=("HA", "Agency of the Harbour"),
    owner="Karsova Press Trust",
    language="en",
    aggregator=True,
    ties=(Tie(party="the Hill League", start="1930", end="1931-05", by="a survey"),),
    access=(Access(place="Port Elba", how="a correspondent in the town", by="its own masthead"),),
    grades=(
        Graded(
            grading=Grading(reliability="B", credibility=2, topic="shelling", start="1931"),
            by="anna",
        ),
    ),
)


@pytest.mark.parametrize(("ending", "text"), [("toml", TOML), ("csv", CSV)])
def test_a_registry_is_a_plain_file(tmp_path: Path, ending: str, text: str) -> None:
    (tmp_path / f"x.sources.{ending}").write_text(text, encoding="utf-8")
    assert sources_beside(tmp_path / "x.tadmor") == (AGENCY,)
    words = AGENCY.words()
    assert "1930/1931-05 (by a survey)" in words
    assert "graded B2, on shelling, 1931/.. (by anna)" in words


@pytest.mark.parametrize(
    "text",
    [
        '[[source]]\nname = "officials"',
        '[[source]]\nname = "Harbour Agency"\naliases = ["the agency"]',
        '[[source]]\nname = "Harbour Agency"\nowners = "the Trust"',
        '[[source]]\nname = "Harbour Agency"\naggregator = "yes"',
        '[[source]]\nname = "Harbour Agency"\ntie = [{party = "x"}]',
        '[[source]]\nname = "Harbour Agency"\ntie = [{party = "x", by = "y", from = "some day"}]',
        '[[source]]\nname = "Harbour Agency"\ngrade = [{grade = "2", by = "anna"}]',
        '[[source]]\nname = "Harbour Agency"\ngrade = [{grade = "B9", by = "anna"}]',
        '[[source]]\nowner = "the Trust"',
        "source = 3",
        "[[source",
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.sources.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="registry of sources"):
        load(file)


def test_a_name_that_two_have_is_nobodys() -> None:
    other = RegisteredSource(name="Hill Agency", aliases=("HA",))
    assert set(by_name((AGENCY, other))) == {"harbouragency", "agencyoftheharbour", "hillagency"}


PAGES = (
    ("Harbour Agency", "2015-05-21", "Islamic State captured Palmyra on 20 May 2015."),
    (
        "Evening Post",
        "2015-05-21",
        "Islamic State captured Palmyra on 20 May 2015, the Harbour Agency said.",
    ),
    (
        "Morning Post",
        "2015-05-22",
        "Islamic State captured Palmyra on 20 May 2015, Mayor Anton Brevik said.",
    ),
)


def held() -> list[Stored]:
    return [
        page(text, number, published=day, publisher=outlet)
        for number, (outlet, day, text) in enumerate(PAGES, start=1)
    ]


def whole(*registered: RegisteredSource, rulings: tuple[Ruling, ...] = ()) -> Collection:
    return asserted(collect(held(), rulings, as_actors(registered), registered))


def one_assertion(collection: Collection) -> CorroborationRow:
    return max(corroboration(collection), key=lambda row: len(row.claims))


def test_a_page_s_own_voice_is_of_unknown_lineage() -> None:
    row = one_assertion(whole())
    assert (len(row.documents), len(row.outlets), len(row.owners)) == (3, 3, 3)
    assert {party.name for party in row.origins} == {"Harbour Agency", "Anton Brevik"}
    assert row.unknown == ()  # of the agency's own page the origin is counted by another's word
    alone = asserted(collect(held()[:1]))
    assert (one_assertion(alone).origins, len(one_assertion(alone).unknown)) == ((), 1)


def test_nothing_goes_back_to_a_compiler_of_reports() -> None:
    collection = whole(AGENCY)
    first, second, third = collection.claims
    assert first.originating_source.name == second.originating_source.name == UNNAMED
    assert [party.name for party in second.relay][1:] == ["Harbour Agency", UNNAMED]
    assert third.originating_source.name == "Anton Brevik"
    row = one_assertion(collection)
    assert [party.name for party in row.origins] == ["Anton Brevik"]
    assert set(row.unknown) == {first.id, second.id}
    rows = [row for row in sources(collection) if row.name == "Harbour Agency"]
    assert {row.row for row in rows} <= {"aggregator"}


def test_outlets_of_one_owner_are_one_owner() -> None:
    posts = [
        RegisteredSource(name=f"{name} Post", owner="Trust") for name in ("Evening", "Morning")
    ]
    row = one_assertion(whole(*posts))
    assert row.outlets == ("Harbour Agency", "Evening Post", "Morning Post")
    assert row.owners == ("Harbour Agency", "Trust")
    owned = RegisteredSource(name="Harbour Agency", owner="Anton Brevik")
    assert one_assertion(whole(owned)).one_owner == ("Anton Brevik",)


def test_what_is_registered_stands_with_documents_and_sources() -> None:
    known = RegisteredSource(name="Harbour Agency", owner="Trust", grades=AGENCY.grades)
    rows = sources(whole(known))
    document, source = (
        next(row for row in rows if row.row == kind and "Harbour" in (row.publisher or row.name))
        for kind in ("document", "source")
    )
    assert document.registry == source.registry == known
    assert document.owners == ("Trust",)
    assert "B2, on shelling, 1931/.. (by anna)" in source.grades


def test_several_names_of_one_source_are_one() -> None:
    mayor = RegisteredSource(name="Anton Brevik", aliases=("Harbour Agency",))
    row = one_assertion(whole(mayor))
    assert [party.name for party in row.origins] == ["Anton Brevik"]


def test_a_ruling_joins_and_parts_origins_and_can_be_undone() -> None:
    before = one_assertion(whole())
    pair = tuple(sorted(party.id or "" for party in before.origins))
    same = Ruling(kind="same", subjects=pair, by="anna", at="1931")
    assert len(one_assertion(whole(rulings=(same,))).origins) == 1
    undo = Ruling(kind="undo", subjects=(same.id,), by="anna", at="1931")
    assert one_assertion(whole(rulings=(same, undo))) == before
    mayor = RegisteredSource(name="Anton Brevik", aliases=("Harbour Agency",))
    _, second, third = held()
    apart = _actor(third, "Brevik"), _actor(second, "Harbour")
    different = Ruling(kind="different", subjects=apart, by="anna", at="1931")
    assert len(one_assertion(whole(mayor, rulings=(different,))).origins) == 2


def _actor(stored: Stored, name: str) -> str:
    ids = {mark.local: mark.id for mark in stored.marks}
    return next(ids[actor.id] for actor in stored.reading.actors if name in actor.name)


def test_why_shows_what_is_registered(tmp_path: Path) -> None:
    (tmp_path / "x.sources.toml").write_text(TOML, encoding="utf-8")
    with Case(tmp_path / "x.tadmor", create=True) as case:
        for one in held():
            facts = one.reading.document
            document = Document(
                id=one.document,
                extractor="text/1",
                received=one.reading.text.encode(),
                text=one.reading.text,
                facts=facts,
            )
            case.put(tmp_path / facts.name, document, one.reading, one.step)
        first = next(iter(case.current()))
        for id_ in (first.document, first.marks[0].id):
            labels = [link.label for link in why(case, id_) if link.what == "registry"]
            assert AGENCY.words() in labels


def test_coded_events_take_names_and_compilers_from_it(tmp_path: Path) -> None:
    named = ("Red Lantern, HA", "harbour agency", "Lantern; Red Lantern")
    events = [{"source_original": name, "source_office": "Mole;Evening Post"} for name in named]
    bring_in(tmp_path / "x.tadmor", "ucdp", sheet_file(tmp_path, *events))

    def counts() -> tuple[int, int, int]:
        with Case(tmp_path / "x.tadmor") as case:
            row = Coded(case).origins()[0]
        return row.one, row.several, row.none

    assert counts() == (1, 2, 0)
    registry = TOML + '\n[[source]]\nname = "Red Lantern"\naliases = ["Lantern"]\n'
    (tmp_path / "x.sources.toml").write_text(registry, encoding="utf-8")
    assert counts() == (2, 0, 1)
