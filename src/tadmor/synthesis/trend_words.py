"""What a trend says, and what it does not, in plain sentences."""

from collections.abc import Iterator

from tadmor.model.trends import TrendRow

LEVEL = 0.05
WHOLE = 999.5  # from here on three digits would need an exponent
ASSUMPTION = (
    "It assumes that the events do not bring one another about and were as likely to be reported "
    "before as after; battles come in runs, and reporters come and go."
)
SEQUENCE = "A sequence is not a cause: other things changed on the same days."
CHOSEN = "If the event was chosen because the pace seemed to change there, p is too small."
SILENT = (
    "The days compared run from the first to the last dated thing told: what happens at their ends "
    "looks more frequent than it is, and days of silence count as days without such events. Better "
    "give both days."
)
WHOEVER = "Whose events they are is not asked: those of opposite sides are counted together."
ANY = "An event counts once if any of the accounts tells it; none of them is weighed or confirmed."


def finding(row: TrendRow) -> str:
    """Say in one sentence what the counts can carry, and no more."""
    if not (row.days_before and row.days_after):
        side = "after" if row.days_before else "before"
        if not (row.days_before or row.days_after):
            side = "before or after"
        return f"Nothing can be compared: no day {side} {row.event} is among those compared."
    if not (row.before_max or row.after_max):
        return "Nothing can be compared: no dated event lies in the days compared."
    if row.p is not None and row.p < LEVEL:
        changed = "rose" if row.interval_low and row.interval_low > 1 else "fell"
        but = "; one event less on the faster side and it shows no change" if row.fragile else ""
        return f"By this count the pace {changed}: {_range(row)}, p = {row.p:.2g}{but}."
    return f"{_cannot(row)} The pace may have risen, fallen or stayed: {_range(row)}."


def _cannot(row: TrendRow) -> str:
    """Say which change so few events could not have shown."""
    surely = row.before_min + row.after_min
    events = f"{surely} event{'' if surely == 1 else 's'}"
    rise, fall = row.detectable_rise, row.detectable_fall
    if rise is None and fall is None:
        return f"{events} surely on one side cannot tell any change, however large."
    up = f"a rise of less than {plain(rise)}-fold" if rise else "any rise"
    down = f"a fall to more than {plain(fall)} of the pace" if fall else "any fall"
    return f"{events} cannot tell {up}, or {down}."


def _range(row: TrendRow) -> str:
    low, high = row.interval_low or 0.0, row.interval_high
    if high is not None:
        times = f"{plain(low)} to {plain(high)} times that before"
    else:
        times = f"{plain(low)} times that before or more" if low else "any number of times"
    return f"the rate after is {times} (95 % interval)"


def plain(value: float) -> str:
    """Write a number with three digits that count, a great one whole."""
    return f"{value:.3g}" if value < WHOLE else f"{value:,.0f}"


def not_shown(row: TrendRow, elsewhere: int, *, given: bool) -> tuple[str, ...]:
    """Give what the numbers leave out; `elsewhere` counts dated events on neither side."""
    return tuple(_not_shown(row, elsewhere, given=given))


def _not_shown(row: TrendRow, elsewhere: int, *, given: bool) -> Iterator[str]:
    unsure = max(row.before_max - row.before_min, row.after_max - row.after_min)
    if row.undated:
        yield f"Events without a first and last day, and so in neither count: {row.undated}."
    if unsure:
        yield f"May lie on another side, or on none: {unsure}; both extremes are given."
    if elsewhere:
        yield f"On the days of {row.event} itself or off those compared: {elsewhere}."
    if row.p is None:
        return
    if not given:
        yield SILENT
    if row.by is None:
        yield WHOEVER
    if row.account == "all":
        yield ANY
    yield SEQUENCE
    yield CHOSEN
