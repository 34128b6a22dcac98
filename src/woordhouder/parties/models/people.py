"""Organisations, people, who may act for which organisation, and the personal links by which they come in."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from woordhouder.record.references import new_reference
from woordhouder.record.refusals import FieldError, Invalid


def organisation_reference() -> str:
    return new_reference("org")


def person_reference() -> str:
    return new_reference("person")


def invitation_reference() -> str:
    return new_reference("invitation")


def founding_reference() -> str:
    return new_reference("founding")


def link_reference() -> str:
    return new_reference("link")


def in_ascii(email: str) -> str:
    """The address with its domain as mail servers write it ("xn--..."); one that has no such form stays as it is."""
    name, at, domain = email.rpartition("@")
    try:
        return name + at + domain.encode("idna").decode()
    except UnicodeError:
        return email


class OrganisationKind(models.TextChoices):
    """What an organisation is. The first two keep this installation; the others sit at tables or stand in examples."""

    EDITORIAL_BOARD = "editorial_board", _("editorial board")
    CONTROLLER = "controller", _("controller")
    MUNICIPALITY = "municipality", _("municipality")
    HOUSING_ASSOCIATION = "housing_association", _("housing association")
    TENANTS_ORGANISATION = "tenants_organisation", _("tenants' organisation")
    CARE_PROVIDER = "care_provider", _("care provider")
    PROVINCE = "province", _("province")
    REGION = "region", _("region")
    DEVELOPER = "developer", _("developer")
    RESIDENTS = "residents", _("residents")
    OTHER = "other", _("other")


PARTY_KINDS = tuple(
    kind for kind in OrganisationKind if kind not in (OrganisationKind.EDITORIAL_BOARD, OrganisationKind.CONTROLLER)
)


class Role(models.TextChoices):
    """What a member may do for the organisation; each role holds the ones before it."""

    READ = "read", _("read")
    CONTRIBUTE = "contribute", _("contribute")
    BIND = "bind", _("bind")


class Layer(models.TextChoices):
    """Where in an organisation a member stands: who decides, who prepares, who does it, and for whom it is."""

    GOVERNING = "governing", _("governing")
    STAFF = "staff", _("staff")
    EXECUTING = "executing", _("executing")
    CONSTITUENCY = "constituency", _("constituency")


class Organisation(models.Model):
    """A body that acts. `reference` is its public id in the record and carries no name; `name` is its name now.

    `founded_itself`: nobody who runs the installation let it in; until it is confirmed, what it does is not public.
    """

    reference = models.CharField(max_length=64, unique=True, default=organisation_reference)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    name = models.CharField(max_length=300, unique=True)
    founded_at = models.DateTimeField()
    founded_itself = models.BooleanField(default=False)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")
    succeeded_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class FormerName(models.Model):
    """A name that an organisation bore up to and including the day `until`."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=300)
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.name} until {self.until}"


class People(BaseUserManager["Person"]):
    """People by their e-mail address, whatever its capitals."""

    def by_email(self, email: str) -> "Person | None":
        """The person with this address, or None."""
        return self.filter(email__iexact=in_ascii(email)).first()

    def checked_address(self, email: str) -> str:
        """The address as it is kept, in ASCII. Raises Invalid when it is no e-mail address.

        Databases take some letters for others: whoever has an address that is only alike would be somebody else.
        """
        plain = in_ascii(self.normalize_email(email.strip()))
        try:
            validate_email(plain)
            if not plain.isascii():
                raise ValidationError("Mail servers differ in what they make of such a name.")
        except ValidationError as error:
            raise Invalid(
                _("This is not an e-mail address."),
                errors=(FieldError("email", _("Write an address as name@place.nl.")),),
            ) from error
        return plain

    def join(self, email: str, moment: datetime, language: str = "nl") -> "Person":
        """A new person with this address. Raises Invalid when it is no e-mail address."""
        return self.create(email=self.checked_address(email), joined_at=moment, language=language)

    def found_or_joined(self, email: str, moment: datetime, language: str = "nl") -> "Person":
        """The person with this address, locked; a new one if there is none, whoever makes her at the same moment.

        Within a transaction. Raises Invalid when it is no e-mail address.
        """
        try:
            with transaction.atomic():
                person = self.by_email(email) or self.join(email, moment, language)
        except IntegrityError:
            person = self.get(email__iexact=in_ascii(email))
        return self.select_for_update().get(pk=person.pk)


class Person(AbstractBaseUser):
    """A human being with an e-mail address. Acts only for an organisation, through a membership.

    `email` is null once she was erased; her reference stays, so that what her organisation said has no gap.
    """

    password = None  # type: ignore[assignment]
    reference = models.CharField(max_length=64, unique=True, default=person_reference)
    email = models.EmailField(max_length=254, unique=True, null=True)
    language = models.CharField(max_length=2, default="nl")
    joined_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    objects = People()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether she may sign in."""
        return self.erased_at is None

    def has_usable_password(self) -> bool:
        """Nobody has a password here: people sign in by a mailed code or a passkey."""
        return False


class Membership(models.Model):
    """A person may act for an organisation, in a role, from `since` up to `until` (None: still)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    layer = models.CharField(max_length=20, choices=Layer, default=Layer.STAFF)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=models.Q(until=None), name="one_membership_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} for {self.organisation}: {self.role}"


class PersonalLink(models.Model):
    """What one mailed link opens: one task about one thing, until it expires, is withdrawn or is used up.

    The token in the mail is `reference` signed with the installation's key; it is kept nowhere. `task` is a word of the
    room that sends it ("join", "interview"), `about` the reference of the thing.
    """

    reference = models.CharField(max_length=64, unique=True, default=link_reference)
    task = models.CharField(max_length=20)
    about = models.CharField(max_length=64, db_index=True)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, default="nl")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.task} {self.about}"


class Invitation(models.Model):
    """An organisation asks somebody to act for it. Accepted by the personal link with task "join".

    `seat`: for an organisation that nobody acts for yet, the seat that others at a table keep for it; then they ask.
    """

    reference = models.CharField(max_length=64, unique=True, default=invitation_reference)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=20, choices=Role)
    layer = models.CharField(max_length=20, choices=Layer, default=Layer.STAFF)
    made_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    seat = models.ForeignKey("Seat", models.PROTECT, null=True, blank=True, related_name="invitations")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.role}"


class Founding(models.Model):
    """Somebody says by mail which organisation she begins. It is founded by the personal link with task "found"."""

    reference = models.CharField(max_length=64, unique=True, default=founding_reference)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    name = models.CharField(max_length=300)
    email = models.EmailField(max_length=254)
    made_at = models.DateTimeField()
    founded = models.OneToOneField(Organisation, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name
