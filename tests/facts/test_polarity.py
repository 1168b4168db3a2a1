import pytest

from tmkit.facts import polarity


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("les textes n’avaient pas encore été adoptés", [("negation", "n’avaient pas")]),
        ("le Comité ne se réunira plus", [("negation", "ne se réunira plus")]),
        ("ne pas adopter", [("negation", "ne pas")]),
        ("ne saurait être modifié", [("negation", "ne saurait")]),
        ("ne peut siéger", [("negation", "ne peut")]),
        ("Aucun membre ne peut voter", [("negation", "Aucun")]),
        ("n'a aucun effet", [("negation", "n'a aucun")]),
        ("n'a ni adopté ni rejeté le texte", [("negation", "n'a ni")]),
        ("ni l'un ni l'autre", [("negation", "ni")]),
        ("personne ne vient", [("negation", "personne")]),
        ("il ne demande pas que le texte soit lu", [("negation", "ne demande pas")]),
        ("les États non membres", [("negation", "non")]),
        ("et pas encore adopté", [("negation", "pas")]),
        ("n'a que deux membres", [("restriction", "n'a que")]),
        ("ne peut être modifié que par le Conseil", [("restriction", "ne peut être modifié que")]),
        ("n'est plus qu'un projet", [("restriction", "n'est plus")]),
        ("peut seulement recommander", [("restriction", "seulement")]),
        ("Seuls les membres votent", [("restriction", "Seuls")]),
    ],
)
def test_french(text, found):
    assert [(fact.kind, fact.text) for fact in polarity(text, "fr")] == found


@pytest.mark.parametrize(
    "text",
    [
        "avant qu'il ne soit trop tard",
        "à moins que le Conseil n'en décide autrement",
        "on peut craindre que le projet ne soit rejeté",
        "de crainte que le vote ne soit reporté",
        "plus long qu'il ne l'était",
        "n'ont cessé de soutenir le projet",
        "ne cesse de le répéter",
        "ne manquera pas de répondre",
        "pas moins de dix membres",
        "il n'en est pas moins vrai",
        "non seulement les membres mais aussi les observateurs",
        "ne vise pas seulement les membres",
        "adopté ou non",
        "n'est-ce pas",
        "un pas important",
        "d'aucuns pensent",
        "sans aucun doute",
        "un seul membre",
        "plus de dix membres",
        "les personnes présentes",
        "un point important",
        "rien que la vérité",
    ],
)
def test_french_that_is_no_negation(text):
    assert polarity(text, "fr") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("had not been adopted", [("negation", "not")]),
        ("no member voted", [("negation", "no")]),
        ("they don't vote", [("negation", "don't")]),
        ("cannot be amended", [("negation", "cannot")]),
        ("neither X nor Y", [("negation", "neither")]),
        ("never adopted", [("negation", "never")]),
        ("no longer valid", [("negation", "no")]),
        ("non-member States", [("negation", "non-")]),
        ("only members may vote", [("restriction", "only")]),
        ("may solely recommend", [("restriction", "solely")]),
        ("nothing but a draft", [("restriction", "nothing")]),
        ("is not only a draft. It is not adopted", [("negation", "not")]),
    ],
)
def test_english(text, found):
    assert [(fact.kind, fact.text) for fact in polarity(text, "en")] == found


@pytest.mark.parametrize(
    "text",
    [
        "not only members but also observers",
        "no fewer than ten members",
        "no less than ten",
        "not less than two thirds",
        "not later than Monday",
        "no later than Monday",
        "no more than ten",
        "whether or not it is adopted",
        "no doubt",
        "did not fail to reply",
        "No. 5",
        "notably",
        "the note",
        "last but not least",
    ],
)
def test_english_that_is_no_negation(text):
    assert polarity(text, "en") == ()


def test_spans_are_of_the_original():
    text = "Le texte n\u2019a\u00ad pas e\u0301te\u0301 adopté ; il ne l'a jamais e\u0301te\u0301."
    assert [fact.text for fact in polarity(text, "fr")] == ["n\u2019a\u00ad pas", "ne l'a jamais"]
