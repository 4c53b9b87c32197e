"""The view of rival explanations, on a board about a bridge in a war that never was."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from tadmor.dossier.build import Dossier
from tadmor.model.boards import BoardTable, Standing, WithoutOrigins
from tadmor.model.explanations import (
    CellRow,
    CellVerdict,
    Change,
    Excuse,
    HypothesisRow,
    InferenceRow,
    ItemRow,
    KnockoutRow,
    Passage,
    SettlingRow,
)
from tadmor.model.findings import Party
from tests.browser.serving import Opener
from tests.dossier.tables_case import tables_case

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=alert(1)></script><b>flood</b>"
LONG = "Pioneers-of-the-Upper-Valley-and-the-Lower-Valley-and-all-between"
VERDICTS: tuple[CellVerdict, ...] = ("entails", "supports", "neutral", "conflicts", "excludes")
TIERS = (("flood",), ("pioneers",))


def hypothesis(name: str, at: int) -> HypothesisRow:
    return HypothesisRow(
        name=name,
        sentence=f"It was {name} that brought the mill bridge down.",
        rivals=("some other",),
        inconsistency=at,
        inconsistency_rank=at + 1,
        bits_min=1.0 - at,
        bits_max=2.5 - at,
        bits_rank=at + 1,
        excuses=(
            Excuse(kind="mistaken", cost=3, about="item 1", source="Ivo Marek", why="not his own"),
        ),
        excuses_cost=3.0 * at,
        excuses_rank=at + 1,
    )


def board(dossier: Dossier, hypotheses: int = 6, items: int = 40) -> BoardTable:
    """Make a board whose every item rests on a claim of the case; the last is told by nobody."""
    names = [HOSTILE, LONG, *(f"cause {at}" for at in range(hypotheses - 2))]
    claims = [dossier.claims[at % len(dossier.claims)] for at in range(items - 1)]
    origin = claims[0].originating_source
    rows = tuple(
        ItemRow(
            item=f"item {at}",
            observation=f"item {at}",
            sentence=f"Thing {at} was seen at the bridge",
            told="absent" if at == items - 1 else "asserted",
            origins=() if at == items - 1 else (claims[at].originating_source,),
            documents=(),
            copies=0,
            diagnostic_min=float(items - at),
            diagnostic_max=float(items - at),
        )
        for at in range(items)
    )
    return BoardTable(
        title=f"What broke the bridge? {HOSTILE}",
        hypotheses=tuple(hypothesis(name, at) for at, name in enumerate(names)),
        items=rows,
        passages=(
            *(
                (
                    Passage(
                        id=row.id,
                        document=row.document,
                        span=row.span,
                        quote=row.quote,
                        source=row.originating_source,
                        fit="whole",
                    ),
                )
                for row in claims
            ),
            (),
        ),
        cells=tuple(
            CellRow(
                hypothesis=name,
                item=row.item,
                verdict=VERDICTS[(number + at) % len(VERDICTS)],
                rule="by the rule",
                ruling="by Zdena: she was there" if (number, at) == (0, 1) else None,
            )
            for number, row in enumerate(rows)
            for at, name in enumerate(names)
        ),
        knockouts=(
            KnockoutRow(
                unit="origin",
                removes=(origin,),
                changes=(Change(weighing="bits", changes="lead", before=TIERS, after=TIERS),),
                tried=1,
                why=f"Without {HOSTILE}, cause 1 comes first by bits.",
            ),
        ),
        settling=(
            SettlingRow(
                observation="item 1",
                sentence="",
                between=(names[0], names[1]),
                favours=names[0],
                bits_min=0.1,
                bits_max=2.0,
                leads=(),
                why="If a photograph showed the piers, it would speak for cause 1.",
            ),
        ),
        inferences=(
            InferenceRow(
                id=claims[0].id,
                by=origin,
                document=claims[0].document,
                marker="therefore",
                span=claims[0].span,
                quote=claims[0].quote,
                premise=None,
                premise_quote=None,
                conclusion=claims[0].span,
                conclusion_quote=claims[0].quote,
                gap="a sequence is not a cause",
            ),
        ),
        without=(
            WithoutOrigins(
                origins=(Party(id=None, name="The bridge-keeper"),),
                standings=tuple(
                    Standing(
                        name=name,
                        inconsistency=1,
                        inconsistency_rank=len(names) - at,
                        bits_min=-0.5,
                        bits_max=0.5,
                        bits_rank=1,
                        excuses_cost=1,
                        excuses_rank=1,
                    )
                    for at, name in enumerate(names)
                ),
                gone=("item 2",),
            ),
        ),
    )


def explained() -> Dossier:
    """Give the case of the tables with a board."""
    held = tables_case()
    return replace(held, boards=(board(held),))


def test_the_matrix_is_read_and_leads_to_the_words(open_dossier: Opener) -> None:
    dossier = explained()
    page = open_dossier(dossier, at="#v=explanations")
    matrix = page.get_by_role("table").nth(1)
    expect(matrix.locator("tbody tr")).to_have_count(40)
    expect(matrix.locator("thead th")).to_have_count(7)
    # A sign and a word, not a colour alone; who overruled the rule; nobody's item opens nothing.
    assert matrix.locator("tbody tr").first.locator(".verdict").all_inner_texts()[0].split() == [
        "++",
        "entails",
    ]
    expect(matrix.get_by_text("ruled by Zdena: she was there")).to_be_visible()
    expect(matrix.locator("tbody tr").last.get_by_role("button")).to_have_count(0)
    # What a board says stays text.
    assert page.locator("#view img, #view b").count() == 0
    expect(page.get_by_role("heading", level=2)).to_contain_text(HOSTILE)
    expect(page.get_by_text("Gap: A sequence is not a cause.")).to_be_visible()

    matrix.get_by_role("button", name="B Pioneers").first.click()
    lit = "".join(page.locator(".text .lit").all_text_contents())
    assert lit == dossier.claims[0].quote
    page.keyboard.press("b")
    expect(matrix.locator("tbody tr")).to_have_count(40)


def test_an_origin_is_left_out_and_the_address_keeps_it(open_dossier: Opener) -> None:
    page = open_dossier(explained(), at="#v=explanations")
    page.get_by_label("Leave out").select_option(label="The bridge-keeper")
    expect(page.locator("#view").get_by_role("status")).to_contain_text(
        "on which 1 item rests alone"
    )
    expect(page.get_by_text("was 1st").first).to_be_visible()
    expect(page.get_by_text("left out with its origin")).to_have_count(1)
    assert "x=" in page.url
    page.reload()
    expect(page.locator("#view").get_by_role("status")).to_contain_text("Without The bridge-keeper")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("was 1st")).to_have_count(0)


def test_a_narrow_screen_shows_one_hypothesis_and_never_scrolls_sideways(
    open_dossier: Opener,
) -> None:
    page = open_dossier(explained(), width=390, at="#v=explanations")
    row = page.get_by_role("table").nth(1).locator("tbody tr").first
    expect(row.locator("td:visible")).to_have_count(1)
    page.get_by_label("Hypothesis").select_option("cause 1")
    expect(row.locator("td:visible")).to_contain_text("conflicts")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0


def test_without_a_board_one_sentence_says_how_to_add_one(open_dossier: Opener) -> None:
    page = open_dossier(tables_case(), at="#v=explanations")
    expect(page.get_by_text("NAME.hypotheses.toml")).to_be_visible()
