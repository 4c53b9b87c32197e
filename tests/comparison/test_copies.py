"""Families of copies: an altered text stays in its family, and independent texts stay apart."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.comparison.copies import families, shared
from tadmor.model.collection import Source
from tadmor.model.reading import DocumentFacts, Reading

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


def edited(seed: int) -> str:
    """Change one word in ten."""
    chosen = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    return " ".join(word if chosen.random() > 0.1 else "elsewhere" for word in WORDS)


@pytest.mark.parametrize("seed", range(10))
def test_a_copy_with_a_tenth_of_its_words_changed(seed: int) -> None:
    assert joined(WIRE, edited(seed), OTHER, HARBOUR) == {frozenset({"d0", "d1"})}


@pytest.mark.parametrize(
    "copy",
    [
        f"By our correspondent in Basra\n\nUpdated at six.\n\n{WIRE}\n\nRead more on page two.",
        " ".join(WORDS[: len(WORDS) // 3]),
        f"{HARBOUR}\n\n{WIRE}\n\n{HARBOUR.upper()}",
        f"{HARBOUR} {' '.join(WORDS[40:100])} {OTHER[:200]}",
    ],
    ids=["header", "cut to a third", "embedded", "a quotation of 60 words"],
)
def test_what_is_done_to_a_copy(copy: str) -> None:
    assert joined(WIRE, copy) == {frozenset({"d0", "d1"})}


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
