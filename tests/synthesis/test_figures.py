"""Figures by who gives them; one range only of what can be compared."""

from tadmor.model.figures import AnyFigureRow
from tadmor.model.findings import FigureGroup, FigureRow
from tadmor.synthesis.figures import RULE, figures
from tests.synthesis.make import ACCOUNTS, case, claim, figure


def ranges(*found: AnyFigureRow) -> list[FigureGroup]:
    return [one for one in found if isinstance(one, FigureGroup)]


def test_a_range_of_what_was_stated_with_its_sources() -> None:
    rows = figures(case(figure(1, (30, 30)), figure(2, (40, 45), by="bailiff", whose="Reds")))
    (group,) = ranges(*rows)
    assert (group.min, group.max, group.rule) == (30, 45, RULE)
    assert group.originating_sources == (ACCOUNTS["abbot"], ACCOUNTS["bailiff"])
    assert (group.place and group.place.name, group.period) == ("Fort Ombre", "1700-05-03")
    assert [row.group for row in rows if isinstance(row, FigureRow)] == [group.id, group.id]
    assert group.id.startswith("grp_")


def test_a_side_that_a_source_leaves_open_is_open() -> None:
    (group,) = ranges(*figures(case(figure(1, (11, None)), figure(2, (40, 45)))))
    assert (group.min, group.max) == (11, None)
    (group,) = ranges(*figures(case(figure(1, (None, 50)), figure(2, (40, 45)))))
    assert (group.min, group.max) == (None, 50)


def test_different_things_share_no_range() -> None:
    first = figure(1, (30, 30))
    for other in (
        figure(2, (30, 30), kind="wounded"),
        figure(2, (30, 30), kind="casualties"),
        figure(2, (30, 30), whose="the Blues"),
        figure(2, (30, 30), day="1700-05-04"),
        figure(2, (30, 30), day="1700-05"),
        figure(2, (30, 30), day=None),
        figure(2, (30, 30), place="plc_mill"),
        figure(2, (30, 30), place=None),
        figure(2, (None, None)),
        figure(2, (30, 30), polarity="denies"),
        figure(2, (30, 30), aspect="planned"),
    ):
        rows = figures(case(first, other))
        assert ranges(*rows) == []
        assert [row.group for row in rows if isinstance(row, FigureRow)] == [None, None]


def test_only_claims_with_a_figure_are_listed_and_the_role_says_whose() -> None:
    rows = figures(
        case(claim(1, "gain", "1700-05-03", "reds"), figure(2, (5, 5), whose=None, goes="reds"))
    )
    assert [(row.claim, row.whose) for row in rows if isinstance(row, FigureRow)] == [
        ("clm_0002", "Reds")
    ]
