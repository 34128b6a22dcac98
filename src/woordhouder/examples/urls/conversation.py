"""The start of a conversation, beside an example and among one's own things."""

from django.urls import path

from ..views import conversing, my_conversations

urlpatterns = [
    path("voorbeelden/<slug:slug>/vertrekpunt", conversing.start),
    path("voorbeelden/<slug:slug>/vertrekpunt/notitie", conversing.note),
    path("voorbeelden/<slug:slug>/vertrekpunt/notitie.pdf", conversing.note_pdf),
    path("voorbeelden/<slug:slug>/vertrekpunt/notitie.docx", conversing.note_docx),
    path("mijn/gesprekken", my_conversations.conversation_list),
    path("mijn/gesprekken/<slug:reference>", my_conversations.conversation),
    path("mijn/gesprekken/<slug:reference>.pdf", my_conversations.conversation_pdf),
    path("mijn/gesprekken/<slug:reference>.docx", my_conversations.conversation_docx),
    path("mijn/gesprekken/<slug:reference>/antwoorden", my_conversations.answers),
    path("mijn/gesprekken/<slug:reference>/weg", my_conversations.drop),
]
