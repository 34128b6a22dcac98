from django.db import migrations, models


class Migration(migrations.Migration):
    """What somebody takes along from an example: which of its promises, of which version."""

    dependencies = [("examples", "0002_making_and_asking")]

    operations = [
        migrations.AddField("conversationanswers", "quoted", models.JSONField(default=list)),
        migrations.AddField("conversationanswers", "description_number", models.PositiveIntegerField(default=1)),
    ]
