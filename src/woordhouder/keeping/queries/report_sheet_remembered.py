"""What the columns of the sheet that an organisation handed in last were, so that nobody need say it again."""

from woordhouder.agreements.headings import key_of
from woordhouder.parties.models import Organisation

from ..models import ReportSheet


def remembered(organisation: Organisation) -> dict[str, str]:
    """By the words above a column the name of ours, "" for none; only where somebody said it. 1 query."""
    last = ReportSheet.objects.filter(organisation=organisation, version__gt=1).order_by("-pk").first()
    if last is None:
        return {}
    keys = {at: key_of(heading) for at, heading in enumerate(last.columns)}
    return {key: last.mapping.get(str(at), "") for at, key in keys.items() if key}
