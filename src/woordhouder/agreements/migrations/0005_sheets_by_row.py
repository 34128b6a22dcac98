import django.db.models.deletion
from django.db import migrations, models

import woordhouder.agreements.models.preparing
import woordhouder.agreements.models.sheets


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0004_seat_that_prepares"),
        ("parties", "0004_foundings_and_former_holders"),
    ]

    # No sheet was read before this: there are no rows that would get one and the same reference, or lose theirs.
    operations = [
        migrations.RemoveField(
            model_name="sheet",
            name="rows",
        ),
        migrations.RemoveField(
            model_name="sheet",
            name="waiting",
        ),
        migrations.AddField(
            model_name="sheet",
            name="heading",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="sheet",
            name="reference",
            field=models.CharField(
                default=woordhouder.agreements.models.sheets.sheet_reference, max_length=64, unique=True
            ),
        ),
        migrations.AddField(
            model_name="sheet",
            name="tab",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="sheet",
            name="unknown",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="sheet",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="SheetHabits",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("columns", models.JSONField(default=dict)),
                ("words", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SheetRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField()),
                (
                    "reference",
                    models.CharField(default=woordhouder.agreements.models.preparing.promise_reference, max_length=64),
                ),
                ("cells", models.JSONField()),
                ("formulas", models.JSONField(default=list)),
                ("mended", models.JSONField(default=dict)),
                ("number", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("good", "Good"),
                            ("same", "Same"),
                            ("waiting", "Waiting"),
                            ("left_out", "Left Out"),
                            ("taken", "Taken"),
                            ("undone", "Undone"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("facts", models.JSONField(null=True)),
                ("commitment", models.CharField(blank=True, max_length=64)),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="agreements.sheet"
                    ),
                ),
            ],
            options={
                "ordering": ["sheet_id", "line"],
                "constraints": [models.UniqueConstraint(fields=("sheet", "line"), name="one_sheet_row_at_a_line")],
            },
        ),
    ]
