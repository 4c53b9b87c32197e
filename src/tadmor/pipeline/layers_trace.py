"""From an id of the tables of dated maps down to the features, their file, and what read it."""

from collections.abc import Iterable, Iterator

from tadmor.model.layers import Drawing, Layer
from tadmor.model.provenance import Step
from tadmor.pipeline.exchange_trace import Under
from tadmor.store.case import Case
from tadmor.synthesis.map_words import told

FEATURE, DOCUMENT, CONFLICT = "fea_", "doc_", "mcf_"
# What is worked out from maps: areas, overlaps, changes, what passed, warnings, places, conflicts.
WORKED_OUT = frozenset({"are", "ovl", "chg", "pas", "wrn", "mpl", "mcf"})


def under_map(case: Case, id_: str) -> tuple[Under, ...]:
    """Give what an id of a map rests on, but for the claim that it is set against."""
    if id_.startswith(DOCUMENT):
        return tuple(link for held in case.every_map() if held.id == id_ for link in _file(held))
    if id_.startswith(FEATURE):
        return tuple(_features(case.every_map(), [id_]))
    if id_.partition("_")[0] in WORKED_OUT:
        return tuple(_worked_out(case, id_))
    return ()


def against(case: Case, id_: str) -> str | None:
    """Give the claim that is set against a map, by the id of the row that does so."""
    from tadmor.pipeline.layers import Layers  # noqa: PLC0415 - brings shapely along

    if not id_.startswith(CONFLICT):
        return None
    return next((row.right for row in Layers(case).conflicts() if row.id == id_), None)


def _worked_out(case: Case, id_: str) -> Iterator[Under]:
    from tadmor.pipeline.layers import Layers  # noqa: PLC0415 - brings shapely along

    held = Layers(case)
    if id_.startswith(CONFLICT):
        for conflict in held.conflicts():
            if conflict.id == id_:
                yield Under("finding", id_, f"{conflict.kind}: {conflict.why}")
                yield from _features(case.every_map(), [conflict.left or ""])
        return
    for row in held.rows():
        if row.id == id_ and row.row != "layer":
            yield Under("finding", id_, told(row))
            layers = case.every_map()
            yield from _features(layers, [one for one in row.because if one.startswith(FEATURE)])
            for layer in layers:
                if layer.id in row.because:
                    yield from _file(layer)
            return


def _features(layers: Iterable[Layer], ids: Iterable[str]) -> Iterator[Under]:
    """Lead from features to their words in the file, and to the file."""
    wanted = set(ids)
    for layer in layers if wanted else ():
        drawing = _drawing(layer)
        found = [area for area in drawing.areas if area.id in wanted]
        for area in found:
            whose = area.holder or f"nobody ({area.label})"
            label = f"feature {area.number} of {layer.name}, {whose} on {layer.facts.shown}"
            yield Under("row", area.id, f"{label}, by {layer.facts.mapmaker}", area.text)
        if found:
            yield from _file(layer)


def _drawing(layer: Layer) -> Drawing:
    from tadmor.exchange.layers import drawing  # noqa: PLC0415 - brings shapely along

    return drawing(layer)


def _file(layer: Layer) -> Iterator[Under]:
    facts = layer.facts
    known = [facts.title, facts.mapmaker, f"shows {facts.shown}", facts.method, facts.published]
    label = " · ".join(filter(None, (layer.name, *known)))
    yield Under("document", layer.id, f"{label} · sha256 {layer.sha256}")
    name, _, version = layer.form.partition("/")
    step = Step(name=f"import layer {name}", version=version)
    yield Under("step", step.id, f"{step.name} {step.version}")
