"""Whoever reads what is kept about her reads what she did in words, not by the name that code has for it."""

import re

from woordhouder.parties.views.telling import ACTS

from .tree import ROOT


def test_each_action_has_words_for_who_did_it():
    listed = (ROOT / "docs" / "actions.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?m)^### ([a-z]+\.[a-z_]+)$", listed))
    assert len(named) > 100
    assert named - set(ACTS) == set()
