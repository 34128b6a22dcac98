from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("examples", "0004_region_of_a_nomination"),
    ]

    operations = [
        migrations.AddField(
            model_name="interview",
            name="forgotten_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="interview",
            name="forgotten_because",
            field=models.TextField(blank=True),
        ),
    ]
