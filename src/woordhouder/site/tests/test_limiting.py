"""How often one machine may hand something in."""

import pytest
from django import forms
from django.test import RequestFactory

from woordhouder.site import limiting
from woordhouder.site.client_address import client_address
from woordhouder.site.limiting import Limit, forget_counts

FEW = Limit("few", times=10, seconds=3600)


@pytest.fixture(autouse=True)
def fresh_counts():
    forget_counts()


class Message(forms.Form):
    text = forms.CharField()


def is_passed(limit=FEW, address="192.0.2.1", data=None, **more):
    request = RequestFactory().post("/", REMOTE_ADDR=address, **more)
    return limit.is_passed(request, Message(data or {"text": "x"}))


def test_of_a_thousand_ten_are_taken():
    assert [is_passed() for _number in range(1000)] == [False] * 10 + [True] * 990


def test_machines_and_forms_are_counted_apart():
    for _number in range(11):
        is_passed()
    assert is_passed()
    assert not is_passed(address="192.0.2.2")
    assert not is_passed(Limit("other", times=10, seconds=3600))


def test_behind_the_proxy_the_machine_is_the_one_that_the_proxy_saw(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(11):
        is_passed(HTTP_X_FORWARDED_FOR=f"10.0.0.{number}, 192.0.2.7")
    assert is_passed(HTTP_X_FORWARDED_FOR="made.up, 192.0.2.7")


def test_after_its_time_it_begins_anew(monkeypatch):
    for _number in range(11):
        is_passed()
    later = limiting.time.monotonic() + 3600
    monkeypatch.setattr(limiting.time, "monotonic", lambda: later)
    assert not is_passed()


def test_looking_at_the_form_is_not_counted_and_what_was_typed_comes_back():
    request = RequestFactory().get("/")
    assert not any(FEW.is_passed(request, Message()) for _number in range(20))
    form = Message({"text": "Lang verhaal"})
    request = RequestFactory().post("/")
    while not FEW.is_passed(request, form):
        pass
    assert form.non_field_errors()
    assert form["text"].value() == "Lang verhaal"


def test_no_address_is_kept_readable():
    is_passed(address="192.0.2.99")
    assert not any("192.0.2.99" in key for key in limiting._counts._cache)


@pytest.mark.parametrize(
    ("written", "machine"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:51512", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2:ffff::1]:443", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("<script>", "0.0.0.0"),
        ("unknown", "0.0.0.0"),
        ("x" * 5000, "0.0.0.0"),
        (" ", "0.0.0.0"),
    ],
)
def test_however_the_proxy_writes_it_down_the_machine_is_one_address(settings, written, machine):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=f"10.0.0.1, {written}", REMOTE_ADDR="127.0.0.1")
    assert client_address(request) == machine


def test_a_server_that_is_told_no_address_counts_everybody_as_one():
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) == "0.0.0.0"


def test_who_has_a_whole_network_of_addresses_is_one():
    assert [is_passed(address=f"2001:db8::{number:x}") for number in range(11)] == [False] * 10 + [True]
