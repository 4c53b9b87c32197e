"""Laws of a whole reading: whatever the text, it is read, and every mark lies in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tadmor.comparison.conflicts import conflicts, dismissed
from tadmor.comparison.sources import sources
from tadmor.documents import load
from tadmor.model.reading import spans
from tadmor.model.text import fits
from tadmor.pipeline.collect import asserted, collect
from tadmor.pipeline.read import stored
from tadmor.synthesis.control import control
from tadmor.synthesis.figures import figures
from tadmor.synthesis.timeline import timeline

PIECES = (
    "The governor said on Monday that rebels had captured Fort Amal on 3 June 1921. ",
    "He denied that 20 soldiers had been killed, according to Havas. ",
    "The army has admitted in an interview with the Post daily that two guns were lost. ",
    "Palmyra had a population of 50,000 according to a census. ",
    "[Editor: the Post denies it]",
    "Editor's note:\n",
    "Reuters, citing two officials, reported ",
    "“We hold the bridge,",
    "''",
    "”",
    "\n",
    "\n\n",
    "\u2028",
    "🕌 تدمر ",
    "Пальмира — ",
    "in the second half of March",
    "at least 7 ",
    "Leave a Reply",
    "(",
    "]",
    "e\u0301\u00a0",
    "said",
    "according to",
)
pages = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("laws") / "page.txt"


@given(pages.filter(lambda page: any(mark.isalpha() for mark in page)), st.booleans())
def test_any_page_is_read_and_every_mark_lies_in_it(file: Path, page: str, dated: bool) -> None:  # noqa: FBT001
    file.write_bytes(page.encode())
    held = stored(load(file, {"published": "1921-06-07"} if dated else {}))
    assert held.reading.text == page
    assert all(fits(page, span) for span in spans(held.reading))
    ids = {row.id for row in held.marks}
    whole = asserted(collect([held]))
    assert {claim.id for claim in whole.claims} <= ids
    assert {said.id for said in whole.attributions} <= ids
    conflicts(whole), dismissed(whole), sources(whole)
    control(whole), figures(whole), timeline(whole)
