"""Two texts of the same questions, word by word, for who wrote at the same time or corrected another."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...forms.making import WordsForm
from ...queries import InterviewPage


@dataclass(frozen=True)
class Compared:
    """One question to which the texts answer differently."""

    label: object
    theirs: str
    yours: str


def in_between(form: WordsForm, page: InterviewPage) -> list[Compared]:
    """Both texts when somebody wrote in between. Then what comes back counts as an answer to the newest version."""
    if not form.is_bound or str(form["replaces"].value()) == str(page.number) or page.words is None:
        return []
    form.seen_anew(page.number)
    return _compared(page.words.answers, form.answers())


def changes_in(page: InterviewPage) -> list[Compared]:
    """What the speaker changed in what the editor had noted."""
    return _compared(page.noted.answers, page.words.answers) if page.noted and page.words else []


def _compared(theirs: Mapping[str, str], yours: Mapping[str, str]) -> list[Compared]:
    labels = {name: field.label for name, field in WordsForm.base_fields.items()}
    return [Compared(labels[name], theirs[name], yours[name]) for name in theirs if theirs[name] != yours[name]]
