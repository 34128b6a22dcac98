"""One look at a web address: what counts as an answer, and where it never goes."""

import httpcore
import pytest

from woordhouder.examples import looking
from woordhouder.examples.looking import Network, is_public, look
from woordhouder.examples.tests.a_web import PUBLIC, Names, a_web, network_to


@pytest.fixture(scope="module")
def web():
    with a_web() as server:
        yield server


def at(web, url, **more):
    return look(network_to(web.server_port, **more), url)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("", 200),
        ("/status/404", 404),
        ("/status/503", 503),
        ("/nohead/200", 200),
        ("/nohead/410", 410),
        ("/to/status/200", 200),
        ("/to/http://b.example/status/200", 200),
        ("/to/status/404", 404),
        ("/hugebody/", 200),
        ("/status/304", 304),
    ],
)
def test_the_status_is_the_one_at_the_end(web, path, status):
    assert at(web, f"http://a.example{path}") == (status, "")


def test_a_site_is_told_who_asks_and_of_a_huge_page_little_is_read(web):
    at(web, "http://huge.example/hugebody/")
    assert web.agents == {"Woordhouder/1 (+https://woordhouder.example; redactie@woordhouder.example)"}
    assert web.asked["HEAD", "huge.example", "/hugebody/"] == 1
    assert web.asked["GET", "huge.example", "/hugebody/"] == 1


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://a.example/round/0", "too_many_redirects"),
        ("http://nowhere.test/", "no_such_host"),
        ("http://a.example/nonsense/", "not_http"),
        ("http://a.example:8080/", "not_asked"),
        ("http://a.example:99999/", "not_asked"),
        ("https://a.example:80/", "not_asked"),
        ("http://anne:secret@a.example/", "not_asked"),
        ("ftp://a.example/", "not_asked"),
        ("file:///etc/passwd", "not_asked"),
        ("http://[::1", "not_asked"),
        ("http:///path", "not_asked"),
        ("http://a.example/to/ftp://a.example/", "not_asked"),
        ("http://a.example/to/http://[::1", "not_asked"),
        ("http://a.example/to/http://anne@b.example/", "not_asked"),
        ("http://a.example/to/http://b.example:6379/", "not_asked"),
    ],
)
def test_no_answer_has_its_reason(web, url, problem):
    assert at(web, url) == (None, problem)


INSIDE = (
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "192.0.0.192",
    "fec0::1",
    "::",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::127.0.0.1",
    "2002:7f00:1::",
    "2001:0:7f00:1::1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
)


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_a_network_is_never_connected_to(web, address):
    connected = []
    names = Names(inside_test=[address], mixed_test=[PUBLIC, address])
    for host in ("inside.test", "mixed.test"):
        assert at(web, f"http://{host}/", names=names, connected=connected) == (None, "not_public")
    assert at(web, "http://a.example/to/http://inside.test/", names=names, connected=connected) == (None, "not_public")
    assert set(connected) <= {PUBLIC}
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"])
def test_a_public_address_is(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_however_this_machine_is_written_it_is_not_asked(web, host):
    never = Network("x", connect=lambda *_to: pytest.fail("connected"))
    status, problem = look(never, f"http://{host}/")
    assert status is None
    assert problem == "not_public"


def test_a_name_that_answers_otherwise_a_moment_later_leads_nowhere(web):
    connected = []
    names = Names(turning_test=[[PUBLIC], ["127.0.0.1"]])
    assert at(web, "http://turning.test/", names=names, connected=connected) == (200, "")
    assert (connected, names.asked["turning.test"]) == ([PUBLIC], 1), "connected to the very address that was checked"
    assert at(web, "http://turning.test/", names=names, connected=connected) == (None, "not_public")
    assert connected == [PUBLIC]


def test_a_slow_site_ends_the_look_whatever_it_goes_on_saying(web, monkeypatch):
    monkeypatch.setattr(looking, "SECONDS", 0.2)
    monkeypatch.setattr(looking, "SECONDS_IN_ALL", 0.4)
    assert at(web, "http://a.example/slow/") == (None, "timed_out")
    assert at(web, "http://a.example/drip/") == (None, "timed_out")


def test_a_site_that_refuses_and_one_that_answers_at_its_second_address(web):
    def refuse(address, port, seconds):
        raise httpcore.ConnectError("refused")

    def second(address, port, seconds):
        return refuse(address, port, seconds) if address == PUBLIC else there.connect(address, port, seconds)

    there = network_to(web.server_port)
    names = Names(two_test=[PUBLIC, "93.184.215.15"])
    assert look(Network("x", names, refuse), "http://two.test/") == (None, "refused")
    assert look(Network("x", names, second), "http://two.test/") == (200, "")


def test_letters_of_other_languages_are_asked_as_browsers_do(web):
    assert at(web, "http://bücher.example/status/200?q=één twee") == (200, "")
    assert web.asked["HEAD", "xn--bcher-kva.example", "/status/200?q=%C3%A9%C3%A9n%20twee"] == 1
