"""Let the database itself refuse what the record never does."""

from django.db import migrations

from woordhouder.record import triggers


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(triggers.install, triggers.remove)]
