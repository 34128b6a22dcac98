"""The two dates of a question: in force on which day, as known on which moment (docs/rules.md 1). Pure: no clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from woordhouder.record.refusals import FieldError, Invalid

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class When:
    """In force on `day`, as known on `known`. `op` and `bekend`: as they were asked, "" when they were not."""

    day: date
    known: datetime
    op: str = ""
    bekend: str = ""

    @property
    def is_now(self) -> bool:
        """Whether nothing was asked: today, as known now."""
        return not (self.op or self.bekend)

    @property
    def query(self) -> str:
        """The question as it stands in an address: "?op=2026-07-01&bekend=2026-08-01", or ""."""
        asked = [f"{name}={value}" for name, value in (("op", self.op), ("bekend", self.bekend)) if value]
        return f"?{'&'.join(asked)}" if asked else ""


def today(moment: datetime) -> date:
    """The calendar day in Amsterdam at this moment."""
    return moment.astimezone(AMSTERDAM).date()


def when(op: str, bekend: str, now: datetime) -> When:
    """What is asked by `op` (a day) and `bekend` (a day, or a moment) at the moment `now`; "" is not asked.

    A day as `bekend` is its end, as far as it is over; `bekend` alone asks for its own day. Raises Invalid for what is
    no day or moment, and for a `bekend` in the future.
    """
    errors = []
    known, known_day = now, today(now)
    if bekend:
        try:
            known, known_day = _known(bekend, now)
        except ValueError as error:
            errors.append(FieldError("bekend", str(error)))
    day = known_day
    if op:
        try:
            day = date.fromisoformat(op)
        except ValueError:
            errors.append(FieldError("op", _("Write a day here, such as 2026-07-01.")))
    if errors:
        raise Invalid(_("We cannot look this up."), errors=tuple(errors))
    return When(day, known, op and day.isoformat(), bekend and _written(known, bekend))


def _known(bekend: str, now: datetime) -> tuple[datetime, date]:
    """The moment that is meant and its day. Raises ValueError with the words to show."""
    try:
        day = date.fromisoformat(bekend)
    except ValueError:
        moment = _moment(bekend)
        day = today(moment)
    else:
        moment = end_of(day)
        if day == today(now):
            moment = min(moment, now)
    if moment > now:
        raise ValueError(_("Nobody knows yet what will be known then. Choose a day that is not in the future."))
    return moment, day


def _moment(bekend: str) -> datetime:
    try:
        # A plus sign in an address is read as a space.
        moment = datetime.fromisoformat(bekend.replace(" ", "+") if "T" in bekend else bekend)
    except ValueError as error:
        raise ValueError(_("Write a day or a moment here, such as 2026-07-01 or 2026-07-01T10:00:00Z.")) from error
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise ValueError(_("Write a day or a moment here, such as 2026-07-01 or 2026-07-01T10:00:00Z.")) from error


def end_of(day: date) -> datetime:
    """The last second of a day in Amsterdam. The record counts in whole seconds."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time(), AMSTERDAM).astimezone(UTC) - timedelta(seconds=1)


def _written(known: datetime, bekend: str) -> str:
    """The question in one form: a day stays a day, a moment is one in UTC."""
    return bekend if len(bekend) == 10 else known.strftime("%Y-%m-%dT%H:%M:%SZ")
