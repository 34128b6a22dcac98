"""The closed lists of the library: themes and process traits, with the words that people see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.themes import Theme

__all__ = ["THEME_EXPLANATIONS", "THEME_SLUGS", "Theme", "Trait"]

THEME_EXPLANATIONS = {
    Theme.AVAILABILITY: _("Enough homes: building, selling, demolishing and temporary homes."),
    Theme.AFFORDABILITY: _("Rents and housing costs that people can pay, and help with debts."),
    Theme.SUSTAINABILITY: _("Insulated homes, clean energy and life without gas."),
    Theme.HOUSING_QUALITY: _("Well-kept and safe homes, without damp and mould."),
    Theme.HOUSING_CARE: _("Living at home with care, also for older people."),
    Theme.PRIORITY_GROUPS: _("A home for people who find one less easily, such as young people and refugees."),
    Theme.ALLOCATION: _("Who gets which home, and moving on to a home that fits."),
    Theme.LIVEABILITY: _("Pleasant and safe neighbourhoods where people take part."),
    Theme.COOPERATION: _("How the parties work together, share data and follow what was agreed."),
    Theme.FINANCE: _("Money to invest, the price of land and guarantees."),
}

# The last part of a theme's address. Addresses last, so a slug is never given to another theme.
THEME_SLUGS = {
    Theme.AVAILABILITY: "beschikbaarheid",
    Theme.AFFORDABILITY: "betaalbaarheid",
    Theme.SUSTAINABILITY: "verduurzaming",
    Theme.HOUSING_QUALITY: "woningkwaliteit",
    Theme.HOUSING_CARE: "wonen-en-zorg",
    Theme.PRIORITY_GROUPS: "aandachtsgroepen",
    Theme.ALLOCATION: "woonruimteverdeling",
    Theme.LIVEABILITY: "leefbaarheid",
    Theme.COOPERATION: "samenwerking",
    Theme.FINANCE: "financien",
}


class Trait(TextChoices):
    """How an agreement was made or is built up."""

    FRAMEWORK_AND_TRANCHE = "framework_and_tranche", _("Framework with yearly parts")
    ROLLING_TERM = "rolling_term", _("Rolling term")
    ONE_JOINT_SET = "one_joint_set", _("One joint set")
    REGIONAL_FRAME = "regional_frame", _("Regional frame")
    LEAD_PER_COMMITMENT = "lead_per_commitment", _("A lead for each commitment")
    TYPED_COMMITMENTS = "typed_commitments", _("Kinds of commitments named")
    MUNICIPAL_COUNTER_PERFORMANCE = "municipal_counter_performance", _("The municipality does something in return")
    TENANTS_OWN_INPUT = "tenants_own_input", _("The tenants' own input")
    INDEPENDENT_TENANT_ADVISER = "independent_tenant_adviser", _("Independent adviser for the tenants")
    CARE_AND_SOCIAL_DOMAIN = "care_and_social_domain", _("Care and welfare at the table")
    NON_STANDARD_SIGNATORY = "non_standard_signatory", _("Another party signs too")
    MIDTERM_UPGRADE = "midterm_upgrade", _("Raised halfway")
    WHAT_WE_DO_NOT_AGREE = "what_we_do_not_agree", _("Says what is not agreed")
    AREA_BASED = "area_based", _("By neighbourhood or village")
    PUBLIC_PLAIN_SUMMARY = "public_plain_summary", _("Public summary in plain words")
