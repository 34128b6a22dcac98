"""Tags for pages about keeping one's word: `{% load keeping %}`."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from woordhouder.record.refusals import Words
from woordhouder.site.small import badge

from .. import running
from ..awaited import Awaited
from ..because import REASONS, Because
from ..forms.reporting import ReportRowForm
from ..lateness import RULE, Late
from ..models import Report
from ..others import Others
from ..queries.data import number, told, told_asked, told_late, told_overdue, told_running
from ..queries.links import LinkState
from ..queries.looking_back import Line
from ..queries.said import figure_of, told_figure
from ..queries.table_year import PromiseLine
from ..recorded import last_day as last_day_of
from ..words import Answer, Cause, Claim, Course, Forecast, Level, Word

register = template.Library()
DAY = "j F Y"

# The sign says it beside the word, in black and white too; ok, warning and error badges bring their own.
LEVELS: dict[Level, tuple[str, str]] = {
    Level.NOT_YET: ("neutral", "\u2026"),
    Level.NO_REPORT: ("warning", ""),
    Level.NO_TARGET: ("neutral", "\u2013"),
    Level.NO_FIGURE: ("neutral", "\u2013"),
    Level.NO_EVIDENCE: ("warning", ""),
    Level.NOT_STARTED: ("neutral", "\u25cb"),
    Level.LIMITED: ("info", "\u25d4"),
    Level.LARGELY: ("info", "\u25d5"),
    Level.COMPLETE: ("ok", ""),
}
COURSES = {Course.ON_COURSE: ("ok", ""), Course.BEHIND: ("warning", "")}
WORDS = {
    Word.NOT_SEEN: ("neutral", "\u2026"),
    Word.CANNOT_JUDGE: ("neutral", "?"),
    Word.CONFIRMED: ("ok", ""),
    Word.MIXED: ("info", "\u2248"),
    Word.CONTESTED: ("error", ""),
}
ANSWERS = {
    Answer.CONFIRMS: ("ok", ""),
    Answer.WITH_REMARK: ("ok", ""),
    Answer.CONTESTS: ("error", ""),
    Answer.CANNOT_JUDGE: ("neutral", "?"),
}


def _signed(look: tuple[str, str], words: Words) -> SafeString:
    kind, sign = look
    return badge(kind, f"{sign} {words}".strip())


@register.simple_tag
def level(found: Level) -> SafeString:
    """`{% level progress.level %}`: how far it is, by sign and word."""
    return _signed(LEVELS[found], found.label)


@register.simple_tag
def course(found: Course) -> SafeString:
    """`{% course progress.on_course %}`: on course or behind, by sign and word."""
    return _signed(COURSES[found], found.label)


@register.simple_tag
def others(found: Others) -> SafeString:
    """`{% others progress.others %}`: what the others say, by sign and word."""
    return _signed(WORDS[found.word], found.word.label)


@register.simple_tag
def answer(found: Answer) -> SafeString:
    """`{% answer line.says %}`: what one seat says, by sign and word."""
    return _signed(ANSWERS[found], found.label)


ROW = {"key": "key-of-a-row", "name": "name-of-a-row"}
"""What stands in the fields of a row of a sort where each row has its own key and name."""


@register.simple_tag
def row_fields(form: ReportRowForm, made: dict[tuple[str, ...], str]) -> SafeString:
    """`{% row_fields form made %}`: the fields of a row to report in. `made`: by sort those of rows in which nothing
    stands, so that they are made once for a page and not fifty times.
    """
    row, sort = form.row, form.sort
    name = f"{row.number}. {row.title}"
    if sort is None:
        return _row_fields(form, name)
    if sort not in made:
        alone = _row_fields(ReportRowForm(row=row, kept={}, prefix=ROW["key"]), ROW["name"])
        made[sort] = str(alone).replace("{", "{{").replace("}", "}}")
        for name_of, sign in ROW.items():
            made[sort] = made[sort].replace(sign, f"{{{name_of}}}")
    return format_html(made[sort], key=row.key, name=name)


def _row_fields(form: ReportRowForm, name: str) -> SafeString:
    return render_to_string("keeping/parts/row_fields.html", {"form": form, "name": name})


@register.simple_tag
def link_mark(links: Mapping[str, LinkState], url: str) -> SafeString | str:
    """`{% link_mark page.links one.url %}`: whether what the link leads to is still there; "" while nobody looked."""
    if (found := links.get(url)) is None:
        return ""
    if found.is_broken:
        since = _("this link leads nowhere since %(day)s") % {"day": date_format(found.since, DAY)}
        return badge("warning", since)
    words = _("%(state)s on %(day)s") % {"state": found.words, "day": date_format(found.since, DAY)}
    return format_html('<span class="wh-quiet">({})</span>', words)


@register.filter
def level_reasons(why: tuple[Because, ...]) -> list[Because]:
    """The reasons of how far it is."""
    return [one for one in why if REASONS[one.code].point in ("1", "2", "3", "4")]


@register.filter
def course_reasons(why: tuple[Because, ...]) -> list[Because]:
    """The reasons of the course."""
    return [one for one in why if REASONS[one.code].point == "5"]


@register.filter
def others_reasons(why: tuple[Because, ...]) -> list[Because]:
    """The reasons of what the others say."""
    return [one for one in why if REASONS[one.code].point == "6"]


@register.filter
def late_words(found: Late) -> str:
    """`{{ one|late_words }}`: that a report came late for a round, in words."""
    return told_late(found)


@register.filter
def overdue_words(found: Late) -> str:
    """`{{ one|overdue_words }}`: that there is no report yet for a round that is over, in words."""
    return told_overdue(found)


@register.filter
def asked_words(found: Awaited) -> list[str]:
    """`{{ row.awaited|asked_words }}`: what is asked of a promise beside what is late, in words."""
    return told_asked(found)


@register.filter
def running_words(until: date) -> str:
    """`{{ page.running_until|running_words }}`: that the year is not over, in words."""
    return told_running(until)


@register.simple_tag
def running_rule() -> Words:
    """`{% running_rule %}`: what that means for how far a promise is."""
    return running.RULE


@register.simple_tag
def running_short() -> Words:
    """`{% running_short %}`: that the year is not over, beside one promise among others."""
    return running.SHORT


@register.simple_tag
def late_rule() -> Words:
    """`{% late_rule %}`: when a report is late."""
    return RULE


@register.filter
def figure(found: Fraction | None) -> str:
    """`{{ row.target|figure }}`: a figure as people write it; a dash without one."""
    return "\u2013" if found is None else number(found)


@register.filter
def says(because: Because) -> str:
    """`{{ reason|says }}`: the reason as it holds for this promise."""
    return told(because)


@register.filter
def rule(because: Because) -> Words:
    """`{{ reason|rule }}`: the rule behind it, in general."""
    return REASONS[because.code].rule


@register.filter
def rule_point(because: Because) -> str:
    """`{{ reason|rule_point }}`: the place on the page of rules where it stands."""
    return f"regel-{REASONS[because.code].point}"


@register.filter
def title_among(line: Line, promises: Sequence[PromiseLine]) -> str:
    """`{{ line|title_among:page.lines }}`: the title of the promise that is looked back at, "" when it is not there."""
    there = (line.agreement, line.number)
    return next((one.title for one in promises if (one.agreement, one.number) == there), "")


@register.filter
def cause(code: str) -> Words:
    """Why it is behind, in words."""
    return Cause(code).label


@register.filter
def forecast(code: str) -> Words:
    """What is expected, in words."""
    return Forecast(code).label


@register.filter
def claim(code: str) -> Words:
    """The level that the lead claims, in words."""
    return Claim(code).label


@register.filter
def last_day(part: int, year: int) -> date:
    """`{{ report.part|last_day:report.year }}`: the last day of that month."""
    return last_day_of(year, part)


@register.filter
def decimal(value: Decimal | None) -> str:
    """`{{ value.value|decimal }}`: a stored number as people write it."""
    return figure_of(value, None, None)


@register.simple_tag
def reported(report: Report | None, unit: str = "") -> Words:
    """`{% reported row.counts row.figure.unit as figure %}`: its figure with its unit, or that it has none."""
    return told_figure(report, unit) or _("without a figure")


@register.filter
def part_figure(value: str) -> str:
    """`{{ part.value|part_figure }}`: the figure of a part as people write it."""
    return figure_of(Decimal(value), None, None)
