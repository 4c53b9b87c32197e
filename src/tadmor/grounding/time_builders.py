"""The operations that a rule of `times/rules.toml` may name, each with what builds its meaning."""

from types import MappingProxyType, ModuleType

from tadmor.grounding import time_days, time_joins, time_periods, time_shifts
from tadmor.grounding.time_rules import Builder

# "nothing" takes words away from later rules.
NAMES: dict[ModuleType, str] = {
    time_days: (
        "figures slashed day days feast moon clock weekday weekday_before_last day_number this_day"
    ),
    time_periods: (
        "month bare_month bare_year short_year year_end years season winter quarter half_year "
        "decade century centuries era era_date era_years turn"
    ),
    time_shifts: "relative last_night weekend running vague uncounted ago later in_units length",
    time_joins: (
        "same neighbours clock_on clocks_on dated_weekday of_year night night_before fraction "
        "third thirds few week_of unit_with run_of run_to run_from cut_now weekday_of "
        "weekday_beside shift_of marked between from_now until_now since from_on since_then "
        "until_then until beyond"
    ),
}
BUILDERS: MappingProxyType[str, Builder | None] = MappingProxyType(
    {"nothing": None}
    | {name: getattr(module, name) for module, names in NAMES.items() for name in names.split()}
)
