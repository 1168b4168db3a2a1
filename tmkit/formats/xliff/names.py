"""The names of XLIFF's elements and attributes, whatever prefix a file binds to a namespace."""

from __future__ import annotations

from typing import Final

from tmkit.formats.tmx.grammar import remember

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


class _Scope:
    """What prefixes mean in one place, and the names that were met there."""

    __slots__ = ("attributes", "bound", "elements")

    def __init__(self, bound: dict[str, str]) -> None:
        self.bound = bound
        self.elements: dict[str, str] = {}
        self.attributes: dict[str, str] = {}

    def element(self, written: str) -> str:
        found = self.elements.get(written)
        if found is None:
            prefix, colon, local = written.partition(":")
            if not colon:
                prefix, local = "", written
            found = _called(self.bound.get(prefix, prefix), local, written)
            remember(self.elements, written, found, len(written))
        return found

    def attribute(self, written: str) -> str:
        found = self.attributes.get(written)
        if found is None:
            prefix, colon, local = written.partition(":")
            found = _called(self.bound.get(prefix, prefix), local, written) if colon else written
            remember(self.attributes, written, found, len(written))
        return found


class Names:
    """The namespaces in force while a file is read, from element to element.

    An element of XLIFF goes by its bare name, one of a known tool by that tool's prefix (`sdl:seg`), any other by what
    the file wrote.
    """

    __slots__ = ("_stack",)

    def __init__(self) -> None:
        self._stack = [_Scope({"xml": "http://www.w3.org/XML/1998/namespace"})]

    def enter(self, written: str, flat: list[str]) -> tuple[str, dict[str, str]]:
        """The name and attributes of an element that begins; `flat` is `[name, value, …]`."""
        scope = self._stack[-1]
        declared: dict[str, str] = {}
        values: dict[str, str] = {}
        for name, value in zip(flat[::2], flat[1::2], strict=True):
            if name.startswith("xmlns") and name[5:6] in {"", ":"}:
                declared[name[6:]] = value
            else:
                values[name] = value
        if declared and len(scope.bound) < _DEEPEST:
            scope = _Scope({**scope.bound, **declared})
        self._stack.append(scope)
        return scope.element(written), {scope.attribute(name): value for name, value in values.items()}

    def leave(self) -> None:
        """The innermost element ends."""
        self._stack.pop()


def _called(namespace: str, local: str, written: str) -> str:
    if not namespace or namespace.startswith(_DOCUMENT):
        return local
    return _KNOWN[namespace] + local if namespace in _KNOWN else written
