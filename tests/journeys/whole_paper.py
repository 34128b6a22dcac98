"""A signed agreement of thirty pages as it lies at the office of a made-up place, in the forms that people keep."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import yaml
from playwright.sync_api import FilePayload

from tests.intake.markup import OPEN, Paper, paper_of
from tests.intake.printing_open import open_document
from tests.intake.printing_pdf import pdf
from tests.intake.printing_word import word
from woordhouder.papers.uploads import OPEN_TEXT, PDF, WORD

CONTRACT = OPEN / "oosterlinge.txt"
CHAPTER = Path(__file__).with_name("papers") / "chapter.txt"
LARGE_TYPE = 13.5  # so that it fills thirty pages
NAMES = {
    "docx": ("Oosterlinge", "Vliedberg", "Aldermaat"),
    "odt": ("Noorderlinge", "Beukberg", "Ouwermaat"),
    "pdf": ("Zuiderlinge", "Hazelberg", "Jonkermaat"),
}
WAYS = {
    "docx": (WORD, word),
    "odt": (OPEN_TEXT, open_document),
    "pdf": (PDF, lambda paper: pdf(paper, size=LARGE_TYPE)),
}
KINDS = {"housing_association": "Woningcorporatie", "tenants_organisation": "Huurdersorganisatie"}


@dataclass(frozen=True)
class Signed:
    """The agreement in one form: articles with letters, a table of who does what and when, bullets below a party, an
    annex with projects; a header and broken words where the form has them. `form`: the ending of the file.

    Each form is of another place, with other parties.
    """

    form: str

    @property
    def place(self) -> str:
        """Which place it is of."""
        return NAMES[self.form][0]

    @cached_property
    def paper(self) -> Paper:
        """What stands in it: articles and annex of an agreement of the tests, and before the annex our own chapter."""
        contract = paper_of("oosterlinge", self._named(CONTRACT), yaml.safe_load(self._named(CONTRACT, ".yaml")))
        chapter = paper_of("chapter", self._named(CHAPTER), {"commitments": {}})
        tables = 1 + max(piece.table or 0 for piece in contract.pieces)
        ours = [replace(piece, table=piece.table and piece.table + tables) for piece in chapter.pieces]
        annex = next(at for at, piece in enumerate(contract.pieces) if piece.text.startswith("Bijlage 1"))
        return replace(contract, pieces=(*contract.pieces[:annex], *ours, *contract.pieces[annex:]))

    def _named(self, path: Path, ending: str = ".txt") -> str:
        """A file of the agreement, with the names of this place."""
        text = path.with_suffix(ending).read_text(encoding="utf-8")
        for name, ours in zip(NAMES["docx"], NAMES[self.form], strict=True):
            text = text.replace(name, ours)
        return text

    @property
    def table(self) -> str:
        """What their table is called."""
        return f"Wonen in {self.place}"

    @property
    def parties(self) -> list[str]:
        """The municipality, and all others that signed."""
        return [str(one["name"]) for one in self.paper.labels["parties"]]

    @property
    def kinds(self) -> list[str]:
        """The kind of each of the others, as the form of a seat has it."""
        return [KINDS[one["kind"]] for one in self.paper.labels["parties"][1:]]

    @property
    def file(self) -> FilePayload:
        """As it is handed in."""
        kind, make = WAYS[self.form]
        return {"name": f"afspraken.{self.form}", "mimeType": kind, "buffer": make(self.paper)}
