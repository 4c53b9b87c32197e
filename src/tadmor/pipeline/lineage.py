"""Which claims of a case go back to one origin, for what must not count a voice twice."""

from collections.abc import Callable

from tadmor.comparison.index import Index
from tadmor.comparison.origins import one_lineage
from tadmor.model.collection import Collection


def related(collection: Collection) -> Callable[[str, str], bool]:
    """Give what says of the ids of two claims whether they go back to one origin.

    An id that is no claim's, like that of an area on a map, is of one origin with itself alone.
    """
    index = Index(collection)

    def are(one: str, other: str) -> bool:
        mine, its = index.claims.get(one), index.claims.get(other)
        return one == other or (
            mine is not None and its is not None and one_lineage(index, mine, its)
        )

    return are
