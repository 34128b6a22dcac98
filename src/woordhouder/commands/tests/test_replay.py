"""A replay: actions at their moments, references between lines, refused lines that leave no trace."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from woordhouder.agreements.models import Continuation
from woordhouder.commands import main
from woordhouder.commands.replay import Replay
from woordhouder.conftest import FACTS
from woordhouder.examples.models import Description
from woordhouder.parties.models import Organisation, Person
from woordhouder.record.models import Audit

SYSTEM = {"at": "2026-03-01T10:00:00Z", "by": "system"}
FOUND = {**SYSTEM, "do": "parties.found", "with": {"kind": "editorial_board", "name": "Redactie"}, "ref": "board"}
ENROL = {
    **SYSTEM,
    "do": "parties.enrol",
    "with": {"email": "r@voorbeeld.example", "organisation": "@board", "role": "contribute"},
}
DESCRIBE = {
    "at": "2026-03-02T10:00:00Z",
    "by": "r@voorbeeld.example",
    "for": "@board",
    "do": "examples.describe",
    "with": {"slug": "tilburg-2020-2024", "facts": FACTS},
}


@pytest.fixture
def replay(tmp_path, db, capsys):
    """Replay these lines; gives the exit code and what was said."""

    def perform(*lines, strict=False):
        file = tmp_path / "replay.jsonl"
        text = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        file.write_text("\n".join(text), encoding="utf-8")
        code = main(["replay", str(file), *(["--strict"] if strict else [])])
        return code, capsys.readouterr().out

    return perform


def test_a_replay_acts_at_the_moments_of_its_lines(replay):
    code, said = replay(FOUND, ENROL, DESCRIBE)
    assert (code, said) == (0, "")
    made = Description.objects.get()
    assert made.published_at.isoformat() == "2026-03-02T10:00:00+00:00"
    assert [row.at.day for row in Audit.objects.order_by("id")] == [1, 1, 2]


def test_only_lines_from_a_day_on_happen_later(db):
    told = Replay(timedelta(days=10), since=datetime(2026, 3, 2, tzinfo=UTC))
    for line in (FOUND, ENROL, DESCRIBE):
        told.perform(json.dumps(line))
    assert [row.at.day for row in Audit.objects.order_by("id")] == [1, 1, 12]


@pytest.mark.parametrize(
    "line",
    [
        {**DESCRIBE, "at": "2026-02-01T10:00:00Z"},
        {**DESCRIBE, "at": "2999-01-01T10:00:00Z"},
        {**DESCRIBE, "at": "2026-03-02T10:00:00"},
        {**DESCRIBE, "at": "morgen"},
        {**DESCRIBE, "do": "examples.dream"},
        {**DESCRIBE, "with": {"slug": "x"}},
        {**DESCRIBE, "with": ["x"]},
        {**DESCRIBE, "for": "@nobody"},
        {**DESCRIBE, "by": "stranger@voorbeeld.example"},
        {**DESCRIBE, "why": "because"},
        "no json",
        "[]",
    ],
)
def test_a_refused_line_is_named_and_leaves_no_trace_and_the_rest_goes_on(replay, line):
    code, said = replay(FOUND, ENROL, line, DESCRIBE)
    assert code == 1
    assert "3" in said.split(":")[0]
    assert (Description.objects.count(), Audit.objects.count()) == (1, 3)


def test_what_a_refused_line_would_have_made_cannot_be_used(replay):
    code, said = replay({**FOUND, "do": "parties.dream"}, ENROL)
    assert code == 1
    assert "@board" in said


def test_strict_stops_at_the_first_refusal(replay):
    code, _said = replay(FOUND, "no json", ENROL, strict=True)
    assert (code, Person.objects.count(), Organisation.objects.count()) == (1, 0, 1)


def test_a_replay_into_the_past_of_a_dossier_is_refused(replay):
    later = {**DESCRIBE, "with": {"slug": "tilburg-2020-2024", "facts": {**FACTS, "title": "Later"}}}
    replay(FOUND, ENROL, {**DESCRIBE, "at": "2026-05-01T10:00:00Z"})
    code, said = replay({**later, "for": "Redactie"})
    assert code == 1
    assert "2026-05-01" in said
    assert Description.objects.count() == 1


def test_where_people_have_signed_in_nothing_is_replayed(replay, settings):
    replay(FOUND, ENROL)
    settings.DEMO = False
    Person.objects.update(last_login="2026-03-03T10:00:00Z")
    assert replay({**DESCRIBE, "for": "Redactie"})[0] == 2
    assert not Description.objects.exists()


def test_a_line_separator_inside_a_text_does_not_cut_the_line(replay):
    story = "een\u2028twee"
    line = json.dumps(
        {**DESCRIBE, "with": {**DESCRIBE["with"], "facts": {**FACTS, "story": story}}}, ensure_ascii=False
    )
    assert replay(FOUND, ENROL, line) == (0, "")
    assert Description.objects.get().story == story


def test_lines_name_seats_and_what_an_act_made(replay):
    code, said = replay(*story_of_one_promise())
    assert (code, said) == (0, "")
    assert Continuation.objects.get().commitment.number == 1


def story_of_one_promise():
    """A municipality founds a table, registers one promise in each of two years, and says that one goes on."""
    by = {"at": "2026-03-03T10:00:00Z", "by": "wethouder@voorbeeld.example", "for": "@city"}
    found = {**SYSTEM, "do": "parties.found", "with": {"kind": "municipality", "name": "Gemeente V"}, "ref": "city"}
    enrol = {"email": by["by"], "organisation": "@city", "role": "bind"}
    yield found
    yield {**SYSTEM, "do": "parties.enrol", "with": enrol}
    yield {**by, "do": "parties.found_table", "with": {"name": "Voor", "region": "Voor"}, "ref": "table"}
    for year in ("2025", "2026"):
        prepared, act = f"@p{year}", {"title": year, "slug": year, "starts": f"{year}-01-01", "parties": [SEAT]}
        promise = {"title": "Huis", "text": "Wij bouwen.", "theme": "availability", "lead": SEAT}
        given = {"partnership": "@table", "kind": "registration"}
        yield {**by, "do": "agreements.prepare", "with": given, "ref": f"p{year}"}
        yield {**by, "do": "agreements.set_act_facts", "with": {"preparation": prepared, "facts": act}}
        yield {**by, "do": "agreements.put_promise", "with": {"preparation": prepared, "facts": promise}}
        yield {**by, "do": "agreements.register", "with": {"preparation": prepared}, "ref": f"a{year}"}
    goes_on = {"commitment": "number 1 of @a2026", "earlier": "number 1 of @a2025"}
    yield {**by, "do": "agreements.continue_commitment", "with": goes_on}


SEAT = "@city at @table"
