"""Number and gender of French words, written with their accents; what is not listed follows the rule of its ending."""

from __future__ import annotations

_KEEP_AL = frozenset(
    "aval bal bancal cal cantal carnaval chacal choral corral cérémonial fatal festival final gavial goal mistral "
    "narval natal naval pal postnatal prénatal récital régal santal serval val".split()
)
_AIL = frozenset("aspirail bail corail fermail soupirail travail vantail ventail vitrail émail".split())
_OUX = frozenset("bijou caillou chou genou hibou joujou pou".split())
_EUS = frozenset("bleu enfeu landau pneu sarrau émeu".split())
_PLURALS = {
    "aïeul": "aïeux",
    "ciel": "cieux",
    "madame": "mesdames",
    "mademoiselle": "mesdemoiselles",
    "monsieur": "messieurs",
    "œil": "yeux",
    "oeil": "yeux",
}
# Nouns that have their -s in the singular, too.
_SINGULAR_S = frozenset(
    "abus accès acquis admis ananas anglais appentis assis autobus avis bas biais bois bourgeois bras bus campus "
    "cas chinois colis commis compas compris compromis concis concours confus congrès conquis consensus corps "
    "corpus cours croquis cursus danois dessous dessus devis diffus discours divers débarras débris décès démis "
    "encours exclus excès express exprès fils fois fonds forceps frais français frimas gaz gras gris gros "
    "hollandais héros ibis inclus indécis irlandais jadis japonais jus las libanais logis matelas mauvais maïs mis "
    "mois mépris métis obtus obus omis os ours pakistanais palais parcours pardessus pays permis pervers plus poids "
    "pois polonais portugais pris processus procès progrès promis propos préavis précis puits québécois rabais "
    "radis ras reclus recours refus relais remis remords repas repos requis revers rhinocéros rubis sas secours "
    "sens soudanais soumis souris sous-bois stimulus succès surplus sursis suédois syllabus sénégalais talus tapis "
    "tas temps tiers torus tournevis transmis travers treillis trépas tumulus univers us velours verglas vernis "
    "vers virus xérès écossais épais".split()
)
# Agents and holders of office whose feminine no ending tells.
_FEMININES = {
    "acheteur": "acheteuse",
    "acquéreur": "acquéreuse",
    "ambassadeur": "ambassadrice",
    "assesseur": "assesseure",
    "auteur": "autrice",
    "avocat": "avocate",
    "bailleur": "bailleresse",
    "chancelier": "chancelière",
    "chef": "cheffe",
    "citoyen": "citoyenne",
    "coauteur": "coautrice",
    "conseiller": "conseillère",
    "consul": "consule",
    "défendeur": "défenderesse",
    "demandeur": "demanderesse",
    "employeur": "employeuse",
    "entrepreneur": "entrepreneuse",
    "gouverneur": "gouverneure",
    "greffier": "greffière",
    "ingénieur": "ingénieure",
    "orateur": "oratrice",
    "possesseur": "possesseure",
    "procureur": "procureure",
    "professeur": "professeure",
    "rapporteur": "rapporteuse",
    "sauveteur": "sauveteuse",
    "successeur": "successeure",
    "travailleur": "travailleuse",
    "vendeur": "vendeuse",
    "voyageur": "voyageuse",
}
# A second feminine in use beside the first.
_OTHER_FEMININES = {
    "auteur": "auteure",
    "chef": "chef",
    "coauteur": "coauteure",
    "demandeur": "demandeuse",
    "employeur": "employeure",
    "procureur": "procuratrice",
    "rapporteur": "rapporteure",
    "sauveteur": "sauveteure",
}
# Offices whose feminine is that of an adjective with the same ending (président, présidente).
_OFFICES = frozenset(
    "adhérent adjoint administrateur agent allié assistant associé attaché candidat chargé combattant commandant "
    "commettant comptable consommateur consultant coordinateur coordonnateur coprésident descendant directeur "
    "donateur délégué déplacé déposant député détenu employé envoyé examinateur exploitant exportateur expéditeur "
    "fabricant facilitateur fondateur gérant habitant haut-représentant importateur inspecteur instructeur "
    "intéressé invité lieutenant législateur magistrat mandant migrant militant modérateur médiateur négociateur "
    "observateur occupant opérateur participant plaignant premier producteur président président-directeur "
    "représentant requérant ressortissant rédacteur réfugié résident signataire suppléant survivant sénateur "
    "traducteur tuteur utilisateur vice-président vérificateur éducateur électeur élu étudiant évaluateur".split()
)
# Offices with one form for both genders.
_EPICENE = frozenset(
    "analyste arbitre commissaire comptable diplomate dépositaire fonctionnaire gestionnaire haut-commissaire "
    "interprète journaliste juge locataire maire membre ministre notaire parlementaire partenaire plénipotentiaire "
    "porte-parole propriétaire secrétaire signataire sous-secrétaire spécialiste titulaire vice-secrétaire".split()
)
_ADJECTIVES = {
    "bas": "basse",
    "beau": "belle",
    "blanc": "blanche",
    "bref": "brève",
    "complet": "complète",
    "concret": "concrète",
    "discret": "discrète",
    "doux": "douce",
    "épais": "épaisse",
    "faux": "fausse",
    "favori": "favorite",
    "frais": "fraîche",
    "franc": "franche",
    "grec": "grecque",
    "gros": "grosse",
    "inquiet": "inquiète",
    "long": "longue",
    "mineur": "mineure",
    "nouveau": "nouvelle",
    "public": "publique",
    "secret": "secrète",
    "sec": "sèche",
    "turc": "turque",
    "vieux": "vieille",
}
_COMPARATIVES = ("érieur", "majeur", "mineur", "meilleur")
# Ending of the masculine, of the feminine; the longer first.
_ENDINGS = (
    ("teur", "trice"),
    ("eur", "euse"),
    ("eux", "euse"),
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("yen", "yenne"),
    ("on", "onne"),
    ("el", "elle"),
    ("eil", "eille"),
    ("ul", "ulle"),
    ("et", "ette"),
    ("er", "ère"),
    ("if", "ive"),
    ("gu", "guë"),
)


