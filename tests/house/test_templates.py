"""Every template compiles, every page has a title, and nothing that people read goes past the translations."""

import re

import pytest
from django.template import engines
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils.translation.template import templatize

from .tree import none_of, planted, templates

NAMES = sorted({source.name.split("/templates/", 1)[1] for source in templates()})
# Names, forms of files, and languages by their own names: the same in both languages.
SAME = {
    "Nederlands",
    "English",
    "Woordhouder",
    "JSON",
    "CSV",
    "Excel",
    "Word",
    "PDF",
    "iCal",
    "Atom",
    "CC",
    "BY",
    "EUPL",
    "CC0",
    "km",
}
# Made-up examples of each component, in the language of the content; marked lang="nl" there.
IN_DUTCH = ("site/components/",)
# Long texts that are written once in each language, each a file; `site/tests/test_pages.py` holds them together.
IN_ITS_LANGUAGE = re.compile(r"/pages/\w+\.(nl|en)\.html$")
SPOKEN = re.compile(r"""\s(?:title|alt|placeholder|aria-label|aria-description)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def blocks_above(name):
    """The chain of a page up to the shell: each template with the names of the blocks that it fills itself."""
    compiled = get_template(name).template
    yield name, {block.name for block in compiled.nodelist.get_nodes_by_type(BlockNode)}
    for node in compiled.nodelist.get_nodes_by_type(ExtendsNode):
        yield from blocks_above(node.parent_name.var if isinstance(node.parent_name.var, str) else "")


def bare_words(source):
    """Words between tags, or in what screen readers say, that are written in the template itself."""
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", _blank, source.text)
    text = re.sub(r"(?s)\{#.*?#\}|\{% ?comment.*?endcomment ?%\}|<!--.*?-->", _blank, text)
    text = re.sub(r"(?s)\{% ?blocktrans.*?endblocktrans(late)? ?%\}|\{%.*?%\}|\{\{.*?\}\}", _blank, text)
    spoken = [(found.start(), found[1] or found[2] or "") for found in SPOKEN.finditer(text)]
    shown = re.sub(r"(?s)<[^<>]*>", _blank, text)
    for start, words in [*spoken, *((found.start(), found[0]) for found in re.finditer(r"[^\n]+", shown))]:
        if strange := [word for word in re.findall(r"[^\W\d_]{2,}", words) if word not in SAME]:
            yield text.count("\n", 0, start) + 1, f"not translated: {' '.join(strange)}"


def _blank(found):
    return re.sub(r"[^\n]", " ", found[0])


def untidy_texts(source):
    """Texts with line ends or spaces at their edges, which translators cannot see."""
    for number, line in enumerate(source.lines, 1):
        if re.search(r"""\{% ?translate (["'])(\s|\1|[^"'\n]*\s\1)""", line):
            yield number, "a text is empty, or begins or ends with a space"
    for found in re.finditer(r"(?s)\{% ?blocktrans(?:late)?\b([^%]*)%\}(.*?)\{% ?endblocktrans", source.text):
        if "\n" in found[2] and "trimmed" not in found[1]:
            yield source.text.count("\n", 0, found.start()) + 1, "blocktranslate over lines without `trimmed`"


def lost_translations(source):
    """What gettext's reader of templates refuses, such as a tag inside a text."""
    try:
        templatize(source.text, origin=source.name)
    except SyntaxError as error:
        yield 1, str(error)


@pytest.mark.parametrize("name", NAMES)
def test_it_compiles(name):
    assert get_template(name).template.nodelist is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_a_title_and_content(name):
    chain = list(blocks_above(name))
    if chain[-1][0] == "site/base.html" and len(chain) > 1:
        filled = set().union(*(blocks for _name, blocks in chain[:-1]))
        assert {"title", "content"} <= filled, f"{name} extends the shell without its own title and content."


def test_what_people_read_goes_through_the_translations():
    spoken = [source for source in templates() if not IN_ITS_LANGUAGE.search(source.name)]
    pages = [source for source in spoken if not any(place in source.name for place in IN_DUTCH)]
    found = [f"{page.name}:{line}: {what}" for page in pages for line, what in bare_words(page)]
    none_of(found, "Put these between {% translate %} tags:")


def test_texts_can_be_gathered_and_are_tidy():
    looks = (untidy_texts, lost_translations)
    found = [f"{page.name}:{line}: {what}" for page in templates() for look in looks for line, what in look(page)]
    none_of(found, "Translators would stumble over these:")


def test_an_unclosed_tag_and_a_strange_filter_do_not_compile():
    for bad in ("{% if a %}b", "{{ a|no_such_filter }}", "{% no_such_tag %}", "{% translate %}"):
        with pytest.raises(Exception, match=r"tag|filter|argument"):
            engines["django"].from_string(bad)


@pytest.mark.parametrize(
    ("look", "bad", "good"),
    [
        (bare_words, "<p>Hello</p>", '<p class="hello">{% translate "Hello" %} {{ name }} · JSON 12</p>'),
        (bare_words, '<a title="Hello">', '<a title="{% translate "Hello" %}" class="wh-hello">'),
        (bare_words, "{# a #}Hello", "{# Hello #}{% blocktranslate %}Hello{% endblocktranslate %}<!-- Hello -->"),
        (untidy_texts, '{% translate "Hello " %}', '{% translate "Hello you" as hello %}'),
        (untidy_texts, '{% translate "" %}', "{% translate 'Hello' %}"),
        (
            untidy_texts,
            "{% blocktranslate %}\nx{% endblocktranslate %}",
            "{% blocktranslate trimmed %}\nx{% endblocktranslate %}",
        ),
        (
            lost_translations,
            "{% blocktranslate %}{% if a %}{% endif %}{% endblocktranslate %}",
            "{% if a %}{% endif %}",
        ),
    ],
)
def test_what_is_wrong_is_found_and_what_is_right_left_alone(look, bad, good):
    assert list(look(planted("src/woordhouder/site/templates/x.html", bad)))
    assert list(look(planted("src/woordhouder/site/templates/x.html", good))) == []
