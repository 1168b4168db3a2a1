"""The names of XLIFF's elements and attributes, whatever prefix a file binds to a namespace."""

from __future__ import annotations

from typing import Final

_DOCUMENT: Final = "urn:oasis:names:tc:xliff:document:"
_KNOWN: Final = {
    "http://sdl.com/FileTypes/SdlXliff/1.0": "sdl:",
    "MQXliff": "mq:",
    "http://www.memsource.com/mxlf/2.0": "m:",
    "urn:xliff-xtm-extensions": "xtm:",
    "http://www.gs4tr.org/schema/xliff-ext": "gs4tr:",
    "urn:oasis:names:tc:xliff:matches:2.0": "mtc:",
    "urn:oasis:names:tc:xliff:metadata:2.0": "mda:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_DEEPEST: Final = 250  # prefixes that one place can see; more are looked up in vain


class Names:
    """The namespaces in force while a file is read, from element to element.

    An element of XLIFF goes by its bare name, one of a known tool by that tool's prefix (`sdl:seg`), any other by what
    the file wrote.
    """

    __slots__ = ("_stack",)

    def __init__(self) -> None:
        self._stack: list[dict[str, str]] = [{"xml": "http://www.w3.org/XML/1998/namespace"}]

    def enter(self, written: str, flat: list[str]) -> tuple[str, dict[str, str]]:
        """The name and attributes of an element that begins; `flat` is `[name, value, …]`."""
        bound = self._stack[-1]
        declared = {
            name[6:] if name != "xmlns" else "": value
            for name, value in zip(flat[::2], flat[1::2], strict=True)
            if name == "xmlns" or name.startswith("xmlns:")
        }
        if declared and len(bound) < _DEEPEST:
            bound = {**bound, **declared}
        self._stack.append(bound)
        attributes = {}
        for name, value in zip(flat[::2], flat[1::2], strict=True):
            if name == "xmlns" or name.startswith("xmlns:"):
                continue
            prefix, colon, local = name.partition(":")
            attributes[_called(bound.get(prefix, prefix), local, name) if colon else name] = value
        prefix, colon, local = written.partition(":")
        if not colon:
            prefix, local = "", written
        return _called(bound.get(prefix, prefix), local, written), attributes

    def leave(self) -> None:
        """The innermost element ends."""
        self._stack.pop()


def _called(namespace: str, local: str, written: str) -> str:
    if not namespace or namespace.startswith(_DOCUMENT):
        return local
    return _KNOWN[namespace] + local if namespace in _KNOWN else written
