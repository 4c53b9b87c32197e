"""A document: the bytes' hash, the text that positions count, and the facts about it."""

from tadmor.model.reading import DocumentFacts
from tadmor.model.values import mint, value


@value
class Document:
    """One text taken from one file by one version of one extractor.

    `id` depends on the bytes and the extractor alone, so correcting the facts disturbs nothing
    that was read in the text. `received` are the bytes as they came; `text` is never normalised.
    """

    id: str
    extractor: str
    received: bytes
    text: str
    facts: DocumentFacts


def document_id(sha256: str, extractor: str) -> str:
    """Name a document by the hash of its bytes and by the extractor that gave its text."""
    return mint("doc", sha256, extractor)
