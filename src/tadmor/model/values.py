"""Frozen values, their canonical bytes and the ids minted from them.

An id hashes content and nothing else: no clock, no counter, no score enters it. Two readings
that find the same thing mint the same id.
"""

import hashlib
from base64 import b32encode
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

import msgspec

ValueType = TypeVar("ValueType")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[ValueType]) -> type[ValueType]:
    """Make a class a frozen, slotted, keyword-only dataclass: the only kind of value there is."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def canonical(content: object) -> bytes:
    """Give the one JSON encoding of a value: fields in order of name, no white space, UTF-8."""
    return msgspec.json.encode(content, order="deterministic")


def mint(prefix: str, *content: object) -> str:
    """Name content by its hash: `prefix_` and 26 letters of a 128-bit BLAKE2b digest.

    The prefix is part of what is hashed, and so is the division into parts: joined strings
    collide (`("a.b", "c")` and `("a", "b.c")`), canonical JSON does not.
    """
    digest = hashlib.blake2b(canonical((prefix, *content)), digest_size=16).digest()
    return f"{prefix}_{b32encode(digest).decode().rstrip('=').lower()}"