def plural(word: str) -> str:
    """The plural of a singular noun or adjective."""
    low = word.lower()
    if low in _PLURALS:
        found = _PLURALS[low]
        return found.capitalize() if word[0].isupper() else found
    if low[-1] in "sxz":
        return word
    if low in _AIL:
        return word[:-3] + "aux"
    if low.endswith("al") and low not in _KEEP_AL:
        return word[:-2] + "aux"
    if low in _OUX or (low.endswith(("eau", "au", "eu")) and low not in _EUS):
        return word + "x"
    return word + "s"


def singular(word: str) -> str:
    """The singular of a plural noun or adjective; a singular stays as it is, as far as its ending tells."""
    low = word.lower()
    if low in _SINGULAR_S or low.endswith(("ss", "us", "ois", "ais", "eux")):
        return word[:-1] if low in ("lieux", "jeux", "vœux", "aveux", "enjeux", "feux", "neveux", "milieux") else word
    if low.endswith("eaux"):
        return word[:-1]
    if low.endswith("aux"):
        stem = word[:-3]
        return stem + ("ail" if low[:-3] + "ail" in _AIL else "au" if low[:-1] in ("tuyau", "noyau", "joyau") else "al")
    if low.endswith("oux") and low[:-1] in _OUX:
        return word[:-1]
    return word[:-1] if low.endswith("s") and len(low) > 3 else word


def adjective_feminine(word: str) -> str:
    """The feminine of a masculine singular adjective or participle."""
    low = word.lower()
    if low.endswith("e"):
        return word
    if low in _ADJECTIVES:
        return _cased(_ADJECTIVES[low], word)
    if low.endswith(_COMPARATIVES):
        return word + "e"
    for masculine, feminine in _ENDINGS:
        if low.endswith(masculine) and len(low) > len(masculine):
            return word[: -len(masculine)] + feminine
    return word + "e"


def noun_feminines(word: str) -> tuple[str, ...]:
    """The feminines of a noun that names who holds an office or does something; none of any other noun."""
    low = word.lower()
    if low in _EPICENE:
        return (word,)
    if low in _FEMININES:
        other = _OTHER_FEMININES.get(low)
        return tuple(_cased(each, word) for each in (_FEMININES[low], other) if each)
    return (adjective_feminine(word),) if low in _OFFICES else ()


def _cased(found: str, like: str) -> str:
    return found[0].upper() + found[1:] if like[0].isupper() else found
