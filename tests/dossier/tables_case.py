"""The dossier of Karsova: every table of a case, made by hand, with three accounts of one day."""

from dataclasses import replace

from tadmor.dossier.build import Dossier, Question
from tadmor.model.findings import (
    ConflictKind,
    ConflictRow,
    ControlRow,
    ControlState,
    FigureGroup,
    FigureRow,
    Party,
)
from tadmor.model.timeline import TimelineRow
from tests.dossier.karsova_claims import (
    BESIEGERS,
    BRIDGE,
    DEFENDERS,
    GARRISON,
    IDS,
    KARSOVA,
    MARKS,
    PLACES,
    READINGS,
    SISTER,
    STAFF,
    claims,
    sources,
)
from tests.dossier.karsova_pages import PAGES


def tables_case() -> Dossier:
    """Give the whole dossier of the fictional case."""
    return Dossier(
        title="Karsova, June 1915",
        question=Question(
            text="Who held Karsova on 9 June 1915, by whose account?",
            place="Karsova",
            date="1915-06-09",
            missing=(
                "Nobody who carried a weapon in the town speaks here.",
                "The garrison's order of the night of 8 June is not in this case.",
                "No page comes from the besieging army's own soldiers.",
            ),
        ),
        readings=READINGS,
        marks=MARKS,
        places=(
            replace(READINGS[0].places[0], id=str(KARSOVA.id)),
            replace(READINGS[3].places[1], id=str(BRIDGE.id)),
        ),
        claims=claims(),
        conflicts=conflicts(),
        dismissed=dismissed(),
        control=control(),
        figures=figures(),
        timeline=timeline(),
        sources=sources(),
    )


def conflicts() -> tuple[ConflictRow, ...]:
    return (
        _conflict(
            "contradiction",
            (0, 1),
            (2, 1),
            "One has the garrison holding the town on 9 June, the other has it taken that dawn.",
            "the hour at which each of the two statements was made",
        ),
        _conflict(
            "denial",
            (0, 4),
            (3, 1),
            "The command denies that anyone left; the sister says that the garrison marched out.",
            "the garrison's order for the night of 8 June",
        ),
        _conflict(
            "reversal",
            (0, 1),
            (4, 1),
            "The same command first holds the town and then says that it was lost that day.",
            "what the command knew on the morning of 9 June",
        ),
        _conflict(
            "disputed-figure",
            (0, 3),
            (1, 2),
            "Two pages give the command's figure for the attackers' dead differently.",
            "the wording of the command's statement",
        ),
    )


def dismissed() -> tuple[ConflictRow, ...]:
    row = _conflict(
        "contradiction",
        (0, 1),
        (1, 1),
        "The two give different days for one sentence, which one page copies from the other.",
        "nothing: the later page repeats the earlier one",
    )
    return (replace(row, dismissed_because="same origin"),)


def _conflict(
    kind: ConflictKind, left: tuple[int, int], right: tuple[int, int], why: str, dissolved_by: str
) -> ConflictRow:
    (one, first), (other, second) = left, right
    here, there = READINGS[one].claims[first - 1], READINGS[other].claims[second - 1]
    return ConflictRow(
        id=f"cnf_{kind}_{one}{first}{other}{second}",
        kind=kind,
        left=IDS[one][here.id],
        right=IDS[other][there.id],
        left_document=PAGES[one].name,
        left_span=here.span,
        left_quote=READINGS[one].text[slice(*here.span)],
        right_document=PAGES[other].name,
        right_span=there.span,
        right_quote=READINGS[other].text[slice(*there.span)],
        why=why,
        dissolved_by=dissolved_by,
    )


