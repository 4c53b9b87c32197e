"""Documents into a case: only what is new is read, and what cannot be read stops nothing else."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tadmor.documents import is_sidecar, load
from tadmor.errors import InputError
from tadmor.grounding.case_places import Own
from tadmor.model.document import Document
from tadmor.pipeline.read import step
from tadmor.pipeline.reread import own_places, reading_for
from tadmor.progress import Progress
from tadmor.store.case import Case, State


class Added(NamedTuple):
    """What became of the documents: how many in each state, and why any could not be read."""

    states: Counter[State]
    problems: tuple[InputError, ...]


def add(case: Case, paths: Sequence[Path], facts: Mapping[str, str], progress: Progress) -> Added:
    """Add documents one by one, each in a transaction of its own.

    Sidecars among the paths are passed over: they are read with the documents that they stand by.
    """
    paths = [path for path in paths if not is_sidecar(path)]
    own = own_places(case)
    states: Counter[State] = Counter()
    problems: list[InputError] = []
    with progress:
        progress.start(len(paths), "documents")
        for path in paths:
            try:
                states[_add(case, load(path, facts), path, own, progress)] += 1
            except InputError as problem:
                problems.append(problem)
                progress.say(str(problem))
            progress.done(str(path))
    return Added(states, tuple(problems))


def _add(case: Case, document: Document, path: Path, own: Own, progress: Progress) -> State:
    by = step(own)
    state = case.state(path, document, by)
    if state in {"new", "changed"}:
        reading = reading_for(case, document, own)
        case.put(path, document, reading, by)
        for limit in reading.limits if reading else ():
            progress.say(f"{path}: {limit}")
    elif state == "corrected":
        case.put(path, document, None, by)
    return state
