"""Codings by hand: beside the machine's rows, in every table, undone without a trace, and blind."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tadmor.errors import InputError, UsageError
from tadmor.model.blind import rounds
from tadmor.model.codings import Coding, Words
from tadmor.model.reading import Reading
from tadmor.pipeline.add import add
from tadmor.pipeline.agreement import agreement
from tadmor.pipeline.coder import Coder, words_in
from tadmor.pipeline.coding_lines import bring_in, lines
from tadmor.pipeline.codings import current, ruling_rows
from tadmor.pipeline.collect import gather
from tadmor.pipeline.dossier import dossier
from tadmor.pipeline.verify import verify
from tadmor.pipeline.why import why
from tadmor.progress import Silence
from tadmor.store.case import Case
from tadmor.synthesis.control import control

ARABIC = "قال العقيد إن الجيش استعاد مدينة تدمر يوم الأحد.\nولم يعلق أحد في المدينة.\n"
ENGLISH = (
    "The Danish army said that it had taken Dybbol on 18 April 1864. A clerk of the mill told the"
    " Courier that the bridge was lost.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    for name, text in {"nashra": ARABIC, "courier": ENGLISH}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text('published = "2016-03-28"\n', encoding="utf-8")
    with Case(tmp_path / "x.tadmor", create=True) as made:
        add(made, sorted(tmp_path.glob("*.txt")), {}, Silence())
        yield made


def read(case: Case, name: str) -> Reading:
    return next(s.reading for s in current(case) if s.reading.document.name == name)


def said(case: Case, **changed: object) -> Coding:
    reading = read(case, "nashra.txt")
    held = Coding(
        kind="attribution",
        document=reading.document.sha256,
        words=(words_in(reading.text, "الجيش استعاد مدينة تدمر يوم الأحد"),),
        source=(words_in(reading.text, "العقيد"),),
        cue=(words_in(reading.text, "قال"),),
        stance="asserts",
    )
    return replace(held, **changed)  # type: ignore[arg-type]


def gained(case: Case) -> Coding:
    reading = read(case, "nashra.txt")
    return Coding(
        kind="claim",
        document=reading.document.sha256,
        frame="gain",
        words=(words_in(reading.text, "الجيش استعاد مدينة تدمر"),),
        roles={
            "taker": (words_in(reading.text, "الجيش"),),
            "place": (words_in(reading.text, "تدمر"),),
        },
        names={"taker": "Syrian army", "place": "Palmyra"},
        time="2016-03-27",
    )


def test_a_claim_in_a_text_that_cannot_be_read_reaches_every_table(case: Case) -> None:
    made = Coder(case, "Anna").code([said(case), gained(case)])
    (claim,) = (row for row in gather(case).claims if row.coded_by)
    assert claim.coded_by == "Anna"
    assert claim.originating_source.name == "العقيد"
    assert claim.moves
    (row,) = (row for row in control(gather(case)) if row.place.name == "Palmyra")
    assert row.lat is not None
    assert row.because == (claim.id,)
    whole = dossier(case)
    assert claim.id in {row.ids[0] for row in whole.queue}
    trail = why(case, claim.id)
    assert trail[0].quote == "الجيش استعاد مدينة تدمر"
    assert any(link.id == made[1].id and "Anna" in link.label for link in trail)
    assert why(case, made[1].id)[1].quote == "الجيش استعاد مدينة تدمر"
    assert verify(case).damage == ()


def test_undoing_leaves_the_case_as_it_was(case: Case) -> None:
    before = gather(case)
    bench = Coder(case, "Anna")
    made = bench.code([said(case), gained(case)])
    assert gather(case) != before
    bench.undo([ruling.id for ruling in made])
    assert gather(case) == before


def test_a_mended_span_counts_in_the_place_of_the_machines(case: Case) -> None:
    whole = gather(case)
    wrong = next(row for row in whole.attributions if row.document == "courier.txt")
    reading = read(case, "courier.txt")
    mended = Coding(
        kind="attribution",
        document=reading.document.sha256,
        words=(words_in(reading.text, "it had taken Dybbol"),),
        source=(words_in(reading.text, "The Danish army"),),
        cue=(words_in(reading.text, "said"),),
        stance="denies",
        replaces=wrong.id,
    )
    Coder(case, "Anna").code([mended])
    now = [row for row in gather(case).attributions if row.document == "courier.txt"]
    assert len(now) == len([r for r in whole.attributions if r.document == "courier.txt"])
    (row,) = (row for row in now if row.coded_by)
    assert row.stance == "denies"
    assert wrong.id not in {one.id for one in now}
    assert case.find(wrong.id).mark.id == wrong.id


def test_of_two_people_who_code_one_thing_differently_neither_counts(case: Case) -> None:
    Coder(case, "Anna").code([said(case)])
    Coder(case, "Ben").code([said(case, stance="denies")])
    assert not [row for row in gather(case).attributions if row.coded_by]
    assert {row.state for row in ruling_rows(case.rulings())} == {"disputed"}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"words": (Words(start=3, end=9, exact="nothing"),)}, "does not stand at 3 to 9"),
        ({"words": ()}, "nothing is marked"),
        ({"frame": "gain"}, "a claim has a frame"),
        ({"time": "last Sunday"}, "is not EDTF"),
        ({"names": {"taker": "X"}}, "has no roles"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    case: Case, changed: dict[str, object], sentence: str
) -> None:
    with pytest.raises(UsageError, match=sentence):
        Coder(case, "Anna").code([said(case, **changed)])
    assert case.rulings() == ()


def test_blind_coders_do_not_see_each_other_until_both_are_done(case: Case) -> None:
    anna, ben = Coder(case, "Anna"), Coder(case, "Ben")
    (opened,) = anna.blind("nashra.txt", ("Anna", "Ben"), hidden=True)
    (first,) = anna.code([said(case)])
    (second,) = ben.code([said(case, stance="denies")])
    ben.code([gained(case)])
    assert {row.id for row in ruling_rows(case.rulings(), "Anna")} == {opened.id, first.id}
    assert "العقيد" not in {row.by and row.by.name for row in gather(case).attributions}
    mine = next(s for s in current(case, "Anna") if s.reading.document.name == "nashra.txt")
    assert [a.stance for a in mine.reading.attributions] == ["asserts"]
    anna.done(opened.id)
    assert [row.row for row in agreement(case)] == ["round"]
    with pytest.raises(UsageError, match="cannot take it back"):
        anna.undo([case.rulings()[-1].id])
    ben.done(opened.id)
    with pytest.raises(UsageError, match="settled, not undone"):
        ben.undo([second.id])
    rows = agreement(case)
    (spans,) = (r for r in rows if r.row == "spans" and r.kind == "attribution")
    assert (spans.left, spans.right, spans.exact, spans.f1_exact) == (1, 1, 1, 1.0)
    (stance,) = (r for r in rows if r.row == "field" and r.field == "stance")
    assert (stance.units, stance.alike) == (1, 0)
    fields = {r.fields for r in rows if r.row == "difference"}
    assert fields == {("stance",), ()}


def test_what_differs_counts_once_a_third_person_settles_it(case: Case) -> None:
    anna, ben = Coder(case, "Anna"), Coder(case, "Ben")
    (opened,) = anna.blind("nashra.txt", ("Anna", "Ben"), hidden=False)
    made = (*anna.code([said(case)]), *ben.code([said(case, stance="denies")]))
    anna.done(opened.id)
    ben.done(opened.id)
    assert not [row for row in gather(case).attributions if row.coded_by]
    Coder(case, "Carla").settle([one.id for one in made], made[1].coding)
    (row,) = (row for row in gather(case).attributions if row.coded_by)
    assert (row.coded_by, row.stance) == ("Carla", "denies")
    (of,) = rounds(case.rulings())
    assert {coder: len(codings) for coder, codings in of.codings.items()} == {"Anna": 1, "Ben": 1}


def test_what_both_marked_alike_counts_when_the_round_is_closed(case: Case) -> None:
    anna, ben = Coder(case, "Anna"), Coder(case, "Ben")
    (opened,) = anna.blind("nashra.txt", ("Anna", "Ben"), hidden=False)
    anna.code([said(case)])
    ben.code([said(case)])
    anna.done(opened.id)
    assert not [row for row in gather(case).attributions if row.coded_by]
    ben.done(opened.id)
    assert len([row for row in gather(case).attributions if row.coded_by]) == 1


def test_codings_go_out_and_come_in_with_their_authors(case: Case, tmp_path: Path) -> None:
    made = Coder(case, "Anna").code([said(case), gained(case)])
    file = tmp_path / "codings.jsonl"
    file.write_bytes(b"\n".join(map(msgspec.json.encode, lines(case, None))))
    with Case(tmp_path / "y.tadmor", create=True) as other:
        add(other, [tmp_path / "nashra.txt"], {}, Silence())
        assert bring_in(other, file) == 2
        assert bring_in(other, file) == 0
        assert {ruling.id for ruling in other.rulings()} == {ruling.id for ruling in made}
        file.write_text('{"coding": {}}', encoding="utf-8")
        with pytest.raises(InputError, match="line 1"):
            bring_in(other, file)
