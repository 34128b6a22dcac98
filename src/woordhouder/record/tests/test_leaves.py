import pytest

from woordhouder.record.canonical import canonical
from woordhouder.record.leaves import (
    BadLeaf,
    commitment,
    decode,
    encode,
    leaf_hash,
    public_leaf,
    read_body,
    read_leaf,
    sealed_leaf,
)

HASH = encode(bytes(32))
BODY = {
    "kind": "examples.described/1",
    "at": "2026-11-24T18:13:05Z",
    "by": "org-k3v5w2x7q4ab",
    "stream": "ex-k3v5",
    "n": 2,
    "prev": HASH,
}


def without(name):
    return {key: value for key, value in BODY.items() if key != name}


def test_leaf_hashes_of_the_reference_tree_of_certificate_transparency():
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"\x00").hex() == "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"


def test_the_exact_bytes_of_a_commitment():
    # printf 'woordhouder/commit/v1\ntext\n%032d"Hallo"' 0 | openssl dgst -sha256 -binary | base64
    assert commitment("text", b"0" * 32, canonical("Hallo")) == "FmE6b7DCDTgW8zFHDDt6l8FpGbVaNrHQsEY6roTaqew="


def test_the_exact_bytes_of_leaves():
    assert public_leaf({"n": 1}) == b'{"body":{"n":1},"v":1}'
    assert sealed_leaf(HASH) == b'{"sealed":"' + HASH.encode() + b'","v":1}'


def test_a_whole_leaf_is_read():
    assert read_leaf(public_leaf(BODY)).body == BODY
    assert read_leaf(sealed_leaf(HASH)).sealed == HASH
    full = {**BODY, "on": "ex-k3v5", "refs": [HASH], "set": {"a": 1, "b": "word", "c": True}, "has": {"text": HASH}}
    assert read_body(canonical(full)) == full
    first = {**without("prev"), "n": 1, "by": "system"}
    assert read_body(canonical(first)) == first


@pytest.mark.parametrize("name", ["kind", "at", "by", "stream", "n", "prev"])
def test_a_body_without_a_member_it_needs_is_refused(name):
    with pytest.raises(BadLeaf):
        read_leaf(public_leaf(without(name)))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "examples/1"),
        ("kind", "examples.described/0"),
        ("at", "2026-11-24T18:13:05+00:00"),
        ("at", "2026-02-30T18:13:05Z"),
        ("by", "Gemeente"),
        ("by", ""),
        ("stream", "-x"),
        ("stream", "x" * 65),
        ("n", 0),
        ("n", True),
        ("n", 1),
        ("prev", HASH[:-1]),
        ("on", ""),
        ("refs", []),
        ("refs", [HASH, HASH]),
        ("refs", "x"),
        ("set", {}),
        ("set", {"a": "Free text"}),
        ("set", {"a": ["x"]}),
        ("has", {}),
        ("has", {"a": "x"}),
        ("has", [HASH]),
        ("more", 1),
    ],
)
def test_a_body_with_a_member_of_another_form_is_refused(name, value):
    with pytest.raises(BadLeaf):
        read_leaf(public_leaf({**BODY, name: value}))


@pytest.mark.parametrize(
    "leaf",
    [
        b"",
        b"[]",
        b'{"v":1}',
        b'{"sealed":"x","v":1}',
        canonical({"sealed": HASH, "v": 2}),
        canonical({"sealed": HASH, "v": True}),
        canonical({"sealed": HASH, "body": BODY, "v": 1}),
        b" " + sealed_leaf(HASH),
    ],
)
def test_other_leaves_are_refused(leaf):
    with pytest.raises(BadLeaf):
        read_leaf(leaf)


def test_a_leaf_has_a_longest_size():
    room = 32_768 - len(public_leaf({**BODY, "on": ""}))
    assert len(public_leaf({**BODY, "on": "x" * room})) == 32_768
    with pytest.raises(BadLeaf):
        public_leaf({**BODY, "on": "x" * (room + 1)})


@pytest.mark.parametrize(
    "text",
    [HASH.rstrip("="), HASH + "\n", HASH[:-2] + "B=", HASH.replace("A", "_", 1), encode(bytes(31)), None, 5, "é"],
)
def test_base64_has_one_spelling(text):
    assert decode(HASH) == bytes(32)
    with pytest.raises(BadLeaf):
        decode(text)
