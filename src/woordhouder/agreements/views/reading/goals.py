"""The goals of a table, and what was promised for one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.addresses import in_language

from ...queries import goals


@require_safe
def goal_list(request: Request, table: str) -> HttpResponse:
    """The goals of a table. At most 8 queries."""
    page = goals.goals_page(request.actor, table, now())
    facts = {"page": page, "data_address": in_language(f"{page.address}.json")}
    return render(request, "agreements/goal_list.html", facts)


@require_safe
def goal_list_json(request: Request, table: str) -> HttpResponse:
    """The same as data. At most 8 queries."""
    return json_response(goals.goals_data(goals.goals_page(request.actor, table, now())))


@require_safe
def goal(request: Request, table: str, reference: str) -> HttpResponse:
    """One goal. At most 13 queries."""
    page = goals.goal_page(request.actor, table, reference, now())
    facts = {"page": page, "data_address": in_language(f"{page.goal.address}.json")}
    return render(request, "agreements/goal.html", facts)


@require_safe
def goal_json(request: Request, table: str, reference: str) -> HttpResponse:
    """The same as data. At most 13 queries."""
    return json_response(goals.goal_data(goals.goal_page(request.actor, table, reference, now())))
