"""What components promise: text stays text, an empty fact says so, a wrong argument fails."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.site import text
from woordhouder.site.assets import build
from woordhouder.site.samples import SampleForm


def shown(source: str, **facts: object) -> str:
    request = RequestFactory().get("/zoeken?q=huur&pagina=2")
    with translation.override("en"):
        return Template(source).render(Context({"request": request, **facts}))


@given(st.text(alphabet="<>&\"' -\nab"))
def test_prose_never_lets_markup_through(plain):
    made = text.prose(plain)
    for tag in ('<p class="nl-paragraph">', "</p>", '<ul class="utrecht-unordered-list">', "</ul>", "<br>", "</li>"):
        made = made.replace(tag, "")
    assert "<" not in made.replace('<li class="utrecht-unordered-list__item">', "")


def test_prose_parts_paragraphs_and_lists():
    made = text.prose("Eerst dit:\n- een\n- twee\ndaarna dat.\n\nEn verder.")
    assert (made.count("<p "), made.count("<ul "), made.count("<li ")) == (3, 1, 2)


def test_a_passage_marks_its_hits_and_escapes_all():
    assert text.passage([("de <i>", False), ("huur", True)]) == 'de &lt;i&gt;<mark class="nl-mark">huur</mark>'


def test_a_difference_says_what_is_gone_and_new_without_colour_and_escapes_all():
    made = shown("{% difference old new %}", old="vijf <i> huizen", new="zes <i> huizen")
    assert "[gone: </span>vijf" in made
    assert "[new: </span>zes" in made
    assert "<i>" not in made
    assert "&lt;i&gt; huizen" in made


def test_an_empty_fact_says_that_it_is_not_known():
    assert "not known" in shown('{% fact label="Place" %} {% endfact %}')
    assert "not known" not in shown('{% fact label="Place" %}Here{% endfact %}')
    assert shown("{% data_list rows %}", rows=[("a", None), ("b", ""), ("c", 0)]).count("not known") == 2


@pytest.mark.parametrize(
    "wrong",
    [
        '{% notice kind="loud" title="x" %}{% endnotice %}',
        '{% badge "loud" "x" %}',
        '{% heading 7 "x" %}',
        '{% card "x" %}',
        '{% card "x" "/y" colour="red" %}',
    ],
)
def test_a_wrong_argument_fails(wrong):
    with pytest.raises(TemplateSyntaxError):
        shown(wrong)


def test_a_word_explained_twice_has_two_ids():
    made = shown('{% term "bod" "bod" "uitleg" %}{% term "bod" "bod" "uitleg" %}')
    assert 'id="uitleg-bod-1"' in made
    assert 'id="uitleg-bod-2"' in made
    assert 'href="/en/begrippen#bod"' in made


def test_pages_keep_the_rest_of_the_address():
    made = shown("{% pagination 2 9 %}")
    assert 'href="?q=huur&amp;pagina=3"' in made
    assert "Page 9" in made
    assert shown("{% pagination 1 1 %}").strip() == ""


def test_a_field_that_was_refused_is_tied_to_its_error():
    made = shown("{% field form.name %}", form=SampleForm({}))
    assert 'aria-describedby="id_name-hint id_name-error"' in made
    assert 'aria-invalid="true"' in made
    assert 'type="checkbox"' in shown("{% field form.themes %}", form=SampleForm())


def test_only_tokens_that_lead_somewhere_are_kept():
    declared = {"--a": "var(--b)", "--b": "1px", "--c": "2px", "--d": "var(--d)"}
    assert build.used_tokens(declared, "p{margin:var(--a)}q{margin:var( --d, 0)}") == {
        "--a": "var(--b)",
        "--b": "1px",
        "--d": "var(--d)",
    }
    assert build.compact("/* a */ p > a { color : red ; }\n/*# sourceMappingURL=x */") == "p>a{color : red}"