def control() -> tuple[ControlRow, ...]:
    first, later = IDS[0]["c1"], IDS[4]["c1"]
    riders = (IDS[3]["c3"],)
    return (
        _held(GARRISON, DEFENDERS, "held", (None, "1915-06-08"), ("1915-06-08",) * 2, (first,)),
        _held(
            GARRISON,
            DEFENDERS,
            "contested",
            ("1915-06-08",) * 2,
            ("1915-06-09",) * 2,
            (first, IDS[0]["c2"], later),
        ),
        _held(GARRISON, None, "unknown", ("1915-06-09",) * 2, (None, None), (later,)),
        _held(
            STAFF,
            DEFENDERS,
            "besieged",
            ("1915-05-01", "1915-05-10"),
            ("1915-06-09",) * 2,
            (IDS[2]["c3"],),
        ),
        _held(STAFF, BESIEGERS, "held", ("1915-06-09",) * 2, (None, None), (IDS[2]["c1"],)),
        _held(
            SISTER,
            DEFENDERS,
            "held",
            (None, "1915-06-08"),
            ("1915-06-08", "1915-06-09"),
            (IDS[3]["c1"],),
        ),
        _held(
            SISTER,
            DEFENDERS,
            "withdrawn",
            ("1915-06-09",) * 2,
            ("1915-06-09",) * 2,
            (IDS[3]["c1"], IDS[3]["c2"]),
        ),
        _held(SISTER, BESIEGERS, "presence", ("1915-06-10",) * 2, (None, None), riders),
        replace(
            _held(SISTER, DEFENDERS, "withdrawn", ("1915-06-08", "1915-06-09"), (None, None), ()),
            place=BRIDGE,
            lat=49.33,
            lon=22.47,
            because=(IDS[3]["c1"],),
        ),
        replace(
            _held(SISTER, BESIEGERS, "held", ("1915-06-09", "1915-06-10"), (None, None), riders),
            account="fused",
            probability=0.71,
        ),
    )


Bound = tuple[str | None, str | None]


def _held(
    account: Party,
    holder: Party | None,
    state: ControlState,
    start: Bound,
    end: Bound,
    because: tuple[str, ...],
) -> ControlRow:
    said = {GARRISON: "1915-06-20", STAFF: "1915-06-10", SISTER: "1915-06-10"}
    return ControlRow(
        place=KARSOVA,
        lat=49.31,
        lon=22.44,
        account=account,
        holder=holder,
        state=state,
        start_min=start[0],
        start_max=start[1],
        end_min=end[0],
        end_max=end[1],
        last_evidence=end[1] or said[account],
        because=because,
    )


def figures() -> tuple[FigureRow | FigureGroup, ...]:
    given = [row for row in claims() if row.figure is not None]
    rows = tuple(
        FigureRow(
            claim=row.id,
            kind=row.figure.kind,
            min=row.figure.min,
            max=row.figure.max,
            approximate=False,
            vague=False,
            whose="Besieging army",
            place=KARSOVA,
            period="1915-06-08/1915-06-09",
            originating_source=row.originating_source,
            document=row.document,
            quote=row.quote,
            group="fgr_attackers",
        )
        for row in given
        if row.figure is not None
    )
    group = FigureGroup(
        id="fgr_attackers",
        kind="killed",
        whose="Besieging army",
        place=KARSOVA,
        period="1915-06-08/1915-06-09",
        min=41,
        max=400,
        originating_sources=(GARRISON, STAFF),
        rule="killed, of the besieging army, at Karsova, in the night of 8 June",
    )
    return (*rows, group)


def timeline() -> tuple[TimelineRow, ...]:
    words = [said for page in PAGES for said in page.claims]
    return tuple(
        TimelineRow(
            account=row.originating_source,
            claim=row.id,
            frame=row.frame,
            place=PLACES[said.place],
            start_min=start,
            start_max=start,
            end_min=end or start,
            end_max=end or start,
            label=row.quote,
            quote=row.quote,
        )
        for row, said in zip(claims(), words, strict=True)
        for start, _, end in [_days(said.time or "")]
    )


def _days(edtf: str) -> tuple[str, str, str]:
    start, slash, end = edtf.partition("/")
    return (start if start.count("-") > 1 else f"{start}-01", slash, end)
