"""The questions of a case: the one in the file beside it, and those that people asked.

The case's own question (NAME.toml) is the first. It has no row until somebody adds one to it; then
its words go into the record too, so that changing the file loses nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from tadmor.model.collection import Collection
from tadmor.model.edtf import NotationError, day_of
from tadmor.model.findings import ClaimRow
from tadmor.model.questions import (
    QuestionEntry,
    QuestionRow,
    Scope,
    picked,
    question_id,
    stands,
)
from tadmor.model.rulings import plain
from tadmor.model.time import bounds_within
from tadmor.pipeline.beside import beside
from tadmor.pipeline.collect import gather
from tadmor.store.case import Case


def questions(case: Case, whole: Collection | None = None) -> tuple[QuestionRow, ...]:
    """Give every question of a case as it stands, its own first; `whole` if it is at hand."""
    entries = recorded(case)
    if not entries:
        return ()
    held = (whole or gather(case)).without_rejected()
    return tuple(_row(id_, rows, held) for id_, rows in entries.items())


def under(whole: Collection, scope: Scope) -> Iterator[str]:
    """Give the ids of the claims that come under a scope by themselves."""
    if scope == Scope():
        return
    wanted = plain(scope.place or "")
    places = {place.id for place in whole.places if wanted in {place.id, plain(place.name)}}
    window = bounds_within(scope.period)
    words = plain(scope.words or "").split()
    for claim in whole.claims:
        fits = (
            (not wanted or claim.place in places)
            and (not scope.period or _overlaps(claim, window.start_min, window.end_max))
            and (not scope.frames or claim.frame in scope.frames)
            and all(word in plain(claim.quote) for word in words)
        )
        if fits:
            yield claim.id


def _overlaps(claim: ClaimRow, first: str | None, last: str | None) -> bool:
    time = claim.times.event or claim.times.valid
    # Without a stated time there may still be bounds, such as the day of publication: too wide.
    if claim.time is None or time is None:
        return False
    ends_before = time.end_max and first and day_of(time.end_max) < day_of(first)
    starts_after = time.start_min and last and day_of(time.start_min) > day_of(last)
    return not (ends_before or starts_after)


def _row(id_: str, entries: Sequence[QuestionEntry], whole: Collection) -> QuestionRow:
    row = stands(id_, entries, ())
    added, left_out = picked(entries)
    ids = set(under(whole, row.scope)) | added
    held = (claim.id for claim in whole.claims if claim.id in ids - left_out)
    return stands(id_, entries, held)


def recorded(case: Case) -> Mapping[str, tuple[QuestionEntry, ...]]:
    """Give the rows of each question, the case's own first."""
    own = tuple(own_question(case))
    found: dict[str, tuple[QuestionEntry, ...]] = {entry.question: () for entry in own}
    for entry in case.asked():
        found[entry.question] = (*found.get(entry.question, ()), entry)
    return {id_: rows or tuple(e for e in own if e.question == id_) for id_, rows in found.items()}


def own_question(case: Case, by: str = "", at: str = "") -> Iterator[QuestionEntry]:
    """Give the question of the file beside the case as the row that asks it."""
    question = beside(case.path).question
    if question and question.text.strip():
        text = " ".join(question.text.split())
        scope = Scope(place=question.place, period=_date(question.date))
        yield QuestionEntry(
            question=question_id(text), act="asked", text=text, scope=scope, by=by, at=at
        )


def _date(written: str | None) -> str | None:
    """Keep the date of the file beside the case where it is EDTF; there it may be any words."""
    try:
        bounds_within(written)
    except NotationError:
        return None
    return written
