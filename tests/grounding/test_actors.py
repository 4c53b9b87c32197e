"""Actors: clusters, types, what is part of what, and the laws that hold for any text."""

import re
import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.grounding.actors import find
from tadmor.model.reading import Actor, Attribution, Voice
from tadmor.model.text import Span, fits, quote

BENCH = Path(__file__).parents[2] / "bench" / "actors.py"
# B-cubed F1 over all mentions, the share of right types, ties found; each a little below measured.
FLOORS = {False: (90, 98, 11), True: (84, 86, 3)}
PRONOUNS = ("he", "she", "they", "it", "He", "They")
SOURCES = (
    *PRONOUNS,
    "Colonel Jean Dupré",
    "Dupré",
    "the Chadian army (CA)",
    "CA",
    "the ministry",
    "The Chadian interior ministry",
    "a military source",
    "residents of Bardaï",
    "N'Djamena",
    "analysts",
    "the",
    "“",
    "a census",
    "Lavoisier and Monge",
    "an adviser to President Goukouni Weddeye",
    "AFP",
    "the governor's spokesman, Idriss Ali-Hassan,",
)
FILLERS = (
    " said. ",
    ",\n\n",
    " reported that ",
    " (",
    ") ",
    ' "',
    '" ',
    " in Faya on Monday ",
    "…",
)


def actors_of(text: str, *sources: str, voices: tuple[Voice, ...] = ()) -> dict[str, Actor]:
    attributions = tuple(
        Attribution(
            id=f"a{number}",
            source=(Span(text.index(words), text.index(words) + len(words)),),
            content=(Span(0, len(text)),),
        )
        for number, words in enumerate(sources, 1)
    )
    return {actor.name: actor for actor in find(text, voices, attributions)}


def forms(text: str, actor: Actor) -> list[str]:
    return [quote(text, span) for span in actor.mentions]


def test_abbreviations_and_short_forms_join_their_name() -> None:
    text = "The Chadian army (CA) left. The army went south, and CA trucks burned."
    found = actors_of(text)
    assert forms(text, found["Chadian army"]) == ["Chadian army", "CA", "army", "CA"]
    assert found["Chadian army"].type == "force"


def test_customary_names_are_one_force() -> None:
    text = "Daesh came. Islamic State fighters burned the mill; ISIS said so, and ISIL cheered."
    assert len(actors_of(text)) == 1


def test_an_office_within_an_office() -> None:
    text = "Chief of the General Staff of the Prussian Armed Forces Helmuth Brandt wrote home."
    found = actors_of(text)
    staff = found["General Staff of the Prussian Armed Forces"]
    assert found["Helmuth Brandt"].part_of == staff.id
    assert staff.part_of == found["Prussian Armed Forces"].id
    assert (staff.type, found["Prussian Armed Forces"].type) == ("office", "force")


def test_a_commander_is_part_of_what_he_commands() -> None:
    text = "General Ivan Sorokin, commander of the Soviet group of troops in Hungary, flew out."
    found = actors_of(text)
    assert found["Ivan Sorokin"].part_of == found["Soviet group of troops"].id


def test_a_spokesman_is_part_of_whom_he_speaks_for() -> None:
    text = "A spokesman for the Taliban said so."
    found = actors_of(text, "A spokesman for the Taliban")
    spokesman = found["spokesman for the Taliban"]
    assert (spokesman.type, spokesman.part_of) == ("person", found["Taliban"].id)


def test_a_bare_place_is_no_actor_until_it_speaks() -> None:
    text = "Troops flew to Damascus. Moscow said so."
    assert set(actors_of(text, "Moscow")) == {"Moscow"}
    assert actors_of(text, "Moscow")["Moscow"].type == "office"


def test_a_noun_alone_is_not_one_actor_in_two_voices() -> None:
    text = "The mercenaries took the hill. Editor: the mercenaries were few."
    editor = Voice(id="v1", kind="editor", spans=(Span(text.index("Editor"), len(text)),))
    assert [actor.name for actor in find(text, (editor,), ())] == ["mercenaries", "mercenaries"]
    assert len(find(text, (), ())) == 1


