"""Forms of the French verbs that open paragraphs of resolutions and tell what a meeting did: third person present,
participles. A verb is given by its infinitive or its third person singular.
"""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """The forms of a verb that official texts use of bodies and States."""

    infinitive: str
    singular: str
    plural: str
    present_participle: str
    past_participle: str


_IRREGULAR = tuple(
    Verb(*row.split())
    for row in """\
accueillir accueille accueillent accueillant accueilli
admettre admet admettent admettant admis
apprendre apprend apprennent apprenant appris
attendre attend attendent attendant attendu
avoir a ont ayant eu
comprendre comprend comprennent comprenant compris
conclure conclut concluent concluant conclu
connaître connaît connaissent connaissant connu
construire construit construisent construisant construit
contenir contient contiennent contenant contenu
convaincre convainc convainquent convainquant convaincu
convenir convient conviennent convenant convenu
décevoir déçoit déçoivent décevant déçu
défendre défend défendent défendant défendu
dire dit disent disant dit
élire élit élisent élisant élu
émettre émet émettent émettant émis
enjoindre enjoint enjoignent enjoignant enjoint
entendre entend entendent entendant entendu
entretenir entretient entretiennent entretenant entretenu
être est sont étant été
faire fait font faisant fait
inscrire inscrit inscrivent inscrivant inscrit
interdire interdit interdisent interdisant interdit
intervenir intervient interviennent intervenant intervenu
introduire introduit introduisent introduisant introduit
maintenir maintient maintiennent maintenant maintenu
mettre met mettent mettant mis
obtenir obtient obtiennent obtenant obtenu
offrir offre offrent offrant offert
ouvrir ouvre ouvrent ouvrant ouvert
permettre permet permettent permettant permis
poursuivre poursuit poursuivent poursuivant poursuivi
prendre prend prennent prenant pris
prescrire prescrit prescrivent prescrivant prescrit
prévoir prévoit prévoient prévoyant prévu
promettre promet promettent promettant promis
promouvoir promeut promeuvent promouvant promu
recevoir reçoit reçoivent recevant reçu
reconnaître reconnaît reconnaissent reconnaissant reconnu
recueillir recueille recueillent recueillant recueilli
remettre remet remettent remettant remis
rendre rend rendent rendant rendu
répondre répond répondent répondant répondu
retenir retient retiennent retenant retenu
revêtir revêt revêtent revêtant revêtu
savoir sait savent sachant su
soumettre soumet soumettent soumettant soumis
souscrire souscrit souscrivent souscrivant souscrit
soutenir soutient soutiennent soutenant soutenu
suivre suit suivent suivant suivi
tendre tend tendent tendant tendu
tenir tient tiennent tenant tenu
transmettre transmet transmettent transmettant transmis
venir vient viennent venant venu
voir voit voient voyant vu""".splitlines()
)
_BY_FORM = {form: verb for verb in _IRREGULAR for form in (verb.infinitive, verb.singular)}
_FINIR = frozenset(
    "agir bénir choisir définir finir fournir garantir réagir réunir réussir saisir unir établir".split()
)
# Verbs in -e.er whose stressed è goes back to e; all others go back to é (considère, considérer).
_MUTE = ("lève", "mène", "pèse", "chète", "gèle", "sème", "rève", "chève")


def verb(word: str) -> Verb | None:
    """The verb of an infinitive or a third person singular, in lower case; None where it has the form of neither."""
    if word in _BY_FORM:
        return _BY_FORM[word]
    if word.endswith("er") and len(word) > 3:
        return _first_group(_stressed(word[:-2]) + "e", word)
    if word in _FINIR or (word.endswith("it") and word[:-1] + "r" in _FINIR):
        stem = word[:-2]
        return Verb(stem + "ir", stem + "it", stem + "issent", stem + "issant", stem + "i")
    if word.endswith("e") and len(word) > 2:
        return _first_group(word, _infinitive(word))
    return None


def _first_group(singular: str, infinitive: str) -> Verb:
    stem = infinitive[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    return Verb(infinitive, singular, singular + "nt", soft + "ant", stem + "é")


def _stressed(stem: str) -> str:
    """The stem of an infinitive as its third person has it: `considér` gives `considèr`, `appuy` gives `appui`."""
    if stem.endswith(("uy", "oy")):
        return stem[:-1] + "i"
    if stem.endswith(("appel", "rappel", "rejet", "projet", "jet")):
        return stem + stem[-1]
    if (len(stem) > 2 and stem[-2] in "ée" and stem[-1] not in "aeiouyérs") or stem.endswith(("ér", "és")):
        return stem[:-2] + "è" + stem[-1]
    return stem


def _infinitive(singular: str) -> str:
    stem = singular[:-1]
    if stem.endswith(("ui", "oi")):
        return stem[:-1] + "yer"
    if stem.endswith(("appell", "jett")):
        return stem[:-1] + "er"
    if len(stem) > 2 and stem[-2] == "è":
        return stem[:-2] + ("e" if singular.endswith(_MUTE) else "é") + stem[-1] + "er"
    return stem + "er"
