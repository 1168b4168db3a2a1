"""What the characters of symbol fonts look like: Word writes them with codes of their own."""

from __future__ import annotations

_PRIVATE = 0xF000
_SYMBOL = {
    0xB7: "•", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←",
    0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB6: "∂", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xBE: "—", 0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈",
    0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xE2: "®",
    0xE3: "©", 0xE4: "™", 0xE5: "∑", 0xF2: "∫",
    0x2D: "−", 0x61: "α", 0x62: "β", 0x64: "δ", 0x65: "ε", 0x67: "γ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x77: "ω", 0x71: "θ",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA2: "◦", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xB7: "•", 0xD8: "➢",
    0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    0x28: "☎", 0x2A: "✉", 0xDF: "←", 0xE1: "↑", 0xE2: "↓",
}  # fmt: skip
_ZAPF = {0x6C: "●", 0x6E: "■", 0x75: "◆", 0x76: "❖", 0x33: "✓", 0xE4: "➤", 0xD8: "➢"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "zapfdingbats": _ZAPF, "itc zapf dingbats": _ZAPF}
_ROUND = "•"


def symbol(code: int, font: str) -> str:
    """The character that a code of a symbol font shows; an empty text where we do not know it."""
    table = _FONTS.get(font.strip().lower())
    bare = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + 256 else code
    if table is not None and bare in table:
        return table[bare]
    if table is None and not _PRIVATE <= code < _PRIVATE + 256 and 0x20 <= code < 0x110000:
        return "" if 0xD800 <= code < 0xE000 else chr(code)
    return ""


def bullet(text: str, font: str) -> str:
    """A bullet as the reader sees it; one of an unknown symbol font is a round one."""
    bare = text.strip()
    if not bare:
        return ""
    code = ord(bare[0])
    symbolic = font.strip().lower() in _FONTS
    if len(bare) == 1 and (symbolic or _PRIVATE <= code < _PRIVATE + 256):
        if symbolic:
            return symbol(code, font) or _ROUND
        return _SYMBOL.get(code - _PRIVATE) or _WINGDINGS.get(code - _PRIVATE) or _ROUND
    return bare
