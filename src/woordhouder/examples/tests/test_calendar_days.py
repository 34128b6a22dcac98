"""The days of the yearly calendar are days that a year can have."""

import pytest
from pydantic import ValidationError

from woordhouder.examples.facts import MomentFacts


def moment(**changes):
    return MomentFacts.model_validate({"slug": "bod", "title": "Bod", "text": "Het bod.", "starts": "07-01", **changes})


@pytest.mark.parametrize("day", ["01-01", "02-28", "02-29", "04-30", "12-31"])
def test_a_real_day_is_taken(day):
    assert moment(starts=day, until=day).starts == day


@pytest.mark.parametrize("day", ["02-30", "02-31", "04-31", "06-31", "00-10", "13-01", "2-3", "01-01x"])
@pytest.mark.parametrize("name", ["starts", "until"])
def test_a_day_that_no_year_has_is_refused(name, day):
    with pytest.raises(ValidationError, match=name):
        moment(**{name: day})
