from woordhouder.language.data import lines, word_map, word_set
from woordhouder.language.related import thesaurus


def test_the_lists_are_large_and_well_formed() -> None:
    rows = list(lines("related.txt"))
    assert len(rows) >= 120
    for row in rows:
        weight, _, rest = row.partition("|")
        assert 0 < float(weight) <= 1, row
        entries = [entry.strip() for entry in rest.replace(">", "=").replace(",", "=").split("=")]
        assert all(entries), row
        assert len(entries) > 1, row
        assert len(entries) == len(set(entries)), row
    assert len(list(lines("english.txt"))) >= 60
    assert all(row.count(">") == 1 for row in lines("english.txt"))


def test_every_link_has_a_weight_and_none_leads_to_itself() -> None:
    for form, found in thesaurus().links.items():
        assert form not in found
        assert all(0 < weight <= 1 for weight in found.values())


def test_a_target_asks_for_nothing_back() -> None:
    links = thesaurus().links
    assert "taakstelling" in links["statushouder"]
    assert "inburgering" in links["statushouder"]
    assert "statushouder" not in links.get("inburgering", {})


def test_dutch_does_not_ask_for_english() -> None:
    assert "elderly" not in thesaurus().links["oudere"]


def test_no_word_is_listed_twice_with_different_answers() -> None:
    for name in ("corrections.txt", "families.txt"):
        rows = [row.partition(":")[2].split() for row in lines(name)]
        assert sum(map(len, rows)) == len(word_map(name)), name
    assert not word_set("weak.txt") & word_set("glue.txt")