def test_a_surname_that_fits_two_joins_neither() -> None:
    text = "Colonel Abel Tadesse left. Doctor Sara Tadesse stayed. Tadesse wept."
    found = actors_of(text)
    assert [forms(text, actor) for actor in found.values()] == [["Abel Tadesse"], ["Sara Tadesse"]]


@pytest.mark.parametrize("held_out", [False, True])
def test_passages_with_every_actor_marked(*, held_out: bool) -> None:
    figures = runpy.run_path(str(BENCH))["measure"](held_out=held_out)
    clusters, types, ties = FLOORS[held_out]
    assert figures["bcubed.f1"] >= clusters
    assert figures["type"] >= types
    assert figures["part_of.right"] >= ties
    assert figures["part_of.wrong"] <= 1


def test_a_short_form_is_introduced_in_words() -> None:
    text = "The Committee for Fair Elections, known by its initials as CFE, left. CFE came back."
    (actor,) = actors_of(text).values()
    assert forms(text, actor) == ["Committee for Fair Elections", "CFE", "CFE"]
    assert actor.name == "Committee for Fair Elections"


def test_a_customary_short_form_of_a_ministry() -> None:
    text = "Chad's Ministry of Defence spoke, then the Chadian MoD, then the Sudanese MoD."
    assert [len(actor.mentions) for actor in actors_of(text).values()] == [2, 1]


@pytest.mark.parametrize(
    "words",
    ["who heads the Nile Observatory", "commanding the 3rd Corps", "a spokesman for the Red Army"],
)
def test_whoever_leads_or_speaks_for_a_body_is_part_of_it(words: str) -> None:
    text = f"Colonel Ann Roy, {words}, flew home."
    (person,) = (actor for actor in actors_of(text).values() if actor.type == "person")
    (body,) = (actor for actor in actors_of(text).values() if actor.type != "person")
    assert person.part_of == body.id


def test_a_role_takes_up_its_bearer() -> None:
    text = "Prime Minister Ilie Cantar flew home. The prime minister slept. The minister slept."
    assert forms(text, actors_of(text)["Ilie Cantar"])[1:] == ["prime minister"]


def test_a_role_that_only_passes_by_is_no_actor() -> None:
    assert actors_of("The chaplain called. The road was wet, as a farmer's coat is.") == {}


@pytest.mark.parametrize(
    ("text", "sources", "name", "wanted"),
    [
        (
            "A spokesman for the coalition, General Faris Amoudi, spoke. Amoudi left.",
            ("A spokesman for the coalition, General Faris Amoudi",),
            "Faris Amoudi",
            ["Faris Amoudi", "Amoudi"],
        ),
        (
            "Syrian state news agency SANA spoke. The agency left.",
            ("Syrian state news agency SANA", "The agency"),
            "SANA",
            ["SANA", "agency"],
        ),
        (
            "The Delta Observatory spoke. The Britain-based Observatory left.",
            ("The Delta Observatory", "The Britain-based Observatory"),
            "Delta Observatory",
            ["Delta Observatory", "Britain-based Observatory"],
        ),
        (
            "The Kurdish YPG militia spoke. The militia left.",
            ("The Kurdish YPG militia", "The militia"),
            "YPG",
            ["YPG", "militia"],
        ),
        (
            "The River Alliance (RA), a rebel coalition, spoke. The coalition left.",
            ("The River Alliance (RA), a rebel coalition", "The coalition"),
            "River Alliance",
            ["River Alliance", "RA", "coalition"],
        ),
        (
            "Sheikh Hamad bin Nasser spoke. Then Hamad said no. Bin Nasser stayed.",
            ("Sheikh Hamad bin Nasser", "Bin Nasser"),
            "Hamad bin Nasser",
            ["Hamad bin Nasser", "Hamad", "Bin Nasser"],
        ),
        (
            "President Ihor Lvovskiy spoke. Lvovskyy left.",
            ("President Ihor Lvovskiy", "Lvovskyy"),
            "Ihor Lvovskiy",
            ["Ihor Lvovskiy", "Lvovskyy"],
        ),
    ],
)
def test_short_forms_join_their_actor(
    text: str, sources: tuple[str, ...], name: str, wanted: list[str]
) -> None:
    assert forms(text, actors_of(text, *sources)[name]) == wanted


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "The prime minister spoke. The deputy prime minister left.",
            ("The prime minister", "The deputy prime minister"),
        ),
        ("An officer spoke. A second officer left.", ("An officer", "A second officer")),
        ("Doctors spoke. One doctor left.", ("Doctors", "One doctor")),
        ("The Delta army spoke. The Hill army left.", ("The Delta army", "The Hill army")),
    ],
)
def test_whoever_may_be_another_is_another(text: str, sources: tuple[str, ...]) -> None:
    assert len(actors_of(text, *sources)) == 2


