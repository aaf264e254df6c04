"""Dates: the times that a sentence names, as spans of days. Standard library only; imports in well under 0.1 s.

Read `expressions.py` first, then down: bounds → located → phrases → its rules (days, weeks, relative …) → numbers,
and the tables in `lexicon.py`, `feasts.py` and `clashes.py`.
"""

from bot.answering.dates.expressions import time_expressions
from bot.answering.dates.span import Grain, Span, Tense, TimeExpression

__all__ = ["Grain", "Span", "Tense", "TimeExpression", "time_expressions"]
