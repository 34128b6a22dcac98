from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("site", "0002_drafts_and_mail")]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="link",
            field=models.CharField(blank=True, db_index=True, default="", max_length=64),
        ),
    ]
