"""What is written down is what the code does: generated pages, settings, verbs, decisions, published kinds."""

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache

import pytest

from woordhouder.commands import VERBS

from .tree import ROOT, code, none_of

HEADINGS = ("Question", "Decision", "Because", "Rejected", "Held by", "We change our mind if")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
GENERATED = ("actions.md", "policy.md", "kinds.json")
FILES = (
    "README.md",
    "LICENSE",
    "publiccode.yml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/performance.md",
    "docs/record.md",
)
# Read, but not settings of ours: the machine's own.
OF_THE_MACHINE = {"PATH", "LANG", "SSL_CERT_FILE", "DJANGO_SETTINGS_MODULE"}


@cache
def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def names_read(tree):
    """The names that code reads from the environment: env.str("X"), os.environ.get("X"), os.environ["X"]."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            yield node.lineno, getattr(node.slice, "value", "")
        called = ast.unparse(node.func) if isinstance(node, ast.Call) and node.args else ""
        if called == "os.getenv" or re.fullmatch(r"(env|os\.environ)(\.\w+)?", called):
            yield node.lineno, getattr(node.args[0], "value", "")


def rows_of(text):
    """The names in the first column of tables: "| `NAME` | ..."."""
    return set(re.findall(r"(?m)^\| *`([A-Z_]+)`", text))


def published(ref):
    """The kinds of docs/kinds.json at a commit or tag; none where it is not there (a copy without history, too)."""
    command = ["git", "-C", str(ROOT), "show", f"{ref}:docs/kinds.json"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(shown.stdout) if shown.returncode == 0 else {}


def releases():
    command = ["git", "-C", str(ROOT), "tag", "--list", "v*"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The generated pages as a process of its own makes them; here, tests have added actions and kinds to play with."""
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "woordhouder", "docs", "--into", str(folder)]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("name", GENERATED)
def test_a_generated_page_is_what_the_code_makes(made, name):
    path = ROOT / "docs" / name
    is_current = path.exists() and path.read_text(encoding="utf-8") == made[name]
    assert is_current, f"docs/{name} is behind the code: run `make docs` and commit what it wrote."


def test_every_generated_page_is_held(made):
    assert set(made) == set(GENERATED)


def test_a_published_kind_never_changes(made):
    now = json.loads(made["kinds.json"])
    for ref in ("HEAD", *releases()):
        changed = [name for name, kind in published(ref).items() if now.get(name) != kind]
        none_of(changed, f"These stand so in receipts since {ref}; make a new version (/2) beside them:")


def test_each_setting_is_in_the_readme():
    found = [
        f"{source.name}:{line}: {name}"
        for source in code()
        for line, name in names_read(source.tree)
        if name not in OF_THE_MACHINE | rows_of(readme())
    ]
    none_of(found, "Explain these in README's configuration table (| `NAME` | ...):")


def test_the_readme_explains_no_setting_that_is_gone():
    read = {name for source in code() for _line, name in names_read(source.tree)}
    none_of(rows_of(readme()) - read - words_of_the_tools(), "Nothing reads these:")


def words_of_the_tools():
    """Names in capitals that stand in Makefile, scripts and tests, which read the environment in their own ways."""
    tools = [ROOT / "Makefile", ROOT / ".ci" / "run", *(ROOT / "scripts").glob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return {word for path in tools for word in re.findall(r"\b[A-Z_]{4,}\b", path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_in_the_readme(verb):
    is_told = bool(re.search(rf"(`|woordhouder ){verb}\b", readme()))
    assert is_told, f"Tell in README what `woordhouder {verb}` does."


@pytest.mark.parametrize("name", FILES)
def test_a_page_that_others_look_for_is_there(name):
    path = ROOT / name
    says = len(path.read_text(encoding="utf-8")) if path.exists() else 0
    assert says > 200, f"{name} says next to nothing."


def test_there_are_decisions_each_with_its_number():
    assert DECISIONS, "Write down what was decided, and why, in docs/decisions/."
    numbers = [path.name[:4] for path in DECISIONS]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_a_decision_says_all_that_a_decision_must():
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        named = re.findall(rf"(?m)^(?:#+ |\*\*|\*)({'|'.join(HEADINGS)})\b", text)
        assert tuple(dict.fromkeys(named)) == HEADINGS, f"{path.name} has other headings."
        assert len(text.splitlines()) <= 60, f"{path.name} is longer than a screen."


PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("written", PAGES, ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(written):
    text = re.sub(r"(?s)```.*?```", "", written.read_text(encoding="utf-8"))
    places = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    none_of(
        (place for place in places if not (written.parent / place).exists()), f"{written.name} links to nothing at:"
    )


@pytest.mark.parametrize("written", PAGES, ids=lambda path: path.name)
def test_files_that_the_pages_name_are_there(written):
    """`tests/house/test_x.py` in backticks; names with a star or a form such as <slug> stand for many."""
    named = re.findall(r"`((?:src|tests|docs|scripts|library)/[\w./-]+)`", written.read_text(encoding="utf-8"))
    none_of((name for name in named if not (ROOT / name).exists()), f"{written.name} names what is not there:")


def test_names_read_are_seen_in_each_form():
    text = 'env.str("A", default="x"); os.environ.get("B"); os.environ["C"]; env.db_url("D"); env("E"); other.get("F")'
    assert [name for _line, name in names_read(ast.parse(text))] == ["A", "B", "C", "D", "E"]
