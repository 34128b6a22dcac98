"""A worker in a process of its own, which a test kills: writes lists of the week, and hangs in the second letter."""

import sys
import time
from datetime import datetime
from pathlib import Path

import django


def main(hangs: str, moment: str) -> None:
    """Hang between the mark of the second list and its letter; the file `hangs` is made then."""
    django.setup()
    from django.conf import settings

    from woordhouder.site.mail.weekly import write_weekly
    from woordhouder.site.models import Letter

    save = Letter.save

    def hanging(self, **named):
        if Letter.objects.exists():
            Path(hangs).touch()
            time.sleep(600)
        return save(self, **named)

    Letter.save, settings.DEMO = hanging, False
    write_weekly(datetime.fromisoformat(moment))


if __name__ == "__main__":
    main(*sys.argv[1:])
