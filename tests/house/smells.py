"""What reviews at other houses find too late: a function a smell, which gives line and fault in a source."""

import ast
import re

from .tree import ROOMS, SRC, functions, strings

# Where rows are written that no action writes, each with its reason.
WRITERS = {
    "record": "the registry's own door: audit rows, entries, openings, removals",
    "jobs/running.py": "how far long work is: no act of anybody, and never inside one's transaction",
    "parties/models/people.py": "the manager that the action `enrol` makes a person with",
    "parties/links.py": "how actions of every room make, end and forget personal links",
    "site/search/index.py": "follows what actions did; can be made anew at any time",
    "site/mail": "follows what actions did: letters on their way, which go once they are sent",
    "site/drafts.py": "what somebody is typing, which nobody said yet and which goes when it is handed in",
    "site/own_addresses.py": "secret addresses of one's own calendar and feed: a choice of hers, no act for anybody",
    "site/sign_ins.py": "where somebody is signed in: no act of hers, and it goes when she signs out",
    "papers/pictures.py": "a picture in memory, no row",
    "papers/word.py": "a file in memory, no row",
    "papers/workbooks.py": "a file in memory, no row",
    "commands/archive.py": "a restore puts rows back as they were, into an empty installation only",
}
WRITES = {
    "create", "acreate", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "save", "asave", "delete",
    "adelete", "raw", "execute", "executemany",
}  # fmt: skip
# Where text becomes markup, each place escaping what it puts in.
TRUSTED = {"site/text.py": "paragraphs, lists and passages", "papers/data.py": "data in a page, `<` written as escape"}
VAGUE_MODULES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "shared", "lib", "tools", "core"}
VAGUE_CLASS = re.compile(r"Base[A-Z]|.*(Utils?|Helpers?|Common|Mixin|Manager)$")
# Where whatever goes wrong is caught, so that one piece of work never stops the others.
LAST_RESORT = {
    "jobs/running.py": "a job may meet anything; it is logged whole, kept in words and tried again",
    "site/mail/following.py": "one act with a fault is logged and tried again, and keeps back nobody else's letters",
    "site/mail/weekly.py": "one person's list with a fault is logged and tried again, and keeps back nobody else's",
    "commands/work.py": "what goes wrong in one duty of the worker is logged whole, and the others go on",
}
REASON = re.compile(r"# noqa: PLC0415 - \w.{8}")
STATES = {"role", "state", "status", "is_superuser", "is_staff"}


def below(source, places):
    name = source.path.relative_to(SRC).as_posix()
    return next((place for place in places if name == place or name.startswith(f"{place}/")), None)


def rows_upstairs(source):
    if source.is_upstairs:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
                yield node.lineno, "a view, form or tag asks the database itself"


def compared_states(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in ("is_superuser", "is_staff"):
            yield node.lineno, f"{node.attr} opens a second door"
        if isinstance(node, ast.Compare) and source.is_upstairs:
            sides = (node.left, *node.comparators)
            names = {getattr(side, "attr", getattr(side, "id", "")) for side in sides} & STATES
            yield from ((node.lineno, f"compares {name}") for name in names)


def compared_in_template(source):
    tags = re.compile(r"\{%-?\s*(?:el)?if\b[^%]*\b(?:actor|user|membership)\.(\w+)\s*(?:==|!=|in\b)")
    for number, line in enumerate(source.lines, 1):
        yield from ((number, f"compares {found[1]}") for found in tags.finditer(line))


def swallowed_errors(source):
    if below(source, LAST_RESORT):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or getattr(kind, "id", "") in ("Exception", "BaseException") for kind in kinds):
                yield node.lineno, "catches everything"


def vague_names(source):
    if vague := VAGUE_MODULES & set(source.parts):
        yield 1, f"a module called {vague.pop()}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and VAGUE_CLASS.match(node.name):
            yield node.lineno, f"a class called {node.name}"


def signals(source):
    for node in ast.walk(source.tree):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if any(name == "django.dispatch" or name.endswith(".signals") for name in modules):
            yield node.lineno, "a signal"


def overridden_writes(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.FunctionDef) and item.name in ("save", "delete", "full_clean"):
                    yield item.lineno, f"{node.name}.{item.name} is overridden"


