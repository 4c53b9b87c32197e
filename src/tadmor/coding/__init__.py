"""How far people who coded one text agree, and where they differ."""
