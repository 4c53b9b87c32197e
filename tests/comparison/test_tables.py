"""The comparison's tables: sources, assertions, and the disagreements as a whole."""

from pathlib import Path

import pytest

from tadmor.comparison.assertions import asserting
from tadmor.comparison.conflicts import conflicts, dismissed
from tadmor.comparison.sources import sources
from tadmor.model.collection import Collection
from tests.comparison.building import case, page, pages

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
RELAYED = (
    "@ 1877-08-12 | The Lamp\nThe general has acknowledged heavy losses near Plevna in an interview"
    " with the Volga Gazette, according to Havas."
)
THREE = (
    "@ 2016-12-12 | The Lamp\nThe Observatory said on 11 December 2016 that Islamic State had taken"
    " Palmyra.\n"
    "@ 2016-12-13 | Evening Post\nThe governor said on 12 December 2016 that Islamic State had"
    " captured Palmyra on 11 December 2016. Islamic State captured Palmyra in May 2015, the"
    " governor said.\n"
    "@ 2016-12-14 | Harbour News\nIslamic State took Palmyra in 2016, the ministry said. The army"
    " denied that Islamic State had taken Palmyra."
)


def test_a_relaying_outlet_is_where_a_source_appears() -> None:
    rows = [row for row in sources(pages(RELAYED)) if row.row == "source"]
    (general,) = [row for row in rows if "general" in row.name.lower()]
    assert {"Havas", "Volga Gazette"} <= set(general.outlets)
    assert not [row for row in rows if row.name in {"Havas", "Volga Gazette"}]


def test_claims_of_one_event_share_an_assertion() -> None:
    whole = pages(THREE)
    shared = asserting(whole.claims)
    takings = {
        claim.quote: shared[claim.id] for claim in whole.claims if claim.polarity == "asserts"
    }
    december = [key for quote, key in takings.items() if "2015" not in quote][:2]
    assert december[0] == december[1]
    assert next(key for quote, key in takings.items() if "2015" in quote) not in december
    assert set(shared) == {claim.id for claim in whole.claims}


def test_every_row_leads_to_its_words() -> None:
    whole = pages(THREE)
    for row in (*conflicts(whole), *dismissed(whole)):
        text = whole.source(row.right_document).reading.text
        assert text[slice(*row.right_span)] == row.right_quote
        if row.left_document and row.left_span:
            text = whole.source(row.left_document).reading.text
            assert text[slice(*row.left_span)] == row.left_quote


def test_ids_are_distinct_and_do_not_depend_on_the_order_of_documents() -> None:
    texts = [part.partition("\n")[2] for part in THREE.split("@ ")[1:]]
    held = [page(text, n, published=f"2016-12-1{n}") for n, text in enumerate(texts, start=2)]
    forth, back = case(held), case(held[::-1])
    ids = [row.id for row in conflicts(forth)]
    assert len(ids) == len(set(ids))
    assert set(ids) == {row.id for row in conflicts(back)}


def test_nothing_comes_of_nothing() -> None:
    assert not conflicts(Collection())
    assert not dismissed(Collection())
    assert not sources(Collection())


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared")
def test_the_seed() -> None:
    whole = case([page(SEED.read_text("utf-8"))])
    found = {row.kind: row for row in conflicts(whole)}
    assert set(found) == {"alleged-reversal", "disputed-figure", "disputed-evidence", "denial"}
    assert found["denial"].left is None
    assert "no date" in found["alleged-reversal"].why
    assert "6 October 2015" in found["alleged-reversal"].why
    assert [row.dismissed_because for row in dismissed(whole)] == ["superseded"]
    assert sources(whole)[0].evidence == (
        "an editor's note tells of “on May 8” (2016-05-08), after the page's own date (2016-05-05)"
    )


def test_a_copy_does_not_dispute_its_original() -> None:
    rest = (
        " The road from the harbour was closed for the whole of the morning, and the boats that had"
        " come with flour lay off the mole until the smoke had drifted out to sea. Nobody would"
        " unload them before noon, when the last of the carts had gone up to the citadel."
    )
    told = "Nine civilians were killed in Beirut on 4 June 1982."
    once = page(told + rest, 1, publisher="The Lamp")
    copy = page(told.replace("Nine", "Ninety") + rest, 2, publisher="Evening Post")
    other = page(told.replace("Nine", "Ninety"), 3, publisher="Harbour News")
    assert [row.dismissed_because for row in dismissed(case([once, copy]))] == ["same origin"]
    assert [row.kind for row in conflicts(case([once, other]))] == ["disputed-figure"]
