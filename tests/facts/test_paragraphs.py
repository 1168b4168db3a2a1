import pytest

from tmkit.facts import compare, read


@pytest.mark.parametrize(
    ("text", "language", "paths"),
    [
        ("par. 2 c)", "fr", ["2 c"]),
        ("para. 2 (c)", "en", ["2 c"]),
        ("à l'alinéa c) du paragraphe 2", "fr", ["2 c"]),
        ("paragraph 2 (c)", "en", ["2 c"]),
        ("l'article 82, paragraphe 1, point a)", "fr", ["82 1 a"]),
        ("Article 82(1)(a)", "en", ["82 1 a"]),
        ("point (a) of Article 82(1)", "en", ["82 1 a"]),
        ("le point a) de l'article 82, paragraphe 1", "fr", ["82 1 a"]),
        ("Article 5, paragraph 2 (c)", "en", ["5 2 c"]),
        ("subsection (2)", "en", ["2"]),
        ("le paragraphe (2)", "fr", ["2"]),
        ("l'alinéa 5(1)a)", "fr", ["5 1 a"]),
        ("paragraph 5(1)(a)", "en", ["5 1 a"]),
        ("subparagraph 5(1)(a)(iv)", "en", ["5 1 a iv"]),
        ("les articles 5, 7 et 9 de la loi", "fr", ["5", "7", "9"]),
        ("sections 5, 7 and 9 to 12", "en", ["5", "7", "9", "12"]),
        ("les alinéas a) et b)", "fr", ["a", "b"]),
        ("paragraphs (a) and (b)", "en", ["a", "b"]),
        ("les paragraphes 5(1) et (2)", "fr", ["5 1", "2"]),
        ("l'article premier", "fr", ["1"]),
        ("Article 1", "en", ["1"]),
        ("Articles I to III", "en", ["1", "3"]),
        ("les articles 1er à 9", "fr", ["1", "9"]),
        ("paragraphe 12 bis", "fr", ["12 bis"]),
        ("§ 5", "fr", ["5"]),
        ("§§ 5 et 6", "fr", ["5", "6"]),
        ("l'article 5.1", "fr", ["5.1"]),
        ("section 3, subsection 12(3)", "en", ["3", "12 3"]),
        ("le point 3 de l'ordre du jour", "fr", ["3"]),
    ],
)
def test_a_path_is_what_it_points_to(values, text, language, paths):
    assert values(text, language) == [("reference", ("¶", *_labels(path))) for path in paths]


def _labels(path):
    return path.replace(" bis", "_bis").split() if "bis" not in path else [path]


@pytest.mark.parametrize(
    ("text", "language", "spans"),
    [
        ("l'article 82, paragraphe 1, point a), du traité", "fr", ["82, paragraphe 1, point a)"]),
        ("point (a) of Article 82(1)", "en", ["82(1)"]),
        ("les alinéas a) et b) du paragraphe 2 de l'article 5", "fr", ["a)", "5"]),
    ],
)
def test_the_words_before_and_between_are_outside(rows, text, language, spans):
    assert [span for _, _, span in rows(text, language)] == spans


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("au paragraphe 2 c)", "in paragraph 2 (c)"),
        ("l'alinéa c) du paragraphe 2", "paragraph 2 (c)"),
        ("l'article 82, paragraphe 1, point a)", "Article 82(1)(a)"),
        ("les articles 5 et 7", "sections 5 and 7"),
        ("C.01.005", "section C.01.005"),
        ("l'article 5.1", "5.1"),
        ("le point 5 de l'ordre du jour", "agenda item 5"),
        ("paragraphe 5", "number 5"),
    ],
)
def test_the_two_languages_agree(french, english):
    assert compare(read(french, "fr"), read(english, "en")).equal


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("par 5 voix contre 2", "fr", [("number", 5), ("number", 2)]),
        ("on that point I agree", "en", []),
        ("au point de vue de 5 membres", "fr", [("number", 5)]),
        ("l'art a 5 maîtres", "fr", [("number", 5)]),
        ("paragraphe 5, 10 jours", "fr", [("reference", ("¶", "5")), ("number", 10)]),
        ("l'article 5 a été adopté", "fr", [("reference", ("¶", "5"))]),
        ("822 (1993)", "fr", [("reference", ("", "822", 1993))]),
    ],
)
def test_false_friends(values, text, language, found):
    assert values(text, language) == found
