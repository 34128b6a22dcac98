"""The log: what it says of a personal link is not enough to open it."""

import logging

from woordhouder.parties.links import token
from woordhouder.parties.models import PersonalLink
from woordhouder.site.logs import WithoutSecrets


def said(message, *args):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert WithoutSecrets().filter(record)
    return record.getMessage()


def test_the_secret_of_a_link_is_left_out():
    link = PersonalLink(reference="link-abcdefghij23")
    address = f"/uw-verhaal/{token(link)}/veranderen"
    assert said("%s: %s", "Unprocessable Entity", address) == (
        "Unprocessable Entity: /uw-verhaal/link-abcdefghij23/veranderen"
    )


def test_so_is_that_of_an_address_of_ones_own():
    for reference in ("own-abcdefghij23", "weekly-abcdefghij23"):
        assert said("Not Found: /x/%s~Geheim-1_x.ics", reference) == f"Not Found: /x/{reference}.ics"


def test_other_lines_stay_as_they_are():
    assert said("%d%% of ~100 done: %s", 40, "/voorbeelden") == "40% of ~100 done: /voorbeelden"


def test_the_settings_use_it(settings):
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_secrets"]
