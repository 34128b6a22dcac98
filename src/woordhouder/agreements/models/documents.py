"""Papers beside an act: the signed document as a file, and where the text is public already."""

from django.db import models

from woordhouder.parties.models import Organisation, Partnership
from woordhouder.record.references import new_reference


def document_reference() -> str:
    return new_reference("document")


class Document(models.Model):
    """An uploaded file, kept as it came: its type by content, its size in bytes, its SHA-256 (hex)."""

    reference = models.CharField(max_length=64, unique=True, default=document_reference)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="documents")
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="documents/%Y/%m")
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
