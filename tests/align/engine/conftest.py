import random

import pytest

from tmkit.align import Sentence

WORDS = [
    ("committee", "comité"), ("report", "rapport"), ("water", "eau"), ("bridge", "pont"), ("harbour", "port"),
    ("budget", "budget"), ("member", "membre"), ("island", "île"), ("road", "route"), ("school", "école"),
    ("doctor", "médecin"), ("letter", "lettre"), ("winter", "hiver"), ("window", "fenêtre"), ("garden", "jardin"),
    ("village", "village"), ("railway", "chemin"), ("library", "bibliothèque"), ("secretary", "secrétaire"),
    ("market", "marché"), ("forest", "forêt"), ("lamp", "lampe"), ("song", "chanson"), ("tower", "tour"),
]  # fmt: skip


@pytest.fixture(scope="session")
def made():
    """Two sides of a made-up report of so many rows, and the rows that each side has."""

    def make(rows: int, seed: int = 1, lost: float = 0.0, marks: bool = False):
        rng = random.Random(seed)
        sides: tuple[list[Sentence], list[Sentence]] = ([], [])
        kept: tuple[list[int], list[int]] = ([], [])
        for row in range(rows):
            chosen = [rng.choice(WORDS) for _ in range(rng.randint(4, 12))]
            number = rng.randint(1, 400)
            texts = (
                f"The {' and the '.join(word for word, _ in chosen)} of {number}.",
                f"Le {' et la '.join(word for _, word in chosen)} de {number}.",
            )
            for side in (0, 1):
                if rng.random() >= lost:
                    sides[side].append(Sentence(texts[side], marks=(f"row {row}",) if marks else ()))
                    kept[side].append(row)
        return *sides, *kept

    return make
