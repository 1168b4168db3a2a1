"""What the styles of an OpenDocument text say: looks, roles, page breaks, lists."""

from __future__ import annotations

from dataclasses import dataclass

from tmkit.documents.odt.tree import Node

_HIDDEN = "hidden"
_MOST_PARENTS = 50
_ROLES = {
    "heading": "heading",
    "title": "heading",
    "subtitle": "heading",
    "caption": "caption",
    "illustration": "caption",
    "table": "caption",
    "figure": "caption",
    "drawing": "caption",
    "contents heading": "heading",
}


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered; `bullet` instead where it is not."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""
    pattern: str = ""
    doubled: bool = False


class Styles:
    """The styles of a document, those of its own and the common ones."""

    def __init__(self, *trees: Node) -> None:
        self._styles: dict[tuple[str, str], Node] = {}
        self._defaults: dict[str, Node] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self._looks: dict[tuple[str, str], dict[str, bool]] = {}
        for tree in trees:
            for holder in tree.children:
                if holder.tag in {"office:styles", "office:automatic-styles"}:
                    self._collect(holder)

    def _collect(self, holder: Node) -> None:
        for node in holder.children:
            name = node.get("style:name")
            if node.tag == "style:style":
                self._styles[node.get("style:family"), name] = node
            elif node.tag == "style:default-style":
                self._defaults[node.get("style:family")] = node
            elif node.tag == "text:list-style":
                self._lists[name] = _levels(node)
            elif node.tag == "text:outline-style":
                self.outline = _levels(node)

    def list_style(self, name: str) -> dict[int, Level] | None:
        """The levels of a list style, None where there is no such style."""
        return self._lists.get(name)

    def look(self, family: str, name: str) -> dict[str, bool]:
        """What a style and its parents say of the look of text: each property set or unset."""
        key = (family, name)
        found = self._looks.get(key)
        if found is None:
            found = {}
            for node in reversed(self._chain(family, name)):
                properties = node.child("style:text-properties")
                if properties is not None:
                    found.update(_look(properties))
            self._looks[key] = found
        return found

    def hidden(self, look: dict[str, bool]) -> bool:
        """Whether text of this look is hidden."""
        return look.get(_HIDDEN, False)

    def role(self, name: str) -> str | None:
        """The kind of block that a paragraph style makes: told by its name or a parent's."""
        for node in self._chain("paragraph", name):
            if "style:default-outline-level" in node.attributes and node.get("style:default-outline-level"):
                return "heading"
            for called in (node.get("style:display-name"), node.get("style:name").replace("_20_", " ")):
                low = called.lower().rstrip("0123456789 ")
                if low in _ROLES:
                    return _ROLES[low]
        return None

    def shown_name(self, name: str) -> str | None:
        """The name of a paragraph style as a person knows it; an automatic style's is its parent's."""
        for node in self._chain("paragraph", name):
            called = node.get("style:display-name") or node.get("style:name").replace("_20_", " ")
            automatic = called[:1] == "P" and called[1:].isdigit()
            if not automatic:
                return called
        return None

    def list_of(self, name: str) -> str:
        """The list style that a paragraph style names, empty where it names none."""
        for node in self._chain("paragraph", name):
            if "style:list-style-name" in node.attributes:
                return node.get("style:list-style-name")
        return ""

    def unnumbered(self, name: str) -> bool:
        """Whether a paragraph style takes its headings out of the numbering."""
        stated = [node for node in self._chain("paragraph", name) if "style:list-style-name" in node.attributes]
        return bool(stated) and not stated[0].get("style:list-style-name")

    def breaks_page(self, name: str, side: str) -> bool:
        """Whether a paragraph style begins a page (`side` is `before`) or ends it (`after`)."""
        for node in self._chain("paragraph", name):
            if side == "before" and node.get("style:master-page-name"):
                return True
            properties = node.child("style:paragraph-properties")
            stated = properties.get(f"fo:break-{side}") if properties is not None else ""
            if stated:
                return stated == "page"
        return False

    def section_hidden(self, node: Node) -> bool:
        """Whether a section is hidden."""
        stated = node.get("text:display")
        return stated == "none" or (stated == "condition" and node.get("text:is-hidden") == "true")

    def _chain(self, family: str, name: str) -> list[Node]:
        """A style and its parents, nearest first."""
        chain: list[Node] = []
        while name and len(chain) < _MOST_PARENTS:
            node = self._styles.get((family, name))
            if node is None:
                break
            chain.append(node)
            name = node.get("style:parent-style-name")
        return chain


def _look(properties: Node) -> dict[str, bool]:
    look: dict[str, bool] = {}
    for name, stated in properties.attributes.items():
        if name == "fo:font-weight":
            look["bold"] = stated == "bold" or (stated.isdigit() and int(stated[:4]) >= 600)
        elif name == "fo:font-style":
            look["italic"] = stated in {"italic", "oblique"}
        elif name == "style:text-underline-style":
            look["ulined"] = stated != "none"
        elif name == "style:text-line-through-style":
            look["x-strike"] = stated != "none"
        elif name == "fo:font-variant":
            look["scap"] = stated == "small-caps"
        elif name == "style:text-position":
            place = stated.split()[0] if stated.split() else ""
            raised = float(place[:-1]) if place.endswith("%") and place[:-1].lstrip("-").isdigit() else 0
            look["superscript"] = place == "super" or raised > 0
            look["subscript"] = place == "sub" or raised < 0
        elif name == "text:display":
            look[_HIDDEN] = stated == "none"
    return look


def _levels(style: Node) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for node in style.children:
        number = whole(node.get("text:level"), 0)
        if not 0 < number <= 10:
            continue
        if node.tag == "text:list-level-style-bullet":
            levels[number] = Level(bullet=node.get("text:bullet-char")[:4] or "•")
        elif node.tag == "text:list-level-style-image":
            levels[number] = Level(bullet="•")
        elif node.tag in {"text:list-level-style-number", "text:outline-level-style"}:
            levels[number] = Level(
                node.get("style:num-format"),
                node.get("style:num-prefix")[:40],
                node.get("style:num-suffix")[:40],
                whole(node.get("text:start-value"), 1),
                min(whole(node.get("text:display-levels"), 1), 10),
                pattern=(node.get("loext:num-list-format") or node.get("style:num-list-format"))[:200],
                doubled=node.get("style:num-letter-sync") == "true",
            )
    return levels


def whole(value: str, otherwise: int, most: int = 1_000_000) -> int:
    """A whole number, bounded; `otherwise` where it is none."""
    return min(int(value), most) if value.isdigit() and len(value) < 12 else otherwise
