"""Every text is in its room's Dutch catalogue, whole and with the same values in it; code speaks English."""

import re
from functools import cache

import pytest

from .texts import catalogue, placeholders, said_in
from .tree import ROOMS, code, none_of, planted, templates

DUTCH = re.compile(
    r"(?i)\b(aan|als|bij|deze|dit|een|geen|haar|hebben|heeft|het|hij|hun|kunt|maar|met|naar|niet|nog|ook|onze|over de"
    r"|uit|uw|van|voor|waar|wat|wel|wij|worden|wordt|zijn|zoals|gemeente|woningcorporatie|huurders|afspraken)\b"
)
OF_THE_LAW = ("prestatieafspraken", "jaarschijf", "Woordhouder", "bod")


@cache
def used(room):
    """Each text that the room's code and templates say, with where."""
    sources = [source for source in (*code(), *templates()) if source.room == room]
    return [(f"{source.name}:{said.line}", said) for source in sources for said in said_in(source)]


@cache
def entries(room):
    return {(entry.context, text_of(entry)): entry for entry in catalogue(room) if entry.id}


def text_of(entry):
    return entry.id[0] if isinstance(entry.id, tuple) else entry.id


def forms(entry):
    """Pairs of an English text and its Dutch; a plural entry has two."""
    if isinstance(entry.id, tuple):
        return list(zip(entry.id, entry.string, strict=True))
    return [(entry.id, entry.string)]


@pytest.mark.parametrize("room", ROOMS)
def test_each_text_is_in_the_catalogue_of_its_room(room):
    known = entries(room)
    missing = [f'{where}: "{said.text}"' for where, said in used(room) if said.key not in known]
    none_of(missing, f"Add these to {room}/locale/nl/LC_MESSAGES/django.po:")


@pytest.mark.parametrize("room", ROOMS)
def test_a_text_has_its_plural_in_the_catalogue_too(room):
    known = entries(room)
    plurals = [(where, said) for where, said in used(room) if said.plural is not None and said.key in known]
    wrong = [f'{where}: "{said.plural}"' for where, said in plurals if known[said.key].id != (said.text, said.plural)]
    none_of(wrong, "The catalogue has another plural:")


@pytest.mark.parametrize("room", ROOMS)
def test_the_catalogue_has_nothing_that_is_not_said(room):
    said = {said.key for _where, said in used(room)}
    none_of((f'"{text}"' for context, text in entries(room) if (context, text) not in said), f"{room} does not say:")
    none_of((f'"{text}"' for text in catalogue(room).obsolete), f"{room} has not said since long:")


@pytest.mark.parametrize("room", ROOMS)
def test_each_translation_is_there_and_sure(room):
    none_of((f'"{text}"' for (_c, text), entry in entries(room).items() if entry.fuzzy), "Read these (fuzzy):")
    empty = [text for entry in entries(room).values() for text, dutch in forms(entry) if not dutch.strip()]
    none_of((f'"{text}"' for text in empty), f"Without Dutch in {room}:")


def test_a_text_has_one_dutch_in_all_rooms():
    """Of two translations of one text Django shows that of the room that is installed first, on every page."""
    dutch = {}
    for room in ROOMS:
        for key, entry in entries(room).items():
            dutch.setdefault(key, {}).setdefault(entry.string, room)
    clashes = [f'"{text}": {found}' for (_context, text), found in dutch.items() if len(found) > 1]
    none_of(clashes, "Give these one translation, or one of them another English text:")


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_show_the_same_values(room):
    found = []
    for entry in entries(room).values():
        for number, (english, dutch) in enumerate(forms(entry)):
            both = placeholders(english), placeholders(dutch)
            # One thing may be told without its number: "one example" for "%(counter)s example".
            is_told = isinstance(entry.id, tuple) and number == 0 and both[1] <= placeholders(entry.id[1])
            if both[0] != both[1] and not is_told:
                found.append(f'"{english}" and "{dutch}"')
    none_of(found, "Not the same values:")


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_begin_and_end_alike(room):
    pairs = [pair for entry in entries(room).values() for pair in forms(entry)]
    edges = [f'"{pair}"' for pair in pairs if len({(t[:1].isspace(), t[-1:].isspace()) for t in pair}) > 1]
    none_of(edges, "Space at one side only:")


@pytest.mark.parametrize("room", ROOMS)
def test_code_speaks_english(room):
    texts = [(where, said.text) for where, said in used(room)]
    plain = [(where, re.sub("|".join(OF_THE_LAW), "", text)) for where, text in texts]
    none_of((f"{where}: {text}" for where, text in plain if DUTCH.search(text)), "Dutch belongs in the catalogue:")


@pytest.mark.parametrize(
    ("name", "text", "gathered"),
    [
        ("site/views/x.py", '_("One "\n  "two") + ngettext("a", "b", n)', [("One two", None, None), ("a", "b", None)]),
        ("site/views/x.py", 'pgettext_lazy("verb", "May")', [("May", None, "verb")]),
        ("site/templates/x.html", "{% translate \"It's\" %}<p>gettext('no')", [("It's", None, None)]),
        ("site/templates/x.html", '<p title="{{ _("Yes") }}">{# {% translate "No" %} #}', [("Yes", None, None)]),
        (
            "site/templates/x.html",
            "{% blocktranslate trimmed count n=n %}\n One {{ n }}\n{% plural %}Many{% endblocktranslate %}",
            [("One %(n)s", "Many", None)],
        ),
        ("site/templates/x.html", '{% translate "May" context "verb" as x %}', [("May", None, "verb")]),
    ],
)
def test_texts_are_gathered_as_gettext_does(name, text, gathered):
    found = [(said.text, said.plural, said.context) for said in said_in(planted(f"src/woordhouder/{name}", text))]
    assert found == gathered


def test_a_computed_text_is_refused():
    with pytest.raises(ValueError, match="nothing computed"):
        list(said_in(planted("src/woordhouder/site/views/x.py", '_(f"Hello {name}")')))


def test_placeholders_of_each_kind_are_seen():
    assert placeholders("100 %% of %(n)d {name} %s {}") == {"%(n)d", "{name}", "%s", "{}"}
