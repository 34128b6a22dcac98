"""The code as these tests read it: each file once, and faults that say where they are."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "woordhouder"
# From the lowest up: a room knows only those before it.
ROOMS = (
    "record",
    "language",
    "papers",
    "jobs",
    "parties",
    "examples",
    "agreements",
    "keeping",
    "intake",
    "site",
    "demo",
    "commands",
)
# These stand above all rooms, wherever they live.
UPSTAIRS = ("views", "urls", "forms", "templatetags")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """A file of the project, read once."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, str(self.path))

    @property
    def name(self) -> str:
        """The path from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        """Below the package, without suffix: ("examples", "actions", "describe")."""
        return self.path.relative_to(SRC).with_suffix("").parts

    @property
    def room(self) -> str:
        return self.parts[0]

    @property
    def is_upstairs(self) -> bool:
        return any(part in UPSTAIRS for part in self.parts)


@cache
def code() -> tuple[Source, ...]:
    """The modules of the package that run at people's: no tests, no migrations."""
    return tuple(Source(path) for path in sorted(SRC.rglob("*.py")) if not _is_aside(path))


@cache
def modules_of_tests() -> tuple[Source, ...]:
    """All modules of tests, and what they share."""
    below = [path for path in SRC.rglob("*.py") if "tests" in path.parts or path.name == "conftest.py"]
    return tuple(Source(path) for path in sorted([*below, *(ROOT / "tests").rglob("*.py")]))


@cache
def templates() -> tuple[Source, ...]:
    return tuple(Source(path) for path in sorted(SRC.rglob("templates/**/*")) if path.suffix in (".html", ".svg"))


def planted(name: str, text: str) -> Source:
    """A file that is not there, to see that what is wrong with it is found. `name` is its path from the root."""
    source = Source(ROOT / name)
    source.__dict__["text"] = text
    return source


def _is_aside(path: Path) -> bool:
    below = path.relative_to(SRC)
    return bool({"tests", "migrations", "built"} & set(below.parts)) or below.name == "conftest.py"


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(node: ast.stmt) -> int:
    """Lines from `def` or `class` to the last one."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of the constants that are docstrings."""
    homes = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    firsts = (node.body[0] for node in ast.walk(tree) if isinstance(node, homes) and node.body)
    return {
        id(first.value) for first in firsts if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    }


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The texts in code, docstrings left out."""
    aside = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node


Look = Callable[[Source], Iterable[tuple[int, str]]]


def faults(look: Look, sources: Iterable[Source]) -> list[str]:
    """What `look` finds in each source, as "file:line: what"."""
    return [f"{source.name}:{line}: {what}" for source in sources for line, what in look(source)]


def none_of(found: Iterable[str], advice: str) -> None:
    """Fail with each fault on a line, and what to do instead."""
    if lines := list(found):
        raise AssertionError("\n".join([advice, *lines]))
