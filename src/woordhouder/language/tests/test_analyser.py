import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language.analyser import Question, analyse, ask
from woordhouder.language.words import LONGEST_FORM


def answer(document: str, question: str) -> float:
    """The sum over the asked words of the best alternative in `document`: what a search engine does."""
    weights: dict[str, float] = {}
    for term in analyse(document):
        weights[term.form] = max(term.weight, weights.get(term.form, 0.0))
    return sum(
        max((found.weight * weights.get(found.form, 0.0) for found in word.alternatives), default=0.0)
        for word in ask(question).words
    )


def asked(question: str) -> list[str]:
    return [word.text for word in ask(question).words if not word.is_part]


FOUND = """
huurbevriezing | bevriezing van de huur
huurbevriezing | De huren worden een jaar niet verhoogd
huren bevriezen | een huurbevriezing voor lage inkomens
geen huurverhoging | De huur wordt bevroren
ouderen | 120 seniorenwoningen
bejaarden | nultredenwoningen voor senioren
huisuitzetting | we voorkomen ontruimingen
uit huis gezet | preventie van huisuitzettingen
vluchtelingen | huisvesting van statushouders
asielzoekers | vergunninghouders krijgen een woning
schimmel | vocht in de woning
van het gas af | alle nieuwbouw is aardgasvrij
gasloos | 300 woningen gaan van het gas af
sociale huur | goedkope woningen
sociale huurwoningen | 400 sociale huurwoningen erbij
goedkoop huis | betaalbare woningen
wachtlijst | woningzoekenden wachten acht jaar
dakloos | opvang van dakloze mensen
jongeren | starterswoningen
woonwagens | nieuwe standplaatsen
caravans | standplaatsen voor woonwagenbewoners
ggz | uitstroom uit beschermd wonen
begeleid wonen | plekken in het beschermd wonen
energierekening | aanpak van energiearmoede
stookkosten | energiearmoede
isoleren | woningen naar energielabel B
isolatie | woningen isoleren
slopen | sloop van 60 woningen
afbreken | sloop
overlast | leefbaarheid in de wijk
meepraten | zeggenschap van huurders
inspraak | participatie van bewoners
wethouder | de gemeente zorgt voor grond
bijhouden | monitoring elk kwartaal
toezicht op afspraken | voortgang volgen
ruzie | geschillenregeling
bod | overzicht van voorgenomen werkzaamheden
renoveren | renovatie van 200 woningen
verhogen | een verhoging
toewijzing | passend toewijzen
nieuwe huizen | nieuwbouw
meer woningen bouwen | woningbouw versnellen
rolstoel | toegankelijke woningen
verhuizen naar kleiner | doorstroming op gang brengen
schulden | vroegsignalering
te dure huur | betaalbaarheid
leraren | woningen voor vitale beroepen
huismeester | wijkbeheerder
burenruzie | buurtbemiddeling
zonnepanelen | zonne-energie
tiny houses | flexwoningen
kamers voor studenten | studentenhuisvesting
eenzaamheid | een ontmoetingsruimte
rent freeze | huurbevriezing
affordable housing | sociale huurwoningen
elderly | seniorenwoningen
mould | vocht en schimmel
tenants | huurders
liveability | leefbaarheid
evictions | ontruiming voorkomen
refugees | statushouders
homeless | daklozen
waiting list | wachttijd
coordinatie | coördinatie
cocreatie | co-creatie met bewoners
Amsterdam | de Amsterdamse corporaties
30 procent | minstens 30 %
2025 | looptijd 2024-2027
450 euro | € 450
"""


@pytest.mark.parametrize(("question", "document"), [row.split(" | ") for row in FOUND.strip().splitlines()])
def test_everyday_words_find_the_fields_words(question: str, document: str) -> None:
    assert answer(document, question) > 0.25
    assert answer("Een heel andere zin.", question) == 0


@pytest.mark.parametrize(
    ("question", "better", "worse"),
    [
        ("huurbevriezing", "een huurbevriezing", "bevriezing van water"),
        ("huurbevriezing", "bevriezing van de huur", "verhoging van de huur"),
        ("seniorenwoningen", "woningen voor senioren", "woningen voor iedereen"),
        ("ouderen", "ouderen", "mantelzorg"),
        ("sociale huur", "sociale huur", "vrije sector"),
        ("statushouders", "statushouders", "arbeidsmigranten"),
    ],
)
def test_what_is_meant_goes_before_what_is_near(question: str, better: str, worse: str) -> None:
    assert answer(better, question) > answer(worse, question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Welke gemeenten hebben afspraken over huurbevriezing?", ["huurbevriezing"]),
        ("Ik zoek voorbeelden van inspraak van huurders", ["inspraak", "huurders"]),
        ("Hoe zit het met schimmel in huis?", ["schimmel", "huis"]),
        ("wat doen andere gemeenten tegen daklozen", ["daklozen"]),
        ("How do we find examples of eviction?", ["eviction"]),
        ("voorbeelden", ["voorbeelden"]),
        ("gemeenten", ["gemeenten"]),
        ("wat is er", ["wat"]),
        ("de", ["de"]),
        ("1.500 woningen in 2024", ["1.500", "woningen", "2024"]),
        ("huur huur HUUR", ["huur"]),
        ("van het gas af", ["gas af"]),
        ("", []),
        ("👍 ?!", []),
        ("жилищный вопрос", ["жилищный", "вопрос"]),
    ],
)
def test_a_question_loses_its_frame_and_never_everything(question: str, words: list[str]) -> None:
    assert asked(question) == words


def test_terms_carry_lemma_family_and_parts() -> None:
    terms = [(term.form, term.weight) for term in analyse("bevriezing, seniorenwoningen")]
    assert terms == [
        ("bevriezing", 1.0),
        ("bevriezen", 0.8),
        ("seniorenwoning", 1.0),
        ("senior", 0.6),
        ("woning", 0.6),
    ]


def test_alternatives_say_why() -> None:
    (word, *parts) = ask("energielabels").words
    assert {found.form: found.why for found in word.alternatives}["isoleren"] == "related"
    assert [part.is_part for part in parts] == [True, True]
    assert {found.why for found in ask("bevriezing").words[0].alternatives} == {"exact", "family"}


@given(st.text())
def test_any_text_gives_terms_that_point_into_it(text: str) -> None:
    terms = analyse(text)
    assert all(0 <= term.start < term.end <= len(text) for term in terms)
    assert all(0 < len(term.form) <= LONGEST_FORM and 0 < term.weight <= 1 for term in terms)
    places = [(term.form, term.start, term.end) for term in terms]
    assert len(places) == len(set(places))


def test_broken_unicode_is_no_word() -> None:
    assert analyse("\ud800 \x00\ud83d") == []
    assert ask("\ud800").words == ()


@given(st.text())
def test_any_question_is_understood(text: str) -> None:
    question: Question = ask(text)
    assert question == ask(text)
    for word in question.words:
        assert word.text == text[word.start : word.end]
        weights = [found.weight for found in word.alternatives]
        assert weights
        assert weights == sorted(weights, reverse=True)
        assert all(0 < weight <= 1 for weight in weights)


FRAME = "de hoe wat ik zoek voorbeelden van huur gas af geen is er gemeenten"


@given(st.lists(st.sampled_from(FRAME.split()), min_size=1))
def test_a_question_of_words_is_never_empty(words: list[str]) -> None:
    assert ask(" ".join(words)).words
