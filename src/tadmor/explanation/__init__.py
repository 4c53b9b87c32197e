"""Rival explanations of one outcome: what each expects, what the case has, and how it weighs."""