@pytest.mark.parametrize("words", ["Nobody at the ministry", "No officer", "Neither army"])
def test_nobody_is_no_actor(words: str) -> None:
    assert all("o" not in name.split()[0] for name in actors_of(f"{words} said so.", words))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Residents of the old town fled.", "Residents of the old town", "people"),
        ("A soldier wept.", "soldier", "person"),
        ("Rebels advanced.", "Rebels", "force"),
        ("The Valencia daily wrote.", "Valencia daily", "outlet"),
        ("The Supreme Court ruled.", "Supreme Court", "office"),
        ("The Red Cross wrote.", "Red Cross", "group"),
        ("Western powers agreed.", "Western powers", "group"),
        ("Radio Sul said.", "Radio Sul", "outlet"),
        ("The weekly Jeudi wrote.", "Jeudi", "outlet"),
        ("The Elbe Courier wrote.", "Elbe Courier", "outlet"),
        ("The Panel ruled.", "Panel", "office"),
        ("The Prussians wrote.", "Prussians", "people"),
        ("Paris wrote.", "Paris", "office"),
        ("Justice Without Frontiers wrote.", "Justice Without Frontiers", "group"),
    ],
)
def test_sources_have_a_type(text: str, name: str, kind: str) -> None:
    source = re.sub(r" \w+\.$", "", text)
    assert actors_of(text, source)[name].type == kind


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, tuple[Attribution, ...]]:
    text, attributions = "", []
    for number in range(draw(st.integers(0, 8))):
        words = draw(st.sampled_from(SOURCES) | st.text(min_size=1, max_size=12))
        start = len(text)
        text += words + draw(st.sampled_from(FILLERS))
        source = Span(start, start + len(words))
        content = (Span(start, len(text)),)
        attributions.append(Attribution(id=f"a{number}", source=(source,), content=content))
    return text, tuple(attributions)


@given(articles())
def test_mentions_fit_and_ids_follow_the_text(article: tuple[str, tuple[Attribution, ...]]) -> None:
    text, attributions = article
    actors = find(text, (), attributions)
    assert actors == find(text, (), attributions)
    assert [actor.id for actor in actors] == [f"n{n}" for n in range(1, len(actors) + 1)]
    assert all(fits(text, span) for actor in actors for span in actor.mentions)
    firsts = [actor.mentions[0] for actor in actors]
    assert firsts == sorted(firsts)
    assert len({span for a in actors for span in a.mentions}) == sum(
        len(a.mentions) for a in actors
    )


@given(st.lists(st.sampled_from(SOURCES), min_size=1, max_size=6), st.sampled_from(FILLERS))
def test_every_source_but_a_pronoun_has_an_actor(words: list[str], filler: str) -> None:
    text, spans = "", []
    for source in words:
        spans.append(Span(len(text), len(text) + len(source)))
        text += source + filler
    attributions = tuple(
        Attribution(id=f"a{n}", source=(span,), content=(span,)) for n, span in enumerate(spans)
    )
    mentions = [span for actor in find(text, (), attributions) for span in actor.mentions]
    for source, span in zip(words, spans, strict=True):
        if source not in (*PRONOUNS, "the", "“"):
            assert any(mention.overlaps(span) for mention in mentions), source
