"""What lies beside a stretch: the week after it, the Friday before it, three days from its end."""

from dataclasses import dataclass
from datetime import date

from bot.answering.dates.span import DAY, WEEK, Stretch, Unit, counted, unit_around


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The `number`th unit, or weekday, next to a stretch; not `named`, so many units from the stretch's edge."""

    unit: Unit
    number: int
    weekday: int | None = None
    named: bool = True

    def beside(self, whole: Stretch, sign: int) -> Stretch:
        """Its days, before `whole` (`sign` -1) or after it (1)."""
        edge = whole.start if sign < 0 else whole.end - DAY
        if self.weekday is not None:
            return unit_around("day", _weekday_from(edge, self.weekday, sign) + sign * (self.number - 1) * WEEK)
        if not self.named:
            return unit_around(self.unit, counted(self.unit, edge, sign * self.number))
        return unit_around(self.unit, _next(self.unit, whole, edge, sign).start, sign * (self.number - 1))


def _weekday_from(edge: date, weekday: int, sign: int) -> date:
    """The first such weekday off the edge."""
    return edge + sign * ((sign * (weekday - edge.weekday()) - 1) % 7 + 1) * DAY


def _next(unit: Unit, whole: Stretch, edge: date, sign: int) -> Stretch:
    """The week, weekend, month … next to it."""
    if unit == "weekend" and sign > 0:
        return unit_around(unit, whole.end, int(whole.end.weekday() == 6))
    if unit == "week" and sign > 0 and whole.days > 1 and edge.weekday() == 0:
        return unit_around(unit, edge)  # Easter and Whitsun end on the Monday of the week after
    return unit_around(unit, edge, sign)
