from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """The same work is asked for once, however many ask at the same time."""

    dependencies = [("jobs", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                fields=["name", "arguments"], condition=Q(finished_at=None), name="one_unfinished_job"
            ),
        ),
    ]
