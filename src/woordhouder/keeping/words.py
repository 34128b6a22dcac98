"""The closed lists of keeping. Stored by their codes; in data by Dutch words (`IN_DATA`), as docs/rules.md has them."""

from collections.abc import Mapping
from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How far a promise is kept (docs/rules.md 3). Only the last four can be claimed."""

    NOT_YET = "not_yet", _("not needed yet")
    NO_REPORT = "no_report", _("no report")
    NO_TARGET = "no_target", _("no target")
    NO_FIGURE = "no_figure", _("no figure given")
    NO_EVIDENCE = "no_evidence", _("no evidence")
    NOT_STARTED = "not_started", _("not begun")
    LIMITED = "limited", _("limited")
    LARGELY = "largely", _("largely")
    COMPLETE = "complete", _("complete")


class Claim(TextChoices):
    """The levels that the lead may claim where none can be computed."""

    NOT_STARTED = Level.NOT_STARTED.value, _("not begun")
    LIMITED = Level.LIMITED.value, _("limited")
    LARGELY = Level.LARGELY.value, _("largely")
    COMPLETE = Level.COMPLETE.value, _("complete")


class Course(TextChoices):
    """Whether it goes as it must to reach the next target."""

    ON_COURSE = "on_course", _("on course")
    BEHIND = "behind", _("behind")


class Word(TextChoices):
    """What the other seats say, taken together and never merged into one verdict."""

    NOT_SEEN = "not_seen", _("not seen yet")
    CANNOT_JUDGE = "cannot_judge", _("cannot be judged")
    CONFIRMED = "confirmed", _("confirmed")
    MIXED = "mixed", _("views differ")
    CONTESTED = "contested", _("contested")


class Answer(TextChoices):
    """What one seat says to a report."""

    CONFIRMS = "confirms", _("confirms")
    WITH_REMARK = "confirms_with_remark", _("confirms with a remark")
    CONTESTS = "contests", _("contests")
    CANNOT_JUDGE = "cannot_judge", _("cannot judge")


class Cause(TextChoices):
    """Why a promise is behind."""

    SITE = "site", _("no site")
    PERMIT = "permit", _("permits")
    GRID = "grid", _("the power grid")
    PRICES = "prices", _("prices")
    STAFF = "staff", _("too few people")
    LAW = "law", _("law and rules")
    OTHER = "other", _("something else")


class Forecast(TextChoices):
    """What the lead expects of the promise as a whole."""

    REACHED = "reached", _("will be reached in time")
    LATER = "later", _("will be reached later")
    PARTLY = "partly", _("will be reached in part")
    NOT = "not", _("will not be reached")


class Outcome(TextChoices):
    """How a concern ended."""

    AGREED = "agreed", _("agreed")
    NOT_AGREED = "not_agreed", _("not agreed")


class Body(TextChoices):
    """Who looked from outside: shown beside what the parties say, and counted nowhere."""

    VISITATION = "visitation", _("visitation")
    COURT_OF_AUDIT = "court_of_audit", _("court of audit")
    OTHER = "other", _("another independent body")


CONFIRMING = frozenset({Answer.CONFIRMS, Answer.WITH_REMARK})

IN_DATA: Mapping[Enum, str] = {
    Level.NOT_YET: "nog niet nodig",
    Level.NO_REPORT: "geen verslag",
    Level.NO_TARGET: "geen streefwaarde",
    Level.NO_FIGURE: "geen cijfer",
    Level.NO_EVIDENCE: "geen bewijs",
    Level.NOT_STARTED: "niet begonnen",
    Level.LIMITED: "beperkt",
    Level.LARGELY: "grotendeels",
    Level.COMPLETE: "volledig",
    Course.ON_COURSE: "op koers",
    Course.BEHIND: "loopt achter",
    Word.NOT_SEEN: "nog niet gezien",
    Word.CANNOT_JUDGE: "niet te beoordelen",
    Word.CONFIRMED: "bevestigd",
    Word.MIXED: "verschillend",
    Word.CONTESTED: "betwist",
}
"""The words of docs/rules.md 3, which programs read; they stay Dutch in every language."""
