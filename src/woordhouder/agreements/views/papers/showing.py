"""Papers of what was agreed, for who may read it: an agreement, its differences, one promise, a letter to a council."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from woordhouder.papers.printed.facts import Printed
from woordhouder.papers.printed.taking import docx_response, pdf_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from ...moments import When, today
from ...queries import beside, commitments, comparing, printing, reading
from ...queries.beside import BesidePage
from ...queries.commitments import CommitmentPage
from ...queries.printing import Choice
from ...queries.reading import AgreementPage
from ...queries.texts import AgreementHead
from ...queries.told import commitment_data
from ..reading.agreements import chosen_way
from ..reading.asking import asked, refused_data
from ..reading.differences import asked_days
from .agreement import agreement_paper
from .attached import agreement_files, facts, proofs
from .council import letter_paper
from .differences import beside_paper, days_paper
from .meeting import sheet_paper
from .offered import choice_of, only_of, suffix


@require_safe
def agreement_docx(request: Request, table: str, agreement: str) -> HttpResponse:
    """The texts in force to work on in Word; `?partij=` or `?thema=` for a part. At most 16 queries."""
    page, choice, refused = _agreement(request, table, agreement)
    made = agreement_paper(page, choice, chosen_way(request))
    return refused or docx_response(f"{_name(page.head)}{suffix(choice)}", made)


@require_safe
def agreement_pdf(request: Request, table: str, agreement: str) -> HttpResponse:
    """The same to keep, with its data and receipts inside. At most 21 queries."""
    page, choice, refused = _agreement(request, table, agreement)
    if refused:
        return refused
    name = f"{_name(page.head)}{suffix(choice)}"
    files = agreement_files(name, page, _receipts(page), only_of(choice))
    return pdf_response(name, agreement_paper(page, choice, chosen_way(request)), files)


def _agreement(request: Request, table: str, agreement: str) -> tuple[AgreementPage, Choice, HttpResponse | None]:
    """The page with what is asked of it, and what is wrong with the question."""
    when, form = asked(request)
    page = reading.agreement_page(request.actor, table, agreement, when)
    choice = choice_of(request, page)
    return printing.chosen(page, choice), choice, refused_data(form)


def _receipts(page: AgreementPage) -> list[tuple[str, bytes]]:
    return printing.receipts(page.head.reference, {act.reference: act.receipt for act in page.acts if act.receipt})


def _name(head: AgreementHead) -> str:
    return f"{head.table}-{head.slug}"


@require_safe
def letter_docx(request: Request, table: str, agreement: str) -> HttpResponse:
    """The letter with which a college tells its council what was agreed; `?gemeente=` of which. At most 29 queries."""
    page, made, refused = _letter(request, table, agreement)
    return refused or docx_response(_name_of_letter(request, page.head), made)


@require_safe
def letter_pdf(request: Request, table: str, agreement: str) -> HttpResponse:
    """The same to keep, with the data and receipts of the text in its annex. At most 34 queries."""
    page, made, refused = _letter(request, table, agreement)
    if refused:
        return refused
    files = agreement_files(_name(page.head), page, _receipts(page), {})
    return pdf_response(_name_of_letter(request, page.head), made, files)


def _letter(request: Request, table: str, agreement: str) -> tuple[AgreementPage, Printed, HttpResponse | None]:
    when, form = asked(request)
    page = reading.agreement_page(request.actor, table, agreement, when)
    sender = printing.written_by(page.head, _municipality(request))
    return page, letter_paper(page, printing.compared(request.actor, page), sender), refused_data(form)


def _name_of_letter(request: Request, head: AgreementHead) -> str:
    return "-".join(filter(None, (_name(head), "brief", _municipality(request))))


def _municipality(request: Request) -> str:
    return request.GET.get("gemeente", "").strip()


@require_safe
def days_docx(request: Request, table: str, agreement: str) -> HttpResponse:
    """What differs in an agreement between two days. At most 15 queries."""
    form, page, old, new = asked_days(request, table, agreement)
    return refused_data(form) or docx_response(f"{_name(page.head)}-verschil", days_paper(page, old, new))


@require_safe
def days_pdf(request: Request, table: str, agreement: str) -> HttpResponse:
    """The same to keep. At most 15 queries."""
    form, page, old, new = asked_days(request, table, agreement)
    name = f"{_name(page.head)}-verschil"
    files = [facts(name, comparing.days_data(page))]
    return refused_data(form) or pdf_response(name, days_paper(page, old, new), files)


@require_safe
def beside_docx(request: Request, table: str, agreement: str, other: str) -> HttpResponse:
    """An agreement beside the one before it. At most 13 queries."""
    page, when = _beside(request, table, (agreement, other))
    return docx_response(_name_beside(page), beside_paper(page, when))


@require_safe
def beside_pdf(request: Request, table: str, agreement: str, other: str) -> HttpResponse:
    """The same to keep. At most 13 queries."""
    page, when = _beside(request, table, (agreement, other))
    name = _name_beside(page)
    return pdf_response(name, beside_paper(page, when), [facts(name, beside.beside_data(page))])


def _beside(request: Request, table: str, pair: tuple[str, str]) -> tuple[BesidePage, When]:
    moment = now()
    return beside.beside_page(request.actor, table, pair, moment), When(today(moment), moment)


def _name_beside(page: BesidePage) -> str:
    return f"{_name(page.head)}-naast-{page.earlier.head.slug}"


@require_safe
def sheet_docx(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """One promise on a sheet for a meeting. At most 15 queries."""
    page, refused = _commitment(request, table, agreement, number)
    return refused or docx_response(_name_of(page), sheet_paper(page))


@require_safe
def sheet_pdf(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """The same to keep, with its data and receipts inside. At most 21 queries."""
    page, refused = _commitment(request, table, agreement, number)
    acts = {one.step.act.reference: one.receipt for one in page.history if one.receipt}
    kept = printing.receipts(page.head.reference, acts)
    files = [facts(_name_of(page), commitment_data(page)), *proofs(kept)]
    return refused or pdf_response(_name_of(page), sheet_paper(page), files)


def _commitment(
    request: Request, table: str, agreement: str, number: int
) -> tuple[CommitmentPage, HttpResponse | None]:
    when, form = asked(request)
    return commitments.commitment_page(request.actor, table, agreement, number, when), refused_data(form)


def _name_of(page: CommitmentPage) -> str:
    return f"{_name(page.head)}-{page.commitment.number}"
