"""Nothing in a record can be changed, moved or taken away without being found."""

from random import Random

import pytest

from woordhouder.record.canonical import canonical
from woordhouder.record.checking import EntryRow, OpeningRow, StreamRow, check_record
from woordhouder.record.inspection import entry_rows, inspect_record, stream_rows
from woordhouder.record.leaves import commitment, encode, leaf_hash, public_leaf, read_leaf, sealed_leaf
from woordhouder.record.models import Entry, Opening
from woordhouder.record.tests.toys import ANNE, BOB, say, take_away

AT = "2026-11-24T18:13:05Z"


def a_record(entries, streams=7):
    """A good record made without a database: `entries` over `streams` streams, every third of them sealed."""
    random, heads, rows = Random(1), {}, []
    for number in range(1, entries + 1):
        stream = f"s{random.randrange(streams)}"
        audience = "table" if int(stream[1:]) % 3 == 2 else "public"
        head = heads.get(stream)
        opened = (OpeningRow("text", random.randbytes(32), canonical(f"Zin {number}").decode()),)
        body = {
            "kind": "record.said/1",
            "at": AT,
            "by": "org-a",
            "stream": stream,
            "n": head.n + 1 if head else 1,
            "set": {"number": number},
            "has": {"text": commitment("text", opened[0].salt, opened[0].value.encode())},
        }
        body |= {"prev": encode(head.head)} if head else {}
        body |= {"refs": [encode(random.choice(rows).leaf_hash)]} if rows and number % 5 == 0 else {}
        leaf = public_leaf(body)
        if audience == "table":
            salt, text = random.randbytes(32), canonical(body)
            opened = (OpeningRow("body", salt, text.decode()), *opened)
            leaf = sealed_leaf(commitment("body", salt, text))
        rows.append(EntryRow(number, None, leaf, leaf_hash(leaf), stream, body["n"], body["kind"], opened))
        heads[stream] = StreamRow(audience, body["n"], leaf_hash(leaf), AT)
    return rows, heads


SMALL, LARGE = a_record(6, streams=3), a_record(1000)


def findings(rows, heads):
    return list(check_record(rows, heads))


def is_found(record, place, **changed):
    rows, heads = record
    return findings([*rows[:place], rows[place]._replace(**changed), *rows[place + 1 :]], heads)


def test_a_good_record_has_no_findings():
    assert findings(*SMALL) == findings(*LARGE) == []
    assert {heads.audience for heads in SMALL[1].values()} == {"public", "table"}


def flipped(data, place, bit=1):
    return data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]


def test_every_byte_of_every_leaf_and_hash_counts():
    for place, row in enumerate(SMALL[0]):
        for byte in range(len(row.leaf)):
            assert is_found(SMALL, place, leaf=flipped(row.leaf, byte)), (place, byte)
        for byte in range(32):
            assert is_found(SMALL, place, leaf_hash=flipped(row.leaf_hash, byte)), (place, byte)


def test_every_byte_of_every_opening_counts():
    for place, row in enumerate(SMALL[0]):
        for number, opening in enumerate(row.openings):
            changed = [opening._replace(salt=flipped(opening.salt, byte)) for byte in range(32)]
            value = opening.value.encode()
            changed += [opening._replace(value=flipped(value, byte).decode()) for byte in range(len(value))]
            changed += [opening._replace(name=opening.name + "x"), opening._replace(salt=opening.salt + b"x")]
            for other in changed:
                openings = (*row.openings[:number], other, *row.openings[number + 1 :])
                assert is_found(SMALL, place, openings=openings), (place, other)


@pytest.mark.parametrize("seed", range(20))
def test_a_byte_anywhere_in_a_record_of_a_thousand_entries_is_found(seed):
    random = Random(seed)
    place = random.randrange(1000)
    leaf = LARGE[0][place].leaf
    changed = flipped(leaf, random.randrange(len(leaf)), 1 << random.randrange(8))
    assert is_found(LARGE, place, leaf=changed)
    assert is_found(LARGE, place, leaf=changed, leaf_hash=leaf_hash(changed))


def test_every_column_counts():
    rows, _heads = SMALL
    others = {"stream": "s9", "n": 9, "kind": "record.other/1", "position": 0, "openings": ()}
    for place, row in enumerate(rows):
        for name, value in others.items():
            assert is_found(SMALL, place, **{name: value}), (place, name)
        assert place == len(rows) - 1 or is_found(SMALL, place, id=row.id + len(rows))


@pytest.mark.parametrize("place", [0, 1, 500, 998, 999])
def test_an_entry_that_was_taken_away_is_found(place):
    rows, heads = LARGE
    assert findings(rows[:place] + rows[place + 1 :], heads)


