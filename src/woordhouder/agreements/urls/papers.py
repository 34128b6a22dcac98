"""Addresses of what was agreed on paper, each beside the page that it comes from."""

from django.urls import path

from ..views.papers import showing

urlpatterns = [
    path("<slug:table>/<slug:agreement>.docx", showing.agreement_docx),
    path("<slug:table>/<slug:agreement>.pdf", showing.agreement_pdf),
    path("<slug:table>/<slug:agreement>/brief.docx", showing.letter_docx),
    path("<slug:table>/<slug:agreement>/brief.pdf", showing.letter_pdf),
    path("<slug:table>/<slug:agreement>/verschil.docx", showing.days_docx),
    path("<slug:table>/<slug:agreement>/verschil.pdf", showing.days_pdf),
    path("<slug:table>/<slug:agreement>/naast/<slug:other>.docx", showing.beside_docx),
    path("<slug:table>/<slug:agreement>/naast/<slug:other>.pdf", showing.beside_pdf),
    path("<slug:table>/<slug:agreement>/<int:number>.docx", showing.sheet_docx),
    path("<slug:table>/<slug:agreement>/<int:number>.pdf", showing.sheet_pdf),
]
