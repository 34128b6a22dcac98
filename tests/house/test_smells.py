"""The code has none of the smells, each smell is found when it is planted, and what is right is left alone."""

import ast
import re

import pytest

from . import smells
from .smells import TRUSTED, WRITERS
from .tree import ROOMS, SRC, code, faults, modules_of_tests, none_of, planted, templates

VIEW, MODELS = "src/woordhouder/examples/views/planted.py", "src/woordhouder/examples/models.py"
TEMPLATE, QUERY = "src/woordhouder/site/templates/site/planted.html", "src/woordhouder/examples/queries/planted.py"
INSTEAD = (
    (smells.rows_upstairs, code, "Let a query of the room give the facts:"),
    (smells.compared_states, code, "Let a policy row answer:"),
    (smells.compared_in_template, templates, "Let a policy row answer:"),
    (smells.swallowed_errors, code, "Name what can go wrong:"),
    (smells.vague_names, code, "Name what it does, or for whom:"),
    (smells.signals, code, "Follow audit rows, or call the function:"),
    (smells.overridden_writes, code, "Make it an action:"),
    (smells.late_imports, code, "Import at the top, or say why not:"),
    (smells.early_texts, code, "Use gettext_lazy outside functions:"),
    (smells.higher_rooms, code, "Links point down:"),
    (smells.loose_ends, code, "Do it, or name the issue (#12):"),
    (smells.loose_ends, templates, "Do it, or name the issue (#12):"),
    (smells.writes_elsewhere, code, "Every write is an action:"),
    (smells.own_clocks, code, "Take the moment as an argument; in an action, ask record.clock:"),
    (smells.other_fetches, code, "Use record.policy.fetch, so that absent and foreign are one:"),
    (smells.unsure_actors, code, "Nobody is ANONYMOUS, the clock is SYSTEM:"),
    (smells.two_statuses, modules_of_tests, "Say which one it must be:"),
    (smells.trusted_markup, code, "Use format_html:"),
    (smells.trusted_in_template, templates, "Use a filter that escapes:"),
    (smells.inline_code, templates, "The site's policy for browsers refuses it; use a class or a file:"),
    (smells.inline_code, code, "The site's policy for browsers refuses it; use a class or a file:"),
)


@pytest.mark.parametrize(("look", "sources", "instead"), INSTEAD)
def test_the_code_has_no(look, sources, instead):
    assert sources()
    none_of(faults(look, sources()), instead)


