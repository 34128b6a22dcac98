"""The pages that are made from the registries: docs/actions.md, docs/policy.md and docs/kinds.json. Always English."""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils import translation

from .kinds import KINDS
from .policy import POLICIES
from .registry import ACTIONS, Action

Schema = dict[str, Any]
_HEAD = "<!-- Made from the code; do not edit. -->\n"
_FORMATS = {"date": "date (2026-03-01)", "date-time": "moment (2026-03-01T10:00:00Z)", "uri": "web address"}


def kinds_json() -> str:
    """All kinds of entries by name, as `/log/kinds.json` and docs/kinds.json give them."""
    kinds = {
        kind.name: {"says": kind.says, "has": list(kind.has), "set": dict(sorted(kind.set.items()))}
        for kind in sorted(KINDS.values(), key=lambda kind: kind.name)
    }
    return json.dumps(kinds, indent=2, ensure_ascii=False) + "\n"


def policy_markdown() -> str:
    """Who may do what: each row of each policy with its reason."""
    with translation.override("en"):
        lines = ["# Who may do what\n", _HEAD, "Each verb holds for the rows that meet its condition.\n"]
        for about, policy in sorted(POLICIES.items()):
            lines += [f"## {about}\n", "| May | When |", "|---|---|"]
            lines += [f"| {verb} | {_cell(str(row.why))} |" for verb, row in sorted(policy.items())]
            lines.append("")
    return "\n".join(lines)


def actions_markdown() -> str:
    """What people do: each action with its arguments and the entry that it leaves, then the forms of its fields."""
    with translation.override("en"):
        schemas = {name: ACTIONS[name].arguments.model_json_schema() for name in sorted(ACTIONS)}
        lines = [
            "# What people do\n",
            _HEAD,
            "A replay file names these actions (`do`) and their arguments (`with`), one JSON object a line.\n",
        ]
        for room, names in groupby(schemas, key=lambda name: name.split(".")[0]):
            lines.append(f"## {room}\n")
            for name in names:
                lines += _action(ACTIONS[name], schemas[name])
        forms = {name: form for schema in schemas.values() for name, form in schema.get("$defs", {}).items()}
        lines += ["## Forms\n", *(line for name in sorted(forms) for line in _form(name, forms[name]))]
    return "\n".join(lines)


def _action(action: Action, schema: Schema) -> Iterator[str]:
    yield f"### {action.name}\n"
    yield f"{action.says}\n"
    yield from _fields(schema)
    yield f"Leaves: `{action.owes.name}`, {_lower(action.owes.says)}\n" if action.owes else "Leaves no public entry.\n"


def _form(name: str, form: Schema) -> Iterator[str]:
    yield f"### {name}\n"
    if form.get("description"):
        yield f"{form['description']}\n"
    if "properties" in form:
        yield from _fields(form)
    else:
        yield f"{_type(form)}\n"


def _fields(schema: Schema) -> Iterator[str]:
    """A table of named values: what each takes, and whether it may be left out."""
    if not schema.get("properties"):
        return
    yield from ("| Name | Takes | Needed |", "|---|---|---|")
    for name, field in schema["properties"].items():
        yield f"| `{name}` | {_cell(_type(field))} | {'yes' if name in schema.get('required', ()) else 'no'} |"
    yield ""


def _type(field: Schema) -> str:
    """A JSON schema in a few English words."""
    if reference := field.get("$ref"):
        name = reference.rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if choices := field.get("enum"):
        return "one of " + ", ".join(f"`{choice}`" for choice in choices)
    if "const" in field:
        return f"`{field['const']}`"
    if options := field.get("anyOf") or field.get("oneOf") or field.get("allOf"):
        return " or ".join(dict.fromkeys(_type(option) for option in options))
    return _plain(field)


def _plain(field: Schema) -> str:
    kind = field.get("type", "")
    if kind == "array":
        items: Schema = field.get("items") or next(iter(field.get("prefixItems", [])), {})
        return f"list of {_type(items)}" if items else "list"
    if kind == "object":
        values = field.get("additionalProperties")
        return f"named values, each {_type(values)}" if isinstance(values, dict) and values else "named values"
    if field.get("contentEncoding") == "base64":
        return f"a file in base64 (at most {field['maxLength']} characters)"
    words = {"string": "text", "integer": "whole number", "number": "number", "boolean": "yes or no", "null": "nothing"}
    limits = [f"at most {field['maxLength']} characters"] if "maxLength" in field else []
    limits += [f"at least {field['minimum']}"] if "minimum" in field else []
    limits += [f"at most {field['maximum']}"] if "maximum" in field else []
    limits += [f"like `{field['pattern']}`"] if "pattern" in field else []
    word = _FORMATS.get(field.get("format", ""), words.get(kind, "any value"))
    return f"{word} ({', '.join(limits)})" if limits else word


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
