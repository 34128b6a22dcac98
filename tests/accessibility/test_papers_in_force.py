"""A newer version of a document where an agreement changes, or what was changed on paper is put on the site."""

import pytest

from .looking import leave_by
from .states import LANGUAGES
from .test_papers import read, unfold, walk  # noqa: F401 - the fixture of the same pages
from .test_signed_in import become
from .walking import Walk

pytestmark = pytest.mark.browser
HEADING = "Wijziging van de prestatieafspraken"


def begin(walk: Walk, way: str) -> None:  # noqa: F811 - the same fixture
    """What changes in the agreement of the year, where a paper goes in."""
    become(walk.page, "wethouder@rietwaarde.example")
    before = "/en" if walk.language == "en" else ""
    walk.page.goto(f"{before}/rietwaarde/2026/veranderen")
    leave_by(walk.page.locator(f"form:has([name=wat][value={way}]) button"))
    walk.page.goto(f"{walk.page.url.partition('/gegevens')[0]}/stuk")


def newer_text(walk: Walk) -> str:  # noqa: F811 - the same fixture
    """The first promise in force as it stands, the second with more words, and a new one."""
    texts = []
    for number in (1, 2):
        walk.page.goto(f"/rietwaarde/2026/{number}")
        texts.append(" ".join(walk.page.locator(".agr-text").inner_text().split()))
    return (
        f"{HEADING}\n\n{texts[0]}\n\n{texts[1].rstrip('.')} en in de buurten erbij.\n\nDe gemeente plant in 2027 bomen."
    )


@pytest.mark.parametrize("walk", LANGUAGES, indirect=True)
@pytest.mark.parametrize("way", ["wijzigen", "papier"])
def test_what_changes_in_force_and_what_is_gone(walk: Walk, way: str) -> None:  # noqa: F811 - the same fixture
    become(walk.page, "wethouder@rietwaarde.example")
    text = newer_text(walk)
    begin(walk, way)
    paper = read(walk, text)
    unfold(walk)
    walk.look()
    walk.follow("a[data-key=w]")
    walk.hand_in_empty()
    walk.page.goto(paper)
    if way == "papier":
        unfold(walk)
        walk.press(walk.page.locator("[name=einde]").first)
        unfold(walk)
        walk.look()
    for rest in ("?staat=geldt", "/klaar"):
        walk.page.goto(f"{paper}{rest}")
        walk.look()
    assert walk.found == []
