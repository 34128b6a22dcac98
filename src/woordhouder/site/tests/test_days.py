"""A day is written in one way in each language, whoever writes it: a template, a reason, a letter."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Template
from django.utils.formats import date_format
from django.utils.translation import override

MOMENT = datetime(2026, 3, 16, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(("language", "day"), [("nl", "16 maart 2026"), ("en", "16 March 2026")])
def test_a_day_has_its_day_before_its_month(language, day):
    with override(language):
        assert date_format(MOMENT) == date_format(MOMENT, "DATE_FORMAT") == day
        assert Template("{{ at|date }}").render(Context({"at": MOMENT})) == day
        assert date_format(MOMENT, "DATETIME_FORMAT") == f"{day} 13:30"
