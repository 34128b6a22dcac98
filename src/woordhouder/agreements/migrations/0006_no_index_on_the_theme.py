from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0005_sheets_by_row"),
    ]

    # With it databases looked for a table's promises on a theme among those of the whole country.
    operations = [
        migrations.AlterField(
            model_name="wording",
            name="theme",
            field=models.CharField(
                choices=[
                    ("availability", "Availability"),
                    ("affordability", "Affordability"),
                    ("sustainability", "Sustainability"),
                    ("housing_quality", "Quality of the homes"),
                    ("housing_care", "Housing and care"),
                    ("priority_groups", "Priority groups"),
                    ("allocation", "Allocation of homes"),
                    ("liveability", "Liveability"),
                    ("cooperation", "Cooperation"),
                    ("finance", "Finance"),
                ],
                max_length=20,
            ),
        ),
    ]
