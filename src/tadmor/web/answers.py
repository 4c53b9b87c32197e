"""What a request comes to: a value of the right shape, then an answer, or one sentence why not."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Final, TypeAlias, TypeVar

import msgspec

from tadmor.errors import CaseError, InputError, TadmorError, UsageError

Answer: TypeAlias = tuple[HTTPStatus, str]
Shape = TypeVar("Shape")
STATUSES: Final = {
    UsageError: HTTPStatus.BAD_REQUEST,
    InputError: HTTPStatus.BAD_REQUEST,
    CaseError: HTTPStatus.NOT_FOUND,
}


def answered(
    body: bytes, shape: type[Shape], answer: Callable[[Shape], Mapping[str, object]]
) -> Answer:
    """Read a request's JSON as a shape and answer it; whatever is wrong becomes a sentence."""
    try:
        found = answer(msgspec.json.decode(body, type=shape))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return refused(HTTPStatus.BAD_REQUEST, f"this is not what is asked for here: {error}")
    except TadmorError as error:
        return refused(STATUSES.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE), str(error))
    return HTTPStatus.OK, msgspec.json.encode(found).decode()


def refused(status: HTTPStatus, sentence: str) -> Answer:
    """Answer with a sentence that the page shows."""
    return status, msgspec.json.encode({"error": sentence}).decode()
