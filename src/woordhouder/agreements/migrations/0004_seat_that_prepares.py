import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0004_foundings_and_former_holders"),
        ("agreements", "0003_public_by_item"),
    ]

    # Nobody prepared anything before this: the default is for no row.
    operations = [
        migrations.AddField(
            model_name="preparation",
            name="seat",
            field=models.ForeignKey(
                default=0, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="parties.seat"
            ),
            preserve_default=False,
        ),
        migrations.RemoveField(model_name="preparation", name="by"),
    ]
