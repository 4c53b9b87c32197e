"""The bundled example case, built from its documents as a user's own would be."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from tadmor.pipeline.add import add
from tadmor.pipeline.dossier import write
from tadmor.progress import Progress
from tadmor.store.case import Case

SETTING = {"case.toml": "palmyra.toml", "places.csv": "palmyra.places.csv"}


def demo(target: Path, progress: Progress) -> Path:
    """Read the example's documents into a case and write its dossier; give the dossier's path."""
    with (
        as_file(files("tadmor") / "example") as folder,
        TemporaryDirectory() as scratch,
        Case(Path(scratch) / "palmyra.tadmor", create=True) as case,
    ):
        for name, beside in SETTING.items():
            shutil.copy(folder / name, Path(scratch) / beside)
        add(case, sorted(folder.glob("*.txt")), {}, progress)
        # The texts are our own: there is no publisher to leave them to.
        write(case, None, target, whole_texts=True)
    return target.resolve()
