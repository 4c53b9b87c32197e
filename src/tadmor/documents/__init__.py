"""Files in, documents out: `load` is the only door; `docs/documents.md` says what it lets in."""

from tadmor.documents.document import load
from tadmor.documents.sidecar import is_sidecar

__all__ = ["is_sidecar", "load"]
