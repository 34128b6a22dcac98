"""Words that tell promises from what is merely said: by when, how often, how much, what was, what others do."""

import re
from functools import lru_cache

MONTH = r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sep(?:t(?:ember)?)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_NUMBER = r"(?:\d+|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|veertien)"
_UNIT = r"(?:(?:werk)?dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren)|uur)"

_CUES: dict[str, str] = {
    "within": rf"\bbinnen (?:maximaal |uiterlijk |ten hoogste )?{_NUMBER} {_UNIT}",
    "latest": r"\b(?:uiterlijk|vóór|voor het (?:einde?|eind) van|voor 1|voor eind|met ingang van|vanaf|per 1|op zijn laatst|tijdig|medio)\b",
    "recurs": rf"\b(?:jaarlijks|maandelijks|wekelijks|halfjaarlijks|periodiek|structureel|doorlopend|(?:elk|ieder|elke|iedere) (?:jaar|kwartaal|half ?jaar|maand|najaar|voorjaar|week|twee jaar|kalenderjaar)|per (?:jaar|kwartaal)|{_NUMBER} ?(?:keer|maal|x) per|(?:twee|drie|vier)maal|ten minste eenmaal|minstens eenmaal)\b",
    "at_least": r"\b(?:minimaal|minstens|ten ?minste|tenminste|maximaal|ten hoogste|hoogstens|niet meer dan|tot maximaal|circa|ongeveer|min\.|max\.)",
    "term": r"\b(?:gedurende de looptijd|tijdens de looptijd|in de (?:periode|jaren) 20\d\d|tot en met 20\d\d|de komende (?:jaren|vier jaar)|in deze periode|looptijd van deze)\b",
    "newly": r"\b(?:voortaan|daarom|daartoe|daarvoor|hiervoor|hiertoe|opnieuw|alsnog|daartegenover|toch|niettemin|in ruil|hierbij|extra)\b",
    "so_far": r"\b(?:inmiddels|destijds|vorig jaar|vorige (?:periode|keer|jaar)|afgelopen|sinds|tot nu toe|al jaren|in het verleden|reeds|eerder|vroeger|toenmalig|onlangs|op dit moment|momenteel|thans|nog steeds|nu nog|ten opzichte van)\b",
    "forecast": r"\b(?:verwacht\w*|naar verwachting|prognose|vermoedelijk|waarschijnlijk|misschien|wellicht|voorspel\w*|raming|naar schatting|geschat|zou(?:den)?|hopen|hoopt|onzeker)\b",
    "law": r"\b(?:op grond van|krachtens|ingevolge|wettelijk\w*|wetgeving|\w*wet\b|artikel \d+|besluit bouwwerken|burgerlijk wetboek|rechter|regelgeving|staatssteun|verordening)",
    "others": r"(?:^|, )(?:het rijk|de provincie|de minister|de wet\w*|het ministerie|de netbeheerder|het waterschap|de politie|de rechter|de (?:gemeente)?raad|de raden|de regio|de zorgkantoren|het zorgkantoor|de accountant|de visitatiecommissie|de rekenkamer|het waarborgfonds|de brandweer|de toezichthouder)\b",
    "people": r"^(?:de )?(?:huurders?|bewoners?|inwoners|mensen|huishoudens|woningzoekenden|ouderen|jongeren|starters|kinderen|gezinnen|eigenaren)\b",
    "defines": r"\b(?:versta\w+|verstaan onder|hierna|te noemen|wordt bedoeld|bedoelen (?:wij|we)|betekent|heten|heet|aangeduid|definitie|is een (?:woning|huis|regeling|huishouden|wijk|persoon)|zijn (?:mensen|woningen|huishoudens) die)\b",
    "reserve": r"\b(?:onder voorbehoud|voorbehouden|voorbehoud|mits|tenzij|voor zover|afhankelijk van)\b",
    "points": r"(?:\bzie (?:ook )?(?:bijlage|hoofdstuk|artikel|paragraaf|tabel|hieronder)|\b(?:zoals|als) (?:vastgelegd|bedoeld|beschreven|opgenomen|genoemd)|\b(?:staat|staan|is|zijn|zijn er) (?:\w+ ){0,3}(?:vastgelegd|neergelegd|opgenomen|beschreven|te vinden|uitgewerkt) in\b|\bbijlage\b|te vinden)",
    "validity": r"\b(?:(?:gelden|geldt) (?:van|voor|tot|vanaf)|looptijd van de|treedt in werking|treden in werking|eindigt|opzeg\w+|in de plaats van|rechten ontlenen|strijdigheid|onlosmakelijk|ongewijzigd van kracht|rechtsgeldig|schadeplichtig|afdwingbaar|prevaleert|gaat voor)\b",
    "dispute": r"\b(?:geschil\w*|verschil van (?:mening|inzicht)|geschillencommissie|bindend advies|arbitrage|meningsverschil)\b",
    "agreed_not": r"\b(?:geen (?:nieuwe )?afspra\w+|niets (?:af|afgesproken|opgenomen|over)|niet (?:afgesproken|opgenomen)|spreken (?:wij|we|partijen)[^.]{0,40}\bniet\b|buiten beschouwing|zien (?:wij|we) (?:van )?af|afgezien|niet overeengekomen|niet eens)\b",
    "values": r"\b(?:vinden|belangrijk|hechten|van belang|onderschrijven|erkennen|geloven|uitgangspunt\w*|van mening|beseffen|wenselijk|hoort?|recht op|principe)\b",
    "effort_words": r"\b(?:spant zich|spannen zich|zich in om|zet zich|zetten zich|inspanning|streeft|streven|ambitie|naar vermogen|waar mogelijk|zoveel mogelijk|onderzoek\w*|verken\w*|haalbaarheid)\b",
    "vows": r"\b(?:zegt\b.{0,60}\btoe\b|zeggen\b.{0,60}\btoe\b|spreken\b.{0,50}\baf\b|verplicht(?:en)? zich|garande\w+|staat (?:ervoor )?(?:garant|in voor)|draagt? (?:er )?zorg|zorgt? er ?voor|ziet? erop toe|neemt op zich|nemen op zich|voor (?:haar|zijn|hun) rekening|stelt\b.{0,80}\bbeschikbaar|stellen\b.{0,80}\bbeschikbaar|maakt zich sterk|verbind(?:t|en) zich|afgesproken is dat|is afgesproken dat|overeengekomen dat|afspraak is)\b",
    "requests": r"\b(?:verzoek(?:t|en)|vraagt .{0,60}\bom\b|vragen .{0,60}\bom\b|dring(?:t|en) (?:er )?|roept .{0,60}\bop\b|doet een .{0,20}(?:beroep|verzoek)|beroep op)\b",
    "compare": r"\b(?:in 20[012]\d was|dan in 20|ten opzichte van|vergelijking|gemiddeld|procent van de|van de \d+|aandeel|steeg|daalde|telt|telde|bedraagt|bedroeg)\b",
    "exception": r"^(?:uitgezonderd|deze|dit|dat|die|het gaat|daarbij|hierbij|dergelijke|zulke|een uitzondering|voor (?:woningen|plannen) (?:die|waarvan|met))\b",
    "announces": r"\b(?:(?:de|het) (?:volgende|onderstaande) [^.]{0,60}[.:]$|als volgt[.:]?$|hieronder\b|hierna volgt)",
    "recital": r"^(?:overwegende|gelet op|gezien|in aanmerking nemende|mede gelet)\b",
    "signs": r"\b(?:aldus|ondertekend|namens|getekend te|in viervoud|in tweevoud|vertegenwoordigd door|gevestigd|wethouder [A-Z]|directeur-bestuurder|voorzitter)\b",
    "plural_owner": r"\bdoor (?:de )?(?:gemeente|corporatie|partijen)",
    "may": r"\b(?:kan|kunnen|mag|mogen)\b",
    "negated": r"\b(?:niet|geen|nooit|niets|evenmin|zonder)\b",
    "unless": r"^(?:als|wanneer|indien|mocht|lukt|blijkt|loopt|ontstaat|valt|komt|heeft|leidt|zodra|voor zover)\b",
    "it_is": r"^(?:het|dat|dit|er|daar|die|deze|wat|zo|daarmee|daardoor|hierdoor|toch) (?:is|zijn|was|waren|blijft|heeft|had|kan|zou|wordt|werd|gaat|blijkt|staat|ligt|komt|geldt|betekent|scheelt|lijkt|vraagt|kost)\b",
    "euro": r"(?:€|\beuro\b)",
    "count": r"\b(?:\d{1,3}(?:\.\d{3})*|twaalf|vijftien|twintig|dertig|veertig|vijftig|zestig|honderd)\b (?:\w+ ){0,2}\w+(?:en|s)\b",
    "decided": r"\b(?:besloten|vastgesteld|besluit van|heeft de raad|aangenomen|goedgekeurd)\b",
    "refers": r"\b(?:dit (?:document|hoofdstuk|artikel|stuk|boekje)|deze (?:afspraak|afspraken|tekst|bijlage|paragraaf|overeenkomst|tabel|bepaling|bedragen|cijfers))\b",
    "explains": r"\b(?:namelijk|immers|want|omdat|doordat|waardoor|oorzaak|reden|daarmee|bijvoorbeeld|ter vergelijking|ervaring)\b",
    "goal": r"\b(?:zodat|opdat|met als doel|om te (?:voorkomen|zorgen))\b",
}
_PATTERNS = {name: re.compile(pattern, re.I) for name, pattern in _CUES.items()}
_QUOTE = re.compile(r"\"[^\"]{12,}\"?|[“„][^”“„]{12,}[”“]?|(?<!\w)'[^']{25,}'(?!\w)")
_YEARS = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d/]|\.\d)")


@lru_cache(maxsize=4096)
def cues(text: str) -> frozenset[str]:
    """The names of the cues that `text` holds."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(text))


def is_quoted(text: str, place: int) -> bool:
    """Whether what stands at `place` of a sentence is between quotation marks: somebody's own words."""
    if '"' not in text and "“" not in text and "„" not in text and "'" not in text:
        return False
    return any(match.start() <= place < match.end() for match in _QUOTE.finditer(text))


def years_in(text: str) -> list[int]:
    """The years that a text names."""
    return [int(year) for year in _YEARS.findall(text)]
