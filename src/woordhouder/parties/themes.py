"""What promises, and the seats that are asked about them, are about."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Theme(TextChoices):
    """What a promise is about."""

    AVAILABILITY = "availability", _("Availability")
    AFFORDABILITY = "affordability", _("Affordability")
    SUSTAINABILITY = "sustainability", _("Sustainability")
    HOUSING_QUALITY = "housing_quality", _("Quality of the homes")
    HOUSING_CARE = "housing_care", _("Housing and care")
    PRIORITY_GROUPS = "priority_groups", _("Priority groups")
    ALLOCATION = "allocation", _("Allocation of homes")
    LIVEABILITY = "liveability", _("Liveability")
    COOPERATION = "cooperation", _("Cooperation")
    FINANCE = "finance", _("Finance")
