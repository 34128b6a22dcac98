"""From a form to an action, and each fault of a refusal back to its field."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model

from woordhouder.record.refusals import FieldError, NotAllowed, NotFound, Refused
from woordhouder.site.submitting import put_into

from ..forms.parts import PartsForm

M = TypeVar("M", bound=Model)


def hand_in(form: PartsForm, perform: Callable[..., M], actor: object, **arguments: Any) -> M | None:
    """Run the action with what `form` gives; None when the form is not handed in, not right, or refused.

    A refusal is put into the form, each fault at its field. NotFound and NotAllowed pass on.
    """
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return perform(actor, **form.given, **arguments)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        put_into(form, at_fields(form, refusal))
        return None


def at_fields(form: PartsForm, refusal: Refused) -> Refused:
    """The same refusal with its faults named by the fields of the form."""
    errors = tuple(FieldError(form.field_of(error.path), error.message) for error in refusal.errors)
    return Refused(refusal.what, next_step=refusal.next_step, errors=tuple(dict.fromkeys(errors)))
