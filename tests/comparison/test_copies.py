"""Families of copies: an altered text stays in its family, and independent texts stay apart."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.comparison.alignment import stretches
from tadmor.comparison.copies import Echoes, families, passages, shared
from tadmor.comparison.fingerprints import Words, page
from tadmor.comparison.sources import sources
from tadmor.model.collection import Collection, Source
from tadmor.model.reading import DocumentFacts, Reading, Voice
from tadmor.model.text import Span, quote

# Passages of our own on one event, by writers who do not know each other, and on others.
WIRE = """\
The relief column reached Kut before dawn, its commander said, after eleven days of marching
through flooded fields. He told reporters that the garrison had eaten the last of its horses and
that the river boats could carry no more than four hundred sick at a time. Two bridges north of
the town were cut by the defenders in the night. A doctor of the field hospital said that typhus
had killed more men than the guns had. The governor of the province promised flour from the
stores at Amara, but merchants there doubted that any barge would leave before the water fell.
An officer who came out of the town counted nine hundred rifles and hardly any powder. The
besiegers have withdrawn their heavy guns to the eastern bank, where smoke was seen through the
whole of Tuesday. Nobody on either side would say how long the truce for burying the dead was to
last."""
OTHER = """\
Kut is no longer cut off. Cavalry rode into the town at first light and met little fire. The
general in command of the relief force speaks of eleven days on the road, most of them in water
up to the knee. Inside, people had lived on horse meat for weeks, and disease did what shells
could not. From the province's governor comes a promise of grain. Traders shrug at it: the
barges are aground. On the far shore of the river the enemy burned something large all day, and
his siege pieces are there now. A pause in the fighting lets both armies collect their dead; its
end has not been set."""
HARBOUR = """\
The harbour master of Zara has closed the inner basin to sailing ships until the wreck of the
grain carrier is raised. Divers found her keel unbroken and her holds full of sand. The owners
want the insurers to pay for the crane, the insurers want the pilot to be questioned first, and
the pilot is said to be at sea with a fishing boat. The town council will hear all three of them
on Monday."""
WORDS = WIRE.split()


def source(name: str, text: str, **facts: str) -> Source:
    known = DocumentFacts(name=name, sha256=name, **facts)
    return Source(
        id=f"doc_{name}", facts=known, reading=Reading(document=known, text=text, voices=())
    )


def joined(*texts: str) -> set[frozenset[str]]:
    found = families([source(f"d{number}", text) for number, text in enumerate(texts)])
    return {frozenset(family.documents) for family in found}


def edited(seed: int, share: float) -> str:
    """Change so many of the words."""
    chosen = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    return " ".join(word if chosen.random() > share else "elsewhere" for word in WORDS)


@pytest.mark.parametrize("share", [0.1, 0.3])
@pytest.mark.parametrize("seed", range(10))
def test_a_copy_with_words_changed(seed: int, share: float) -> None:
    assert joined(WIRE, edited(seed, share), OTHER, HARBOUR) == {frozenset({"d0", "d1"})}


@pytest.mark.parametrize(
    "copy",
    [
        f"By our correspondent in Basra\n\nUpdated at six.\n\n{WIRE}\n\nRead more on page two.",
        " ".join(WORDS[: len(WORDS) // 3]),
        f"{HARBOUR}\n\n{WIRE}\n\n{HARBOUR.upper()}",
        ". ".join(
            part if at % 2 else f"Of this the {at} witnesses here know nothing at all"
            for at, part in enumerate(WIRE.split(". "))
        ),
    ],
    ids=["header", "cut to a third", "embedded", "half of the sentences"],
)
def test_what_is_done_to_a_copy(copy: str) -> None:
    assert joined(WIRE, copy) == {frozenset({"d0", "d1"})}


QUOTATION = " ".join(WORDS[40:100])


@pytest.mark.parametrize("marks", ["\u201c\u201d", '""', "\u00ab\u00bb"])
def test_a_quotation_is_a_passage_and_no_copy(marks: str) -> None:
    quoting = f"{HARBOUR} He wrote: {marks[0]}{QUOTATION}{marks[1]} {OTHER}"
    two = [source("a", WIRE), source("b", quoting)]
    assert not families(two)
    (passage,) = passages(two)
    assert passage.kind == "passage"
    (link,) = passage.links
    assert link.quoted
    assert quote(quoting, link.right_spans[0]) == QUOTATION
    assert passage.origin is None


def test_a_page_that_holds_two_texts_does_not_make_them_one() -> None:
    assert joined(WIRE, HARBOUR, f"{WIRE}\n\n{HARBOUR}") == {
        frozenset({"d0", "d2"}),
        frozenset({"d1", "d2"}),
    }


def test_a_document_tells_every_family_that_it_is_of() -> None:
    texts = {"d0": WIRE, "d1": HARBOUR, "d2": f"{WIRE}\n\n{HARBOUR}"}
    whole = Collection(sources=tuple(source(name, text) for name, text in texts.items()))
    rows = {row.name: row for row in sources(whole) if row.row == "document"}
    known = [row.id for row in sources(whole) if row.row == "family"]
    assert list(rows["d2"].families) == known
    assert rows["d2"].family == known[0]
    assert [rows[name].families for name in ("d0", "d1")] == [(id_,) for id_ in known]


def test_furniture_is_not_compared() -> None:
    pages = []
    for number, text in enumerate([OTHER, HARBOUR]):
        at = Span(0, len(WIRE))
        read = source(f"d{number}", f"{WIRE}\n{text}")
        voices = (Voice(id="v1", kind="boilerplate", spans=(at,)),)
        known = Reading(document=read.facts, text=read.reading.text, voices=voices)
        pages.append(Source(id=read.id, facts=read.facts, reading=known))
    assert not families(pages)
    assert not passages(pages)


@given(st.permutations(range(6)), st.integers(1, 5))
@settings(max_examples=20, deadline=None)
def test_documents_may_come_one_by_one(order: list[int], first: int) -> None:
    texts = [WIRE, edited(1, 0.1), edited(2, 0.3), HARBOUR, f"{HARBOUR} {OTHER}", OTHER]
    pages = [page(source(f"d{number}", texts[number])) for number in order]
    whole, parts = Echoes(), Echoes()
    whole.add(pages)
    parts.add(pages[:first])
    for one in pages[first:]:
        parts.add([one])
    assert [one.documents for one in parts.families()] == [
        one.documents for one in whole.families()
    ]


@given(st.lists(st.sampled_from(WORDS[:30]), max_size=60), st.integers(0, 59))
@settings(max_examples=60, deadline=None)
def test_a_stretch_lies_in_both_texts(words: list[str], at: int) -> None:
    one = Words(page(source("a", " ".join(words))))
    other = Words(page(source("b", " ".join([*words[at:], *words[:at]]))))
    for found in stretches(one.hashes, other.hashes):
        assert 0 <= found.left < found.left_end <= len(one)
        assert 0 <= found.right < found.right_end <= len(other)
        assert 0 < found.longest <= found.equal <= found.left_end - found.left


def test_independent_texts_stay_apart() -> None:
    assert joined(WIRE, OTHER, HARBOUR) == set()


@given(st.integers(), st.integers())
@settings(max_examples=30, deadline=None)
def test_texts_of_the_same_words_in_another_order_stay_apart(one: int, other: int) -> None:
    drawn = [random.Random(seed) for seed in {one, other}]  # noqa: S311 - as above
    texts = [chosen.sample(WORDS, len(WORDS)) for chosen in drawn]
    assert all(joined(" ".join(a), " ".join(b)) == set() for a, b in combinations(texts, 2))


def test_a_site_s_furniture_makes_no_family() -> None:
    menu = "Home News Weather Sport Letters " * 2 + " ".join(f"section{n}" for n in range(40))
    pages = [f"{menu} {' '.join(f'w{page}x{n}' for n in range(300))}" for page in range(8)]
    assert joined(*pages) == set()


def test_spans_are_the_shared_words() -> None:
    long = f"{HARBOUR}\n\n{WIRE}"
    found = shared(source("a", WIRE), source("b", long))
    assert found.of_left == 1
    assert [WIRE[slice(*span)] for span in found.left_spans] == [
        long[slice(*span)] for span in found.right_spans
    ]


def test_the_earlier_of_two_is_the_origin() -> None:
    pair = [
        source("late", WIRE, published="1916-05-02"),
        source("soon", WIRE, published="1916-05-01"),
    ]
    (family,) = families(pair)
    assert family.origin == "soon"


def test_without_dates_nobody_is_the_origin() -> None:
    (family,) = families([source("a", WIRE), source("b", WIRE)])
    assert family.origin is None


def test_a_credited_outlet_is_the_origin() -> None:
    pages = [source("a", f"BASRA (Havas) {WIRE}"), source("b", WIRE, published="1916-05-01")]
    (family,) = families(pages)
    assert family.origin == "Havas"
    named = [
        source("a", f"First published by The Kut Gazette\n{WIRE}"),
        source("b", WIRE, publisher="Kut Gazette"),
    ]
    assert families(named)[0].origin == "b"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("BASRA, May 2 (River News) \u2014 ", "River News"),
        ("This article originally appeared in The Basra Gazette.\n\n", "The Basra Gazette"),
        ("Republished with permission from the Basra Gazette\n\n", "the Basra Gazette"),
        ("Source: Xinhua\n\n", "Xinhua"),
    ],
)
def test_lines_of_credit(line: str, outlet: str) -> None:
    (family,) = families([source("a", line + WIRE), source("b", WIRE)])
    assert family.origin == outlet
    assert "credits it" in family.evidence


@pytest.mark.parametrize(
    "line",
    [
        "This story was published on Monday.",
        "The report was first published in London.",
        "The siege (Kut) went on.",
    ],
)
def test_what_is_no_line_of_credit(line: str) -> None:
    (family,) = families([source("a", f"{line}\n\n{WIRE}"), source("b", WIRE)])
    assert family.origin is None


def test_a_credit_is_followed_to_its_end() -> None:
    pages = [
        source("a", f"First published by The Kut Gazette\n{WIRE}"),
        source("b", f"BASRA (Havas) {WIRE}", publisher="Kut Gazette"),
    ]
    assert families(pages)[0].origin == "Havas"


def test_credits_that_disagree_name_nobody() -> None:
    pages = [source("a", f"(Havas) {WIRE}"), source("b", f"(Reuters) {WIRE}")]
    (family,) = families(pages)
    assert family.origin is None
    assert "Havas and Reuters" in family.evidence


def test_whom_the_people_in_a_text_told() -> None:
    told = WIRE.replace("He told reporters", "He told Reuters")
    assert families([source("a", told), source("b", told)])[0].origin == "Reuters"


def test_a_copy_that_breaks_off_is_the_later() -> None:
    pages = [source("a", WIRE), source("b", " ".join(WORDS[:70]))]
    (family,) = families(pages)
    assert family.origin == "a"
    assert "breaks off" in family.evidence


def test_a_text_quoted_whole_is_the_earlier() -> None:
    pages = [source("a", f"{OTHER} They wrote: \u201c{WIRE}\u201d {HARBOUR}"), source("b", WIRE)]
    (family,) = families(pages)
    assert family.origin == "b"
    assert "quotes" in family.evidence


def test_two_of_one_hour_are_not_ordered() -> None:
    pages = [source(name, WIRE, published="1916-05-02") for name in ("a", "b")]
    assert families(pages)[0].origin is None
