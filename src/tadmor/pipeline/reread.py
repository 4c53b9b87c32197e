"""The places that hold for a case now, and what of its documents has to be read for them.

A case's own places are the one thing ruled that a reading rests on. When they change, only places
and claims are found again; a reading made before with the very same places counts again.
"""

from tadmor.grounding.case_places import CasePlace, Own
from tadmor.model.document import Document
from tadmor.model.reading import Reading
from tadmor.model.rulings import Placing, standing
from tadmor.pipeline.beside import beside
from tadmor.pipeline.read import by_this_reader, placed, read, step
from tadmor.progress import Progress
from tadmor.store.case import Case


def own_places(case: Case) -> Own:
    """Give a case's own places: those that people ruled, then those of the file beside it."""
    ruled = standing(case.rulings()).places
    return (*(_placed(name, placing) for name, placing in ruled), *beside(case.path).places)


def _placed(name: str, placing: Placing) -> CasePlace:
    return CasePlace(
        name=name,
        lat=placing.lat,
        lon=placing.lon,
        radius_km=placing.radius_km,
        source=placing.source,
    )


def reading_for(case: Case, document: Document, own: Own) -> Reading | None:
    """Read a document with the case's own places; None if that was done before."""
    if case.knows(document, step(own)):
        return None
    before = case.reading_of(document)
    if before is None or not by_this_reader(before.step):
        return read(document, own)
    return placed(before.reading, own)


def reread(case: Case, progress: Progress) -> int:
    """Let every document's reading rest on the places that hold now; give how many changed.

    Each is a transaction of its own, so this can be stopped at any moment and run again.
    """
    own = own_places(case)
    by = step(own)
    behind = {stored.document for stored in case.current() if stored.step.id != by.id}
    with progress:
        progress.start(len(behind), "places")
        for document in case.documents():
            if document.id in behind:
                case.read_again(document, reading_for(case, document, own), by)
                progress.done(document.facts.name)
    return len(behind)
