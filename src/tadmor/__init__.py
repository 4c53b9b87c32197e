"""Tadmor reads contested accounts: who said what, who held what and when, by whose account."""

__version__ = "0.1.0"
