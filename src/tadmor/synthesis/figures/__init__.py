"""Figures: `table` gives the rows of a case; the other modules are what it compares them by."""

from tadmor.synthesis.figures.ranges import RULE
from tadmor.synthesis.figures.table import figures

__all__ = ["RULE", "figures"]
