import time

import pytest

from tmkit.memory.context import Context, context, plain
from tmkit.model import Property, Segment, Unit, Variant


def unit(of_source=(), of_unit=(), of_target=()):
    def props(pairs):
        return tuple(Property(kind, text) for kind, text in pairs)

    return Unit(
        (
            Variant("fr", Segment("La séance est levée."), (), props(of_source)),
            Variant("en", Segment("The meeting rose."), (), props(of_target)),
        ),
        (),
        props(of_unit),
    )


@pytest.mark.parametrize(
    ("of_source", "of_unit"),
    [
        ([("x-context-pre", "<seg>Avant</seg>"), ("x-context-post", "<seg>Après</seg>")], []),
        ([("context_prev", "Avant"), ("context_next", "Après")], []),
        ([], [("x-previous-source-text", "Avant"), ("x-next-source-text", "Après")]),
        ([], [("x-context-pre", "Avant"), ("x-context-post", "Après")]),
        ([], [("prev", "Avant"), ("next", "Après")]),
    ],
)
def test_every_tools_names_are_read(of_source, of_unit):
    assert context(unit(of_source, of_unit), "fr") == Context("Avant", "Après")


def test_the_other_sides_context_is_not_this_sides():
    assert context(unit([("x-context-pre", "Avant")]), "en") == Context()


def test_empty_is_unknown():
    assert context(unit([("x-context-pre", " "), ("x-context-post", "<seg></seg>")]), "fr") == Context()


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("Avant", "Avant"),
        ("5 < 6 & 7", "5 < 6 & 7"),
        ("<seg>A &amp; B &lt; C</seg>", "A & B < C"),
        (
            '<seg>Le <bpt i="1">&lt;b&gt;</bpt>Groupe<ept i="1">&lt;/b&gt;</ept> de contact<ph x="1"/>.</seg>',
            "Le Groupe de contact.",
        ),
        ('<seg xml:space="preserve">Le <hi type="b">Groupe</hi></seg>', "Le Groupe"),
        ("<seg>Le <bpt i='1'>non fermé", "Le non fermé"),
    ],
)
def test_an_escaped_seg_is_opened(stored, text):
    assert plain(stored) == text


@pytest.mark.parametrize("hostile", ["<bpt " * 200_000, "<bpt>" * 200_000, "<bpt " + "/" * 1_000_000, "<" * 1_000_000])
def test_hostile_context_takes_no_time(hostile):
    begin = time.process_time()
    plain("<seg>" + hostile)
    assert time.process_time() - begin < 2
