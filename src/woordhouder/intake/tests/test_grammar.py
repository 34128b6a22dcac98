"""Who does what, and when: the finite verb of a sentence with its subject."""

import pytest

from woordhouder.intake.grammar import parse
from woordhouder.intake.tests.papers_of_lines import NAMES
from woordhouder.intake.tokens import tokens_of
from woordhouder.intake.verbs import PARTICIPLE, PAST, PLURAL, PRESENT, forms

TOWN, BREESAND, TERP, TENANTS = range(4)
BOTH, ALL = (BREESAND, TERP), (TOWN, BREESAND, TERP, TENANTS)


@pytest.mark.parametrize(
    ("word", "verb", "tense"),
    [
        ("bouwt", "bouwen", PRESENT),
        ("levert", "leveren", PRESENT),
        ("handhaaft", "handhaven", PRESENT),
        ("verdeelt", "verdelen", PRESENT),
        ("evalueert", "evalueren", PRESENT),
        ("continueert", "continueren", PRESENT),
        ("koppelt", "koppelen", PRESENT),
        ("komt", "komen", PRESENT),
        ("slaat", "opslaan", PRESENT),
        ("opent", "openen", PRESENT),
        ("isoleren", "isoleren", PLURAL),
        ("geïsoleerd", "isoleren", PARTICIPLE),
        ("aangeboden", "aanbieden", PARTICIPLE),
        ("verkocht", "verkopen", PAST),
        ("realiseerde", "realiseren", PAST),
        ("zette", "zetten", PAST),
        ("voorziet", "voorzien", PRESENT),
    ],
)
def test_forms_are_made_by_the_rules_of_spelling(word, verb, tense):
    assert (verb, tense) in {(form.verb, form.tense) for form in forms()[word]}


def cores_of(sentence, lead=()):
    """The cores of a sentence."""
    tokens = tokens_of(sentence)
    return parse(sentence, tokens, NAMES.mentions(tokens), lead).cores


@pytest.mark.parametrize(
    ("sentence", "verb", "who"),
    [
        ("De gemeente wijst een bouwlocatie aan.", "aanwijzen", (TOWN,)),
        ("In 2027 bouwt Breesand veertig woningen.", "bouwen", (BREESAND,)),
        ("Voor elk plan stelt de gemeente een begroting op.", "opstellen", (TOWN,)),
        ("Breesand en De Terp delen de kosten.", "delen", BOTH),
        ("Jaarlijks houden beide corporaties een open dag.", "houden", BOTH),
        ("Wij evalueren de afspraken in 2028.", "evalueren", ALL),
        ("Partijen spreken af dat niemand dubbel betaalt.", "afspreken", ALL),
        ("Omdat de vraag groeit, koopt De Terp drie panden.", "kopen", (TERP,)),
        ("De gemeente, als eigenaar van de grond, betaalt de sanering.", "betalen", (TOWN,)),
        ("Een medewerker van Breesand bezoekt alle huurders.", "bezoeken", (BREESAND,)),
        ("De Huurdersbond gaat na of dat klopt.", "nagaan", (TENANTS,)),
        ("De stuurgroep bespreekt de voortgang.", "bespreken", ALL),
        ("Daar zal de gemeente in 2027 meer grond kopen.", "kopen", (TOWN,)),
        ("Elke corporatie meldt haar cijfers.", "melden", BOTH),
        ("Breesand verguldt de deurknoppen.", "verguldt", (BREESAND,)),
    ],
)
def test_the_party_beside_the_verb_is_its_subject(sentence, verb, who):
    found = [core for core in cores_of(sentence) if not core.is_sub and core.by_party]
    assert found[0].who == who
    assert found[0].verb.endswith(verb)


@pytest.mark.parametrize(
    ("sentence", "mood", "who"),
    [
        ("De woningen worden door De Terp geschilderd.", "passive", (TERP,)),
        ("Huurders krijgen van Breesand een vergoeding.", "present", (BREESAND,)),
        ("De kosten komen voor rekening van de gemeente.", "present", (TOWN,)),
        ("Het is de intentie van De Terp om te bouwen.", "present", (TERP,)),
    ],
)
def test_a_party_can_do_it_without_being_the_subject(sentence, mood, who):
    core = next(core for core in cores_of(sentence) if not core.is_sub)
    assert (core.mood, core.who or core.agent) == (mood, who)


@pytest.mark.parametrize(
    "sentence",
    [
        "De wet verplicht de gemeente tot niets.",
        "De minister vraagt de gemeente om geduld.",
        "Voor de gemeente geldt een andere regel.",
        "Het Rijk geeft gemeenten meer ruimte.",
        "Het besluit van de gemeente volgt later.",
        "In de gemeente staan 2.000 huizen.",
        "De cijfers staan in de bijlage.",
    ],
)
def test_a_party_that_is_only_named_is_no_subject(sentence):
    assert not any(core.by_party and not core.is_sub for core in cores_of(sentence) if core.place != "of")


def test_a_verb_that_comes_first_has_the_party_of_its_lead_in():
    (core,) = cores_of("stelt een jurist aan", lead=(TOWN,))
    assert (core.verb, core.place, core.who) == ("aanstellen", "lead", (TOWN,))


def test_what_stands_in_brackets_is_an_aside():
    assert [core.verb for core in cores_of("De gemeente betaalt (in 2024 was dat nog niet zo).")] == ["betalen"]


@pytest.mark.parametrize(
    ("sentence", "mood"),
    [
        ("De gemeente heeft de grond verkocht.", "perfect"),
        ("De gemeente verkocht de grond.", "past"),
        ("De gemeente zal de grond verkopen.", "will"),
        ("De gemeente wil de grond verkopen.", "want"),
        ("De gemeente laat de grond onderzoeken.", "let"),
        ("De gemeente zou de grond verkopen.", "would"),
    ],
)
def test_the_auxiliary_gives_the_mood(sentence, mood):
    assert cores_of(sentence)[0].mood == mood


@pytest.mark.parametrize(
    ("sentence", "verb", "mood"),
    [
        ("Onderzocht wordt of een ploeg loont.", "onderzoeken", "passive"),
        ("Gestreefd wordt naar een gelijke spreiding.", "streven", "passive"),
        ("Afgesproken is dat de huur daalt.", "afspreken", "perfect"),
        ("Een lekkage wordt dezelfde dag bekeken.", "bekijken", "passive"),
        ("De gemeente heeft die hulp voor drie jaar gegarandeerd.", "garanderen", "perfect"),
    ],
)
def test_a_participle_in_front_or_far_behind_is_no_verb_of_its_own(sentence, verb, mood):
    tokens = tokens_of(sentence)
    mains = [core for core in parse(sentence, tokens, NAMES.mentions(tokens)).cores if not core.is_sub]
    assert [(core.verb, core.mood) for core in mains] == [(verb, mood)]
