"""A piece of long work, and how far it is."""

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """Work of the kind `name` with its `arguments`. `done` of `total` steps; `message` says in words where it is.

    Nobody works on it when `worker` is "" or `heartbeat_at` is old. `tries` counts how often a worker took it. It is
    over once `finished_at` is set; `failed` says why the last try did not succeed.
    """

    name = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    worker = models.CharField(max_length=64, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failed = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "arguments"], condition=Q(finished_at=None), name="one_unfinished_job"
            )
        ]
        indexes = [models.Index(fields=["not_before"], condition=Q(finished_at=None), name="jobs_to_do")]

    def __str__(self) -> str:
        return f"{self.name} {self.done}/{self.total}"
