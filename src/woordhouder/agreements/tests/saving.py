"""A process that saves promise after promise and says what was confirmed: `python -m ...saving PREPARATION FILE EMAIL`.

After each act that came back it writes the text to FILE, on disk at once; then somebody kills it.
"""

import os
import sys
from pathlib import Path

import django


def main(preparation: str, told: str, email: str) -> None:
    django.setup()
    from woordhouder.agreements import actions
    from woordhouder.agreements.models import Preparation
    from woordhouder.parties.actor import acting_for

    organisation = Preparation.objects.get(reference=preparation).seat.organisation.reference
    actor = acting_for(email, organisation)
    with Path(told).open("a", encoding="utf-8") as file:
        for number in range(100_000):
            text = f"Afspraak {number} van proces {os.getpid()}. " + "Woord " * 200
            line = actions.put_promise(actor, preparation=preparation, facts={"text": text})
            confirm(file, f"{line.reference} 1 {text}")
            actions.put_promise(
                actor, preparation=preparation, promise=line.reference, facts={"text": f"Beter. {text}"}, replaces=1
            )
            confirm(file, f"{line.reference} 2 Beter. {text}")
            if number % 3 == 2:
                actions.move_promise(actor, preparation=preparation, promise=line.reference, to=1)


def confirm(file, line):
    file.write(line + "\n")
    file.flush()
    os.fsync(file.fileno())


if __name__ == "__main__":
    main(*sys.argv[1:])
