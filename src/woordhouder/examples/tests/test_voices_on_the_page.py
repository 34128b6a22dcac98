"""The voices of the parties on an example's page and in its data, and where the page leads on."""

from woordhouder.examples import actions

from .making import SLUG, published, speaker
from .pages import MARKUP, page_text

PAGE = f"/voorbeelden/{SLUG}"


def test_each_party_speaks_with_role_and_organisation(client, editor, facts):
    published(editor, facts(), ("Gemeente Tilburg", "Woonvoorbeeld"))
    text = page_text(client.get(PAGE))
    assert "Wat Gemeente Tilburg goed vond" in text
    assert "beleidsmedewerker wonen, Gemeente Tilburg" in text
    assert "gemeente@voorbeeld.example" not in text
    assert "redactie@voorbeeld.example" not in text
    said = client.get(f"{PAGE}.json").json()["testimonies"]
    assert [one["party"] for one in said] == ["Gemeente Tilburg", "Woonvoorbeeld"]


def test_words_taken_back_leave_a_line_and_no_name(client, editor, facts):
    _nomination, interviews = published(editor, facts(), ("Gemeente Tilburg", "Woonvoorbeeld"))
    interview = interviews["Woonvoorbeeld"]
    actions.take_back_testimony(speaker(interview), interview=interview)
    text = page_text(client.get(PAGE))
    assert "mak-silenced" in text
    assert "manager wonen" not in text
    assert "Wat Woonvoorbeeld" not in text


def test_an_example_without_voices_says_so_and_how_to_tell(client, an_example):
    assert 'href="/voordragen"' in page_text(client.get(PAGE))


def test_the_page_leads_on(client, editor, facts):
    published(editor, facts())
    text = page_text(client.get(PAGE))
    assert all(f'href="{PAGE}/{rest}"' in text for rest in ("vertrekpunt", "vraag", "melding"))


def test_nobody_can_be_asked_where_nobody_spoke(client, an_example):
    assert f'href="{PAGE}/vraag"' not in page_text(client.get(PAGE))


def test_markup_in_words_stays_text(client, editor, facts):
    published(editor, facts(title=MARKUP))
    assert "<script>alert" not in page_text(client.get(PAGE))
