"""A written report held against its case: its prose is read as a document of the case would be."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from tadmor.comparison.conflicts import disagreements
from tadmor.comparison.index import Index
from tadmor.comparison.origins import one_lineage
from tadmor.errors import CaseError, InputError
from tadmor.lint.check import Checked, check
from tadmor.lint.ground import Ground, Older
from tadmor.lint.report import Report, read
from tadmor.model.collection import Collection
from tadmor.model.document import Document, document_id
from tadmor.model.reading import DocumentFacts
from tadmor.model.rulings import standing
from tadmor.model.text import Span, Spans, hull, quote
from tadmor.pipeline.beside import beside
from tadmor.pipeline.codings import current
from tadmor.pipeline.codings import find as find_mark
from tadmor.pipeline.collect import collect, gather
from tadmor.pipeline.found import find, is_found
from tadmor.pipeline.read import stored
from tadmor.pipeline.register import Register
from tadmor.store.case import Case, Stored

# A report is no document of the case, even if it has the name of one.
NAME = "the report"
PROSE = "prose of a report 1"


class Linter:
    """Holds reports against one case, which is read once."""

    def __init__(self, case: Case) -> None:
        """Read a case as it stands now, as people ruled it."""
        self.case = case
        self.rulings = case.rulings()
        self.setting = beside(case.path)
        self.held = tuple(current(case))
        self.whole = gather(case, self.held)
        self.denials = tuple(_denials(self.whole))
        self.one_origin = partial(one_lineage, Index(self.whole))

    def file(self, path: Path) -> Checked:
        """Hold a report against the case; InputError if it cannot be read."""
        return self.text(str(path), _text(path))

    def text(self, name: str, text: str) -> Checked:
        """Hold the text of a report against the case, under the name that findings are to have."""
        report = read(text)
        return check(name, report, self._ground(report))

    def _ground(self, report: Report) -> Ground:
        """Read a report's prose as one more document of the case, the last to be met."""
        mine = stored(_document(report.prose), self.setting.places)
        held = (*self.held, mine)
        both = collect(held, self.rulings, self.setting.actors)
        register = Register(held, standing(self.rulings), self.setting.actors)
        known, older = _ids(self.case, self.whole, report.cited_ids())
        return Ground(
            case=replace(self.whole, parties=both.parties, places=both.places),
            reading=mine.reading,
            claims=tuple(claim for claim in both.claims if claim.document == NAME),
            sayings=tuple(said for said in both.attributions if said.document == NAME),
            places=dict(_places(held, register)),
            one_origin=self.one_origin,
            known=known,
            older=older,
            denials=self.denials,
        )


def _text(path: Path) -> str:
    remedy = "give a report in Markdown or plain text, in UTF-8"
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(path, f"it cannot be read ({error.strerror})", remedy) from error
    except UnicodeDecodeError as error:
        raise InputError(path, "it is not text in UTF-8", remedy) from error
    if not text.strip() or "\0" in text:
        raise InputError(path, "there is no text in it", remedy)
    return text


def _document(prose: str) -> Document:
    received = prose.encode()
    sha256 = hashlib.sha256(received).hexdigest()
    return Document(
        id=document_id(sha256, PROSE),
        extractor=PROSE,
        received=received,
        text=prose,
        facts=DocumentFacts(name=NAME, sha256=sha256),
    )


def _places(held: Iterable[Stored], register: Register) -> Iterator[tuple[tuple[str, str], str]]:
    """Give for each place of each document its id in the case."""
    for one in held:
        ids = {mark.local: mark.id for mark in one.marks}
        for place in one.reading.places:
            if found := register.place(ids[place.id]):
                yield (one.reading.document.name, place.id), found


def _denials(whole: Collection) -> Iterator[tuple[str, str]]:
    for row in disagreements(whole.without_rejected()).conflicts:
        if row.kind == "denial" and row.left:
            yield from ((row.left, row.right), (row.right, row.left))


def _ids(
    case: Case, whole: Collection, cited: Iterable[str]
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, Older]]:
    """Give what cited ids stand for now, and those that only an older reading has."""
    known: dict[str, tuple[str, ...]] = {}
    older: dict[str, Older] = {}
    for id_ in sorted(cited):
        if found := _known(whole, id_):
            known[id_] = found
        elif not is_found(id_) and (before := _older(case, id_)):
            older[id_] = before
    return known, older


def _known(whole: Collection, id_: str) -> tuple[str, ...]:
    held = (*(claim.id for claim in whole.claims), *(said.id for said in whole.attributions))
    begun = tuple(known for known in held if known.startswith(id_))
    if len(begun) == 1 or id_ in begun:
        return (id_,) if id_ in begun else begun
    row = find(whole, (id_,)).get(id_)
    return row.under if row else ()


def _older(case: Case, id_: str) -> Older | None:
    try:
        found = find_mark(case, id_)
    except CaseError:
        return None
    reading = found.stored.reading
    spans: Spans = ()
    for claim in reading.claims:
        spans = (claim.span,) if claim.id == found.mark.local else spans
    for said in reading.attributions:
        spans = (hull(said.content),) if said.id == found.mark.local else spans
    if not spans:
        return None
    return Older(document=reading.document.name, words=quote(reading.text, Span(*spans[0])))
