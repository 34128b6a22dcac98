"""Whether the sources of examples can still be reached."""

from django.db import models


class SourceCheck(models.Model):
    """One look at one web address on one day. `status`: of HTTP, null when no answer came; `problem` says why not."""

    url = models.CharField(max_length=1000)
    host = models.CharField(max_length=300)
    day = models.DateField()
    was_reached = models.BooleanField()
    status = models.IntegerField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["url", "day"], name="one_look_a_day")]
        indexes = [models.Index(fields=["day"], name="looks_of_a_day")]

    def __str__(self) -> str:
        return f"{self.url} {self.day}"
