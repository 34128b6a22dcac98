import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import woordhouder.agreements.models.preparing


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # Nobody prepared anything before this: there are no rows that would get one and the same reference.
    operations = [
        migrations.AddField(
            model_name="prepared",
            name="reference",
            field=models.CharField(
                default=woordhouder.agreements.models.preparing.promise_reference, max_length=64, unique=True
            ),
        ),
        migrations.AddField(
            model_name="preparation",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="preparedversion",
            name="facts",
            field=models.JSONField(null=True),
        ),
    ]
