"""A sheet that somebody hands in for what is prepared: its rows, what they were taken for, and what waits."""

from django.db import models

from woordhouder.parties.models import Organisation
from woordhouder.record.references import new_reference

from .preparing import Preparation, promise_reference


def sheet_reference() -> str:
    return new_reference("sheet")


class RowState(models.TextChoices):
    """How a row of a sheet stands.

    New: not looked at yet. Good: it can go into the list. Same: it says what stands already, so nothing changes.
    Waiting: something is wrong with it. Left out: somebody does not want it. Taken: it went into the list, or what it
    reports was filed.
    Undone: it was taken out of it again, with the whole sheet.
    """

    NEW = "new"
    GOOD = "good"
    SAME = "same"
    WAITING = "waiting"
    LEFT_OUT = "left_out"
    TAKEN = "taken"
    UNDONE = "undone"


class ReadSheet(models.Model):
    """What every sheet that was read has in common, whatever its rows say.

    `tab`: which sheet of the workbook. `columns`: the words above the columns; `heading`: their line, null when there
    was none. `mapping`: by place of a column (from 0) the name of ours; `version`: how often that was changed.
    """

    reference = models.CharField(max_length=64, unique=True, default=sheet_reference)
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    tab = models.CharField(max_length=300, blank=True)
    columns = models.JSONField()
    heading = models.PositiveIntegerField(null=True, blank=True)
    mapping = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    read_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class ReadRow(models.Model):
    """What every row of a sheet has in common. `cells` as they stood there, `formulas` the places of those with one.

    `mended`: by name of our column what somebody wrote in their place. `facts`: what it says, once the row is good.
    """

    line = models.PositiveIntegerField()
    cells = models.JSONField()
    formulas = models.JSONField(default=list)
    mended = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=RowState, default=RowState.NEW)
    facts = models.JSONField(null=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.line}"


class Sheet(ReadSheet):
    """A sheet that was read for a preparation, as its organisation sees it.

    `unknown`: words for parties that were not recognised. Undone (`undone_at`): its promises were taken out of the list
    again.
    """

    preparation = models.ForeignKey(Preparation, models.CASCADE, related_name="sheets")
    unknown = models.JSONField(default=list)
    taken_in_at = models.DateTimeField(null=True, blank=True)


class SheetRow(ReadRow):
    """One row of a sheet of promises; its `facts` have the form of `agreements.preparing_facts.PromiseDraft`.

    `commitment`: the reference of the one that it changes, "" for a new one. `number`: what its cell "Number" holds, by
    which other rows name it. `reference`: that of its promise in the list, from the beginning, so that rows can name
    each other.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="rows")
    reference = models.CharField(max_length=64, default=promise_reference)
    number = models.CharField(max_length=40, blank=True)
    commitment = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "line"], name="one_sheet_row_at_a_line")]
        ordering = ["sheet_id", "line"]

    def __str__(self) -> str:
        return f"{self.sheet}, {self.line}"


class SheetHabits(models.Model):
    """What an organisation said of the sheets that it uses, so that it need not say it again.

    `columns`: by the words above a column the name of ours. `words`: by a word for a party the reference of that
    organisation.
    """

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="+")
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.organisation}"
