"""Few dependencies, each of them used, each locked by its hash, and no address of a registry anywhere."""

import ast
import json
import re
import tomllib

import pytest

from .tree import ROOT, code, none_of, strings

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-assets.lock", "requirements-dev.lock")
MOST = 25
MODULES = {
    "django-allauth": "allauth",
    "django": "django",
    "django-environ": "environ",
    "django-htmx": "django_htmx",
    "python-docx": "docx",
    "psycopg": "django.db.backends.postgresql",
    "pillow": "PIL",
    "pyyaml": "yaml",
}
# Not named in our code, each with its reason.
UNNAMED = {"psycopg": "Django loads it where DATABASE_URL asks for PostgreSQL"}


def distribution(requirement):
    """The name of what is required, as registries write it: "psycopg[binary]>=3.3" -> "psycopg"."""
    return re.split(r"[\s\[<>=!~;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


DIRECT = sorted(distribution(line) for line in PROJECT["project"]["dependencies"])


def modules_named():
    """What the code imports, and dotted names in settings ("whitenoise.middleware...")."""
    for source in code():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                yield node.module
        if source.room == "config":
            yield from (node.value for node in strings(source.tree) if re.fullmatch(r"\w+(\.\w+)*", node.value))


def packages(lock):
    """The packages of a lock file with their version and how many hashes each has."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, _equals, rest = line.partition("==")
        yield distribution(name), rest.split()[0] if rest else "", len(re.findall(r"--hash=sha256:[0-9a-f]{64}", line))


def addresses(text):
    """What would send an installation to one registry instead of to the one that is configured there."""
    text = re.sub(r'"url": "[^"]*"', "", text)  # in npm's lock: where an author takes gifts
    sent = re.compile(r"""https?://|"resolved"|--(extra-)?index-url|--find-links|\bregistry\s*=""")
    return [f"{number}: {line.strip()}" for number, line in enumerate(text.splitlines(), 1) if sent.search(line)]


@pytest.mark.parametrize("name", DIRECT)
def test_a_dependency_is_used(name):
    module = MODULES.get(name, name.replace("-", "_"))
    is_used = name in UNNAMED or any(f"{found}.".startswith(f"{module}.") for found in modules_named())
    assert is_used, f"Nothing in src uses {name}: take it out of pyproject.toml and the locks."


def test_there_are_few():
    assert len(DIRECT) <= MOST
    assert set(MODULES) | set(UNNAMED) <= set(DIRECT), "This table names what is not required any more."


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock):
    found = list(packages(lock))
    assert len(found) > len(DIRECT)
    none_of((name for name, version, hashes in found if not version or not hashes), f"Without hash in {lock}:")


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_hold_what_is_required(lock):
    groups = {"requirements.lock": (), "requirements-assets.lock": ("assets",)}.get(lock, ("assets", "dev"))
    wanted = {*DIRECT, *(distribution(line) for group in groups for line in PROJECT["dependency-groups"][group])}
    none_of(wanted - {name for name, _version, _hashes in packages(lock)}, f"Compile {lock} anew; it lacks:")


def test_all_locks_agree_on_versions():
    first, *others = ({name: version for name, version, _hashes in packages(lock)} for lock in LOCKS)
    for other in others:
        assert first.items() <= other.items()


@pytest.mark.parametrize("name", [*LOCKS, "package-lock.json", "package.json", ".npmrc", "pyproject.toml"])
def test_no_registry_is_written_down(name):
    none_of(addresses((ROOT / name).read_text(encoding="utf-8")), f"{name} names a registry:")


def test_every_npm_package_has_its_hash_and_its_exact_version():
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    none_of((place for place, facts in locked.items() if place and not facts.get("integrity")), "Without hash:")
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    none_of((name for name, version in wanted.items() if not version[0].isdigit()), "Not one exact version:")
    assert locked[""]["dependencies"] == wanted


def test_an_address_is_seen_in_each_form():
    bad = ["--index-url https://x", '"resolved": "y"', "--find-links z", "registry=r"]
    assert [len(addresses(line)) for line in bad] == [1, 1, 1, 1]
    assert addresses("omit-lockfile-registry-resolved=true\nname==1 --hash=sha256:0") == []
