"""Collections made of short texts, read as a case would be."""

import hashlib
from collections.abc import Iterable

from tadmor.model.collection import Collection
from tadmor.model.document import Document, document_id
from tadmor.model.provenance import marks
from tadmor.model.reading import DocumentFacts
from tadmor.pipeline.collect import asserted, collect
from tadmor.pipeline.read import read, step
from tadmor.store.case import Stored


def page(text: str, number: int = 1, **facts: str) -> Stored:
    """Read one text as a document of a case."""
    received = text.encode()
    sha256 = hashlib.sha256(received).hexdigest()
    known = DocumentFacts(name=f"page-{number}.txt", sha256=sha256, **facts)
    id_ = document_id(sha256, "text/1")
    reading = read(Document(id=id_, extractor="text/1", received=received, text=text, facts=known))
    return Stored(id_, reading, step(), tuple(marks(id_, reading)), intact=True)


def case(pages: Iterable[Stored]) -> Collection:
    """Put documents into one collection."""
    return asserted(collect(pages))


def pages(written: str) -> Collection:
    """Make a collection of texts, each under a line `@ date | publisher`."""
    parts = [part.partition("\n") for part in written.removeprefix("@ ").split("\n@ ")]
    found = []
    for number, (head, _, text) in enumerate(parts, start=1):
        published, publisher = head.split(" | ")
        found.append(page(text.strip(), number, published=published, publisher=publisher))
    return case(found)
