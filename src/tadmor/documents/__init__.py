"""Files in, documents out: `docs/documents.md` says what the doors let in."""

from tadmor.documents.document import load, receive
from tadmor.documents.sidecar import is_sidecar

__all__ = ["is_sidecar", "load", "receive"]
