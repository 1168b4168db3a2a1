"""Pairs of sentences of reports, English and French, as many as are wanted."""

from __future__ import annotations

import random

_SUBJECTS = [
    ("The Committee", "Le Comité"), ("The secretariat", "Le secrétariat"), ("The working group", "Le groupe de travail"),
    ("The Chair of the Council", "Le président du Conseil"), ("The regional office", "Le bureau régional"),
    ("The delegation of the northern basin", "La délégation du bassin septentrional"), ("The Treasurer", "Le trésorier"),
    ("The technical panel", "Le groupe technique"), ("The host authorities", "Les autorités du pays hôte"),
    ("The observer from the Institute", "L'observateur de l'Institut"), ("The Bureau", "Le Bureau"),
    ("The drafting group", "Le groupe de rédaction"), ("The Conference", "La Conférence"), ("The auditors", "Les auditeurs"),
]  # fmt: skip
_VERBS = [
    ("adopted", "a adopté"), ("examined", "a examiné"), ("took note of", "a pris note de"), ("approved", "a approuvé"),
    ("postponed", "a reporté"), ("submitted", "a soumis"), ("welcomed", "s'est félicité de"), ("revised", "a révisé"),
    ("summarized", "a résumé"), ("questioned", "s'est interrogé sur"), ("recalled", "a rappelé"), ("published", "a publié"),
]  # fmt: skip
_OBJECTS = [
    ("the annual budget", "le budget annuel"), ("the maintenance of the locks", "l'entretien des écluses"),
    ("the winter navigation plan", "le plan de navigation hivernale"), ("the report on water quality", "le rapport sur la qualité de l'eau"),
    ("the fisheries agreement", "l'accord sur les pêches"), ("the list of experts", "la liste des experts"),
    ("the training programme for pilots", "le programme de formation des pilotes"), ("the common form", "le formulaire commun"),
    ("the inventory of bridges", "l'inventaire des ponts"), ("the rules of procedure", "le règlement intérieur"),
    ("the flood warning network", "le réseau d'alerte en cas de crue"), ("the dredging contract", "le contrat de dragage"),
    ("the calendar of meetings", "le calendrier des réunions"), ("the purchase of light buoys", "l'achat de bouées lumineuses"),
    ("the study of the tributaries", "l'étude des affluents"), ("the storage of archives", "la conservation des archives"),
]  # fmt: skip
_TAILS = [
    ("without a vote", "sans procéder à un vote"), ("at its morning meeting", "à sa séance du matin"),
    ("after a brief debate", "à l'issue d'un bref débat"), ("on the proposal of the Chair", "sur proposition du président"),
    ("in the light of the comments received", "compte tenu des observations reçues"), ("as amended orally", "tel que modifié oralement"),
    ("despite the lack of funds", "malgré le manque de crédits"), ("for the third time", "pour la troisième fois"),
]  # fmt: skip
_TITLES = [
    ("Opening of the session", "Ouverture de la session"), ("Budget and finance", "Budget et finances"),
    ("Cooperation with other bodies", "Coopération avec d'autres organismes"), ("Recommendations", "Recommandations"),
    ("Water quality", "Qualité de l'eau"), ("Navigation", "Navigation"), ("Personnel matters", "Questions de personnel"),
    ("Election of officers", "Élection du bureau"), ("Date of the next session", "Date de la prochaine session"),
]  # fmt: skip
_MONTHS = [("March", "mars"), ("May", "mai"), ("July", "juillet"), ("September", "septembre"), ("November", "novembre")]


def make_rows(count: int, seed: int, *, year: int = 2017) -> list[tuple[str, str]]:
    """Rows of (English, French); every tenth or so is a title. Half of the sentences have a date or number of `year`."""
    rng = random.Random(seed)
    rows: list[tuple[str, str]] = []
    while len(rows) < count:
        if rng.random() < 0.1:
            rows.append(rng.choice(_TITLES))
            continue
        (e1, f1), (e2, f2) = rng.choice(_SUBJECTS), rng.choice(_VERBS)
        (e3, f3), (e4, f4) = rng.choice(_OBJECTS), rng.choice(_TAILS)
        english, french = f"{e1} {e2} {e3}", f"{f1} {f2} {f3}"
        if rng.random() < 0.5:
            (e5, f5), (e6, f6) = rng.choice(_OBJECTS), rng.choice(_TAILS)
            english, french = f"{english}, {e6}, and {e5}", f"{french}, {f6}, et {f5}"
        chance = rng.random()
        if chance < 0.25:
            (month, mois), day = rng.choice(_MONTHS), rng.randint(2, 28)
            english, french = f"{english} on {day} {month} {year}", f"{french} le {day} {mois} {year}"
        elif chance < 0.5:
            number = rng.randint(11, 989) + year % 7
            english, french = f"{english} ({number} pages)", f"{french} ({number} pages)"
        rows.append((f"{english} {e4}.", f"{french} {f4}."))
    return rows
