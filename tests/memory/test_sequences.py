"""Any sequence of confirmations, folds and changes leaves what a plain list would hold."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory.reading import new_unit, pairs
from tmkit.memory import sidecar
from tmkit.memory.bulk import fold, rewrite
from tmkit.memory.sidecar import Confirmer, confirm

MEMORY = "memories/a.tmx"

sources = st.sampled_from(["Un", "un", "Deux", "Trois & <quatre>", "É" * 300])
targets = st.sampled_from(["One", "one", "Two", "Three & <four>", "E" * 300])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("confirm"), sources, targets),
        st.tuples(st.just("confirm cold"), sources, targets),
        st.tuples(st.just("fold")),
        st.tuples(st.just("remove"), targets),
        st.tuples(st.just("interrupted fold")),
    ),
    max_size=14,
)


@pytest.fixture(autouse=True)
def _small_sidecars(monkeypatch):
    monkeypatch.setattr(sidecar, "LARGEST", 1500)
    monkeypatch.setattr("os.fsync", lambda _: None)


@settings(deadline=None, max_examples=60)
@given(steps)
def test_sequences(sequence):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        confirmer, held = Confirmer(root), []
        for step, *given_ in sequence:
            if step.startswith("confirm"):
                source, target = given_
                present = any(old.casefold() == source.casefold() and its == target for old, its in held)
                if step == "confirm":
                    confirmer.confirm(MEMORY, new_unit(source, target), known(root, source, target))
                else:
                    confirm(root, MEMORY, new_unit(source, target), known(root, source, target))
                if not present:
                    held.append((source, target))
            elif step == "remove":
                held = [pair for pair in held if pair[1] != given_[0]]
                rewrite(root, MEMORY, change=lambda unit, _, gone=given_[0]: None if says(unit, gone) else unit)
            elif step == "fold":
                fold(root, MEMORY)
            elif (root / "memories").exists():
                kept = {path: path.read_bytes() for path in (root / "memories").glob("a.new*.tmx")}
                fold(root, MEMORY)
                for path, content in kept.items():
                    path.write_bytes(content)
            assert pairs(root) == sorted(held)


def says(unit, target):
    return unit.variants[1].segment.text == target


def known(root, source, target):
    """The archive's answer, from the files themselves."""

    def archive(_):
        same = [its for old, its in pairs(root) if old.casefold() == source.casefold()]
        return sidecar.Known.SAME_TARGET if target in same else sidecar.Known(bool(same))

    return archive
