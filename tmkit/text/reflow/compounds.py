"""What is known of French and English about a word broken at a hyphen, with a dictionary or without.

Some words stand before or after a hyphen in living compounds, whatever the other half; some letters at the beginning of
the second half can only be the rest of a word. The lists come from counting French and English law and debates.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from gzip import decompress
from importlib.util import find_spec
from pathlib import Path

_BEFORE = {
    "fr": """
        non sous vice quasi semi demi celui celle ceux celles lui elle elles eux soi moi toi nous vous vingt
        trente quarante cinquante soixante quatre dix cessez rendez laissez laisser procès plate plates libre
        libres garde saisie location chef chefs lieutenant sud nord ouest franco anglo afro socio politico
        sino arabo peut faut est-ce qu'est-ce c'est là lorsqu jusque outre post néo micro macro extra intra
        hors porte grand grands grande haut hauts haute hautes bas basse long longs court moyen plein arrière
        avant après mot mots pays point points quote quotes trop bien savoir faire mise prise compte plus
        dommages vis tête coup clé
        """,
    "en": """
        non self cross full long short high low half well ill by vice quasi semi mid so-called multi socio
        decision follow take start set run build law rule peace policy standard state country region community
        evidence risk results time part large small medium wide broad single double two three four five six
        seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third last
        north south east west above below anglo afro euro asia micro macro ultra anti post counter cease go
        """,
}
_AFTER = {
    "fr": """
        ci là même mêmes il ils elle elles on vous nous ce je moi être dire delà dessus dessous dedans dehors
        devant après midi vingt vingts deux trois cinq six sept huit neuf quatre dix onze quinze seize le-feu
        ministre président présidente présidents procureur verbal verbaux parole
        """,
    "en": """
        based related led making building keeping being wide term time level scale up off out in-law down over
        specific oriented driven free like general elect sized owned funded term-of old year day month week
        five six seven eight nine two three four one thirds fire
        """,
}
# The second half of a word, at a place where words are broken: no word by itself.
_RESTS = {
    "fr": """
        tion tions sion sions té tés tée tées ticle ticles tie ties nistre nistres ment ments vant vants teur
        teurs trice ragraphe ragraphes néa néas cation cations riode riodes nant nants gueur dant dants duit
        duits tation tations sident sidents sant sants ger gers nir ser glement glements ture tures tière
        tières gime rité rités rale rales rals ral tif tifs tive tives lité lités tité trée nière rant rants
        rait vince tement tements cer sation sations rer ropéen ropéenne ropéens sé sés sée sées tamment cice
        mément tage nal nale naux sition sitions cune cun gnement gnements der seignement seignements ciété
        ciétés tème tèmes vier tance tances cial ciale ciales ciaux ployeur tant tants ront blique bliques
        mière vons core duction cision cisions tale gement laire laires ploi lement péen péenne litique
        litiques mier cret lation lations cé cés cée cées taire taires cence gence gences curité rieur rieure
        rieurs gé gés gée gées ché chés lonne neur neurs deur deurs drais jourd nement nements tain tains
        taine taines sence néral nérale néraux dat toire toires cat quer rence rences crit crite crits
        donnance blic blics cien cienne tude tudes cembre térêt térêts dérale dérales méro méros mation
        mations tivité tivités treprise treprises gie gies ner blir rection bilité bilités fert vement lée
        lées lés cument cuments lisation ception tence tences quette gine gation gations toyen toyens cessaire
        cessaires tivement cription tulaire mé més vé vée vés lution lutions naux titude cement cements
        fication fications dence veur voirs nit quis ponsable ponsables gion gions cable cables blissement
        rable rables térieur térieure thode thodes blème blèmes rement veillance cédure cédures tration
        trations verneur cipe cipes cution claration clarations dique diques tuelle tuelles pement pements
        tibles tible sibles sible fiques fique niques nique giques gique liser lisé lisés lisée ner nent nel
        nelle nels sent rent tent dent gnant baïdjan baïdjanais ganisation sulter cueil
        """,
    "en": """
        tion tions ment ments ation ations ity ities ferred ber bers ent ents cial tice quired ive ject jects
        ies pany ers ence ences ated tity terest terests lic erly ic ical erty ary ture tures cified cence
        ings ures ous gistered trol tem tems tained cluding tial ure ee ees cision cisions eral sion sions
        fied lation lations ceived ded cluded ized ised curity suant eign clude tional lished ible able ably
        ibly ition ancial duced ditions duction ily als thorized thority ory ited ters cessary mitted cept
        ulation ulations nated ident cludes tains gible nefit ors cerned cerning ument uments termined ular
        siders specting tution tutions cies cy cing ined ect ticular ceeding lating ectly ule penses sider
        onable ceipt sidered ods cumstances erwise tablished ator ators curred quirements ignated ployee
        ployees posal posals gramme grammes manent gister gency gencies tified stitution ployed dividual
        tection ciple ciples cient ernment ernments gress tence tration ults ployer poration sponse sponsible
        ating ceive ection erence ences sence priate scription cility cilities censee dren volved tificate
        ders sonal ective tioned ination ceeds ately tect erator ative tinue tinued ates mits olution agement
        flict lishment ial ery quiry ceedings ured alty gion gions ified ingly gether strument ization
        ployment velopment terprise portant vious nomic pleted tainty taining pliance cerns prise cedure
        cedures bution ector tural ilar terial guage clusion ency ling ness ship ing ings een ner ful fully less
        ly ward wards hood
        """,
}


# How often a dictionary word must have been counted to settle that a word was broken. The English list has compounds
# written solid (`reelection`), the French one hardly any.
_SETTLES = {"fr": 50, "en": 500}


def keeps_hyphen(before: str, after: str, language: str) -> bool | None:
    """Whether a hyphen at a line end, between two pieces in small letters, is a real one; None where nothing tells.

    Measured on words of law and debates broken at random places, and on their compounds: with a dictionary 97 to 99 in
    100 broken words are joined and 3 in 1,000 (French) or 4 in 100 (English) of the compounds are too; without, half of
    the broken words are joined, the compounds stay, and the rest is not told.
    """
    if language not in _RESTS:
        return None
    words = dictionary(language)
    solid = before + after
    if words.get(f"{before}-{after}"):
        return True
    if after in _words(_RESTS[language]):
        return False
    compound = before in _words(_BEFORE[language]) or after in _words(_AFTER[language])
    if words.get(solid, 0) >= _SETTLES[language] and not (compound and language == "en"):
        return False
    if compound:
        return True
    if before[-1] == after[0] and after[0] not in "aeiouy" and len(before) > 1:
        return False  # words are broken between doubled consonants
    if not words:
        return None
    both = before in words and after in words
    return None if both == (solid in words) else both


@cache
def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


@cache
def dictionary(language: str) -> Mapping[str, int]:
    """The words (small letters) of an installed pyspellchecker with their counts; empty without one.

    The data are read without importing the package.
    """
    spec = find_spec("spellchecker")
    if spec is None or not spec.submodule_search_locations:
        return {}
    listing = Path(spec.submodule_search_locations[0]) / "resources" / f"{language}.json.gz"
    try:
        words = json.loads(decompress(listing.read_bytes()))
    except (OSError, EOFError, ValueError):
        return {}
    return words if isinstance(words, dict) else {}
