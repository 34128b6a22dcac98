"""Whatever somebody types, the real server answers politely and says how to go on."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from .hands import Hands, Way

pytestmark = pytest.mark.browser
LONG = "huurbevriezing " + "en de huur moet echt niet verder omhoog " * 250
CYRILLIC = "дом для жизни " * 770
WAYS = [Way("scripts"), Way("no-scripts", has_scripts=False)]


@pytest.fixture(params=WAYS, ids=lambda way: way.name)
def hands(request: pytest.FixtureRequest, hands_of: Callable[[Way], Hands]) -> Hands:
    return hands_of(request.param)


def test_a_page_of_text_is_searched_with_its_beginning_and_kept(hands: Hands) -> None:
    text = LONG[:10_000]
    assert len(text) == 10_000
    hands.open(f"/zoeken?q={quote(text)}")
    main = hands.page.get_by_role("main")
    expect(main.get_by_text("Dat is een lange vraag")).to_be_visible()
    expect(hands.page.get_by_role("searchbox")).to_have_value(text.strip())
    expect(hands.page.locator(".find__results a").first).to_be_visible()


def test_only_punctuation_is_answered_with_an_example_of_a_question(hands: Hands) -> None:
    hands.open(f"/zoeken?q={quote('?!?... ;-)')}")
    main = hands.page.get_by_role("main")
    expect(main.get_by_text("We zagen geen woord in uw vraag")).to_be_visible()
    expect(main.get_by_role("link", name="Alle voorbeelden")).to_be_visible()


def test_cyrillic_of_60_000_bytes_is_answered_with_what_there_is(hands: Hands) -> None:
    address = f"/zoeken?q={quote(CYRILLIC)}"
    assert 50_000 < len(address) < 70_000
    hands.open(address)
    main = hands.page.get_by_role("main")
    expect(main.get_by_text("We vonden niets met deze woorden")).to_be_visible()
    expect(main.get_by_role("link", name="Betaalbaarheid").last).to_be_visible()
    expect(main.get_by_role("link", name="Alle voorbeelden")).to_be_visible()


def test_markup_in_a_question_is_text(hands: Hands) -> None:
    hands.open(f"/zoeken?q={quote('<b>huur</b><script>alert(1)</script>')}")
    expect(hands.page.get_by_role("searchbox")).to_have_value("<b>huur</b><script>alert(1)</script>")
    assert hands.page.locator("main b, main script").count() == 0
    assert hands.complaints == []
