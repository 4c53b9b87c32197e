"""The bundled example case, built from its documents as a user's own would be."""

from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import write
from tadmor.progress import Progress
from tadmor.store.case import Case

TITLE = "Palmyra, 2015 to 2017: who held it, by whose account?"


def demo(target: Path, progress: Progress) -> Path:
    """Read the example's documents into a case and write its dossier; give the dossier's path."""
    with (
        as_file(files("tadmor") / "example") as folder,
        TemporaryDirectory() as scratch,
        Case(Path(scratch) / "palmyra.tadmor", create=True) as case,
    ):
        add(case, sorted(folder.glob("*.txt")), {}, progress)
        write(case, TITLE, target)
    return target.resolve()