def late_imports(source):
    for function in functions(source.tree):
        for node in ast.walk(function):
            has_reason = REASON.search(source.lines[node.lineno - 1]) if hasattr(node, "lineno") else None
            if isinstance(node, ast.Import | ast.ImportFrom) and not has_reason:
                yield node.lineno, "an import inside a function without its reason"


def early_texts(source):
    """Texts that are translated once, when the module is read, in whichever language that was."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in ("gettext", "ngettext", "pgettext", "npgettext")
    }
    waiting = list(source.tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
            yield node.lineno, "a text is translated when the module is read"
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def higher_rooms(source):
    if source.is_upstairs or source.room not in ROOMS:
        return
    above = "|".join(ROOMS[ROOMS.index(source.room) + 1 :])
    named = re.compile(rf"(?:^|\bwoordhouder\.)({above})[./][A-Za-z_]") if above else None
    for node in strings(source.tree):
        if named and (found := named.search(node.value)):
            yield node.lineno, f"{source.room} names the higher room {found[1]}"


def loose_ends(source):
    for number, line in enumerate(source.lines, 1):
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", line) and not re.search(r"#\d+", line):
            yield number, "an end without an issue"


def writes_elsewhere(source):
    if below(source, WRITERS) or "actions" in source.parts:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes(node):
            yield node.lineno, f".{node.func.attr}() outside an action"


def writes(call):
    """Whether this is how rows are written; `update` with names only, since sets and digests take values."""
    if call.func.attr == "update":
        return bool(call.keywords) and not call.args
    return call.func.attr in WRITES and not (isinstance(call.func.value, ast.Name) and call.func.value.id == "venv")


def trusted_markup(source):
    for node in ast.walk(source.tree):
        called = getattr(node, "func", None)
        name = getattr(called, "attr", getattr(called, "id", ""))
        if name in ("mark_safe", "SafeString", "SafeText") and not below(source, TRUSTED):
            yield node.lineno, f"{name} outside the places that escape"


def trusted_in_template(source):
    for number, line in enumerate(source.lines, 1):
        if re.search(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off", line):
            yield number, "text is trusted as markup"


CLOCKS = {"timezone.now", "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
# Where a clock is read: at the edges, which hand the moment on, and in the one clock of the record.
AT_THE_EDGE = {"commands": "verbs", "record/clock.py": "the clock", "site/middleware.py": "requests per minute"}


def own_clocks(source):
    """A query or rule that reads a clock gives another answer tomorrow; an action that does cannot be replayed."""
    if source.is_upstairs or below(source, AT_THE_EDGE):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS:
            yield node.lineno, f"{ast.unparse(node.func)}() is read here"


def other_fetches(source):
    for node in ast.walk(source.tree):
        if getattr(node, "id", getattr(node, "attr", "")) in ("get_object_or_404", "get_list_or_404"):
            yield node.lineno, "fetches without a policy"


def unsure_actors(source):
    """An actor that may be None is a second door: whoever forgets it may do all."""
    for function in functions(source.tree):
        given = function.args
        for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs):
            if argument.arg == "actor" and argument.annotation and "None" in ast.unparse(argument.annotation):
                yield argument.lineno, f"{function.name} takes an actor or None"
            if re.match(r"skip_|without_check|no_check|force$", argument.arg):
                yield argument.lineno, f"{function.name} takes {argument.arg}"


def two_statuses(source):
    for node in ast.walk(source.tree):
        is_choice = isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In)
        if is_choice and getattr(node.left, "attr", "") == "status_code":
            yield node.lineno, "a test that is content with more than one status"


INLINE = re.compile(r"""(?i)<style\b|\sstyle\s*=\s*["']|<[a-z][^<>]*\son[a-z]{3,}\s*=\s*["']|javascript:""")
SCRIPT = re.compile(r"(?is)<script\b([^>]*)>")


# A letter finds no style sheet where it is read; its style stands in one file, and in no other page.
LETTER = "site/templates/mail/letter.html"


def inline_code(source):
    if below(source, {LETTER}):
        return
    texts = [(1, source.text)] if source.path.suffix != ".py" else [(n.lineno, n.value) for n in strings(source.tree)]
    for first, text in texts:
        for found in INLINE.finditer(text):
            yield first + text.count("\n", 0, found.start()), f"inline: {found[0].strip()[-20:]}"
        for found in SCRIPT.finditer(text):
            if "src=" not in found[1] and "application/ld+json" not in found[1]:
                yield first + text.count("\n", 0, found.start()), "a script in the page"
