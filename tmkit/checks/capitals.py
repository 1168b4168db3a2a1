"""French words whose capital has an accent that is often left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = frozenset(
    """
    ebauche ebauches ecart ecarts echange echanges echantillon echantillons echec echecs echelle echelles echelon
    echelons echéance echéances eclairage eclaircissement eclaircissements ecole ecoles ecologie ecologique
    ecologiques econome economie economique economiques economiste economistes ecossais ecossaise ecosse
    ecosystème ecosystèmes ecoute ecouter ecrire ecrit ecrite ecrits ecriture ecritures editer editeur
    editeurs educateur educateurs educatif educatifs educative educatives egal egale egalement egales egalité
    egard egards egaux eglise eglises egypte egyptien egyptienne egyptiens elaborer elargir elargissement
    electeur electeurs electoral electorale electorales electoraux electricité electrique electriques
    electronique electroniques elevage eligibilité eliminer elu elue elues elus elysée elève elèves elément
    eléments emanciper emetteur emettre emirat emirats emirien emirienne emissaire emissaires energie
    energétique energétiques enoncé enoncés enumération enumérer epargne epidémie epidémies epidémiologique
    epouse epoux epreuve epreuves equateur equatorien equatorienne equilibre equilibrer equipe equipement
    equipements equipes equité equivalence equivalente erythrée erythréen erythréenne etabli etablie etablir
    etablissement etablissements etaient etait etant etape etapes etat etatique etatiques etats etendre
    etendue ethiopie ethiopien ethiopienne ethique etiquetage etiquette etiquettes etranger etrangers
    etrangère etrangères etroit etroite etude etudes etudiant etudiante etudiants etudier evaluateur evaluer
    eveil eventuel eventuelle eventuellement eventuelles eventuels evidemment eviter evoluer evoquer evènement
    evènements evénement evénements evêque evêques
    """.split()
)
_BOTH = "|".join(
    "ducation valuation lection lections mission missions dition ditions volution laboration limination rosion ruption "
    "vacuation mancipation".split()
)
# English has these words too: only where French stands beside them.
_FOREIGN = rf"(?:(?<=[LlDd]['’])E(?:{_BOTH})|E(?:{_BOTH})(?=\s(?:nationale|des?|du|d['’]|et|en|à|au)\b))\b"
_AFTER_A = """
    cet cette ce ces cela partir titre compter défaut noter savoir travers propos chaque chacun la son sa ses leur
    leurs notre nos tout toute toutes tous cause quoi mesure nouveau quel quelle quels quelles condition moins
    côté long court moyen ceux celle celui celles
    """.split()
_OPENING_A = rf"(?<!\S)A(?=\s(?:(?:{'|'.join(_AFTER_A)})\b|l['’]))"
_CANDIDATE = re.compile(rf"(?<![\w\-])E[a-zà-ÿ]{{2,}}(?!\w)|{_FOREIGN}|{_OPENING_A}|\bCa(?=\s(?:va|ne|n['’]))")
_ACCENTED = re.compile(r"\bÉ[a-zà-ÿ]|(?<!\S)À\s")
_BEFORE_OPENING = " «“\"'(–—-\u00a0"
_IN_FRENCH = re.compile(_FOREIGN)


def bare_capitals(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The words of a French text whose capital lacks its accent, with how they are written."""
    for match in _CANDIDATE.finditer(text):
        word = match[0]
        if word == "A":
            if not text[: match.start()].strip(_BEFORE_OPENING):
                yield match.span(), "À"
        elif word == "Ca":
            yield match.span(), "Ça"
        elif word == "Etre":
            yield match.span(), f"Ê{word[1:]}"
        elif word.lower() in _WORDS or _IN_FRENCH.match(text, match.start()):
            yield match.span(), f"É{word[1:]}"


def accented_capitals(text: str) -> int:
    """How many capitals have their accent."""
    return len(_ACCENTED.findall(text))