@pytest.mark.parametrize(
    ("look", "where", "bad"),
    [
        (smells.rows_upstairs, VIEW, "Example.objects.all()"),
        (smells.rows_upstairs, "src/woordhouder/site/templatetags/ui.py", "Example._default_manager.all()"),
        (smells.compared_states, VIEW, "if actor.role == 'bind': pass"),
        (smells.compared_states, QUERY, "if user.is_superuser: pass"),
        (smells.compared_in_template, TEMPLATE, '{% if actor.role == "bind" %}'),
        (smells.swallowed_errors, QUERY, "try:\n  f()\nexcept (ValueError, Exception): pass"),
        (smells.swallowed_errors, QUERY, "try:\n  f()\nexcept: pass"),
        (smells.vague_names, "src/woordhouder/examples/utils.py", ""),
        (smells.vague_names, QUERY, "class BaseExample: pass"),
        (smells.signals, QUERY, "from django.db.models.signals import post_save"),
        (smells.signals, QUERY, "from django.dispatch import receiver"),
        (smells.overridden_writes, MODELS, "class Example:\n  def save(self): pass"),
        (smells.late_imports, QUERY, "def f():\n  import os  # noqa: PLC0415"),
        (smells.early_texts, QUERY, "from django.utils.translation import gettext as _\nMENU = (_('Map'),)"),
        (smells.higher_rooms, "src/woordhouder/record/models.py", "ForeignKey('parties.Person')"),
        (smells.higher_rooms, QUERY, "import_string('woordhouder.site.search')"),
        (smells.loose_ends, QUERY, "# TO" + "DO later"),
        (smells.loose_ends, TEMPLATE, "{# FIX" + "ME #}"),
        (smells.writes_elsewhere, VIEW, "Example.objects.create(slug='x')"),
        (smells.writes_elsewhere, QUERY, "rows.update(title='x')"),
        (smells.own_clocks, QUERY, "def f():\n  return timezone.now()"),
        (smells.own_clocks, "src/woordhouder/examples/actions/write.py", "made.at = datetime.now(UTC)"),
        (smells.other_fetches, VIEW, "get_object_or_404(Example, slug=slug)"),
        (smells.unsure_actors, QUERY, "def f(actor: Actor | None): pass"),
        (smells.unsure_actors, QUERY, "def f(actor: Actor, *, skip_checks: bool = False): pass"),
        (smells.two_statuses, "tests/matrix/test_x.py", "assert answer.status_code in (200, 404)"),
        (smells.trusted_markup, VIEW, "mark_safe(story)"),
        (smells.trusted_in_template, TEMPLATE, "{{ story|safe }}"),
        (smells.trusted_in_template, TEMPLATE, "{% autoescape off %}"),
        (smells.inline_code, TEMPLATE, '<p style="color: red">'),
        (smells.inline_code, TEMPLATE, "<a onclick='x()'>"),
        (smells.inline_code, TEMPLATE, "<p>x</p>\n<script>x()</script>"),
        (smells.inline_code, VIEW, "shown = '<b style=\"x\">'"),
    ],
)
def test_a_planted_one_is_found(look, where, bad):
    assert faults(look, [planted(where, bad)])


@pytest.mark.parametrize(
    ("look", "where", "good"),
    [
        (smells.rows_upstairs, QUERY, "Example.objects.all()"),
        (smells.late_imports, QUERY, "def f():\n  import os  # noqa: PLC0415 - only in the worker process"),
        (smells.early_texts, QUERY, "from django.utils.translation import gettext_lazy as _\nMENU = (_('Map'),)"),
        (smells.early_texts, QUERY, "from django.utils.translation import gettext as _\ndef f(): return _('Map')"),
        (smells.higher_rooms, VIEW, "render(request, 'site/home.html')"),
        (smells.higher_rooms, QUERY, "'on the site. examples/2'"),
        (smells.higher_rooms, QUERY, '"""Told in site.search."""'),
        (smells.loose_ends, QUERY, "# TO" + "DO #12: later"),
        (smells.writes_elsewhere, "src/woordhouder/examples/actions/write.py", "Example.objects.create(slug='x')"),
        (smells.writes_elsewhere, QUERY, "seen.update(names)"),
        (
            smells.inline_code,
            TEMPLATE,
            '<script src="x.js" defer></script><script type="application/ld+json">{}</script>',
        ),
        (smells.inline_code, TEMPLATE, '<option value="a"><p class="style">on time = "x"</p>'),
    ],
)
def test_what_is_right_is_left_alone(look, where, good):
    assert faults(look, [planted(where, good)]) == []


@pytest.mark.parametrize("place", WRITERS)
def test_each_exception_is_still_needed(place):
    inside = [source for source in code() if smells.below(source, [place])]
    calls = (node for source in inside for node in ast.walk(source.tree) if isinstance(node, ast.Call))
    assert any(isinstance(call.func, ast.Attribute) and smells.writes(call) for call in calls), (
        f"{place} writes nothing now"
    )


@pytest.mark.parametrize("place", TRUSTED)
def test_each_trusted_place_says_why(place):
    text = (SRC / place).read_text()
    bare = [line for line in re.findall(r"mark_safe\([^\n]*", text) if "S308 - " not in line and '"<br>"' not in line]
    assert "mark_safe(" in text
    assert bare == []


def test_rooms_and_what_stands_above_them_are_those_of_the_code():
    folders = {path.parent.name for path in SRC.glob("*/__init__.py")} - {"config"}
    assert folders == set(ROOMS), "Give the new room its place in tests/house/tree.py."