def test_entries_of_one_stream_in_another_order_are_found():
    rows, heads = LARGE
    for first in (0, 500, 900):
        second = next(place for place in range(first + 1, 1000) if rows[place].stream == rows[first].stream)
        changed = list(rows)
        changed[first] = rows[second]._replace(id=rows[first].id)
        changed[second] = rows[first]._replace(id=rows[second].id)
        assert findings(changed, heads)
    assert findings(rows[::-1], heads)


def test_an_entry_that_was_put_in_is_found():
    rows, heads = SMALL
    assert findings([*rows, rows[-1]._replace(id=99)], heads)
    assert findings([*rows, rows[-1]._replace(id=99, n=rows[-1].n + 1)], heads)


def test_a_stream_that_says_something_else_of_its_end_is_found():
    rows, heads = SMALL
    for name, head in heads.items():
        others = [{"n": head.n + 1}, {"head": bytes(32)}, {"newest_at": "2027-01-01T00:00:00Z"}, {"audience": "x"}]
        for changed in others:
            found = findings(rows, {**heads, name: head._replace(**changed)})
            assert found or (changed == {"audience": "x"} and head.audience != "public"), (name, changed)
        assert findings(rows, {key: value for key, value in heads.items() if key != name})
    assert findings(rows, {**heads, "more": StreamRow("public", 1, bytes(32), AT)})


def forged(body, *openings, number=1):
    leaf = public_leaf(body)
    return EntryRow(number, None, leaf, leaf_hash(leaf), body["stream"], body["n"], body["kind"], openings)


FIRST = {"kind": "record.said/1", "at": AT, "by": "org-a", "stream": "s", "n": 1}


def texts(*rows):
    ends = {row.stream: StreamRow("public", row.n, row.leaf_hash, read_leaf(row.leaf).body["at"]) for row in rows}
    return [str(finding) for finding in findings(rows, ends)]


def test_an_answer_to_what_was_not_there_yet_is_found():
    later = forged({**FIRST, "stream": "t"}, number=2)
    assert len(texts(forged({**FIRST, "refs": [encode(later.leaf_hash)]}), later)) == 1
    assert texts(later._replace(id=1), forged({**FIRST, "refs": [encode(later.leaf_hash)]}, number=2)) == []


def test_a_salt_that_was_used_twice_is_found():
    opening = OpeningRow("text", bytes(32), '"x"')
    has = {"has": {"text": commitment("text", opening.salt, b'"x"')}}
    assert texts(forged({**FIRST, **has}, opening)) == []
    other = {**FIRST, **has, "stream": "t"}
    assert len(texts(forged({**FIRST, **has}, opening), forged(other, opening, number=2))) == 1


def test_a_value_in_another_layout_is_no_opening():
    value = '{"a": 1}'
    opening = OpeningRow("text", bytes(32), value)
    assert texts(forged({**FIRST, "has": {"text": commitment("text", opening.salt, value.encode())}}, opening))


def test_an_entry_older_than_the_one_before_it_is_found():
    first = forged(FIRST)
    older = forged({**FIRST, "n": 2, "prev": encode(first.leaf_hash), "at": "2026-11-24T18:13:04Z"}, number=2)
    assert len(texts(first, older)) == 1


@pytest.mark.django_db
def test_the_database_gives_the_same_rows_with_their_openings():
    say(ANNE, stream="public", text="Hallo")
    say(BOB, stream="table", text="Dag", audience="table")
    say(ANNE, stream="public", text="Nog eens", answers=Entry.objects.first().pk)
    rows = list(entry_rows())
    assert [[opening.name for opening in row.openings] for row in rows] == [
        ["figure", "hand", "text"],
        ["body", "figure", "hand", "text"],
        ["figure", "hand", "text"],
    ]
    assert findings(rows, stream_rows()) == inspect_record() == []


@pytest.mark.django_db
def test_openings_may_be_missing_only_where_a_removal_says_so(django_assert_num_queries):
    for stream, audience in (("a", "public"), ("b", "table"), ("c", "public")):
        say(ANNE, stream=stream, text="Hallo", audience=audience)
        say(ANNE, stream=stream, text="Dag", audience=audience)
    ids = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    take_away(BOB, entries=[ids[0]], name="text", ground="order", reason="Vonnis")
    take_away(BOB, entries=[ids[3]], ground="personal_data", reason="Een naam")
    with django_assert_num_queries(3):
        assert inspect_record() == []
    Opening.objects.filter(entry=ids[4], name="text").delete()
    Opening.objects.filter(entry=ids[0], name="figure").delete()
    assert [finding.entry for finding in inspect_record()] == [ids[0], ids[4]]
