"""OpenDocument texts made by hand."""

import io
import zipfile

_SPACES = (
    "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
TYPE = "application/vnd.oasis.opendocument.text"
STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="C" style:family="text"><style:text-properties fo:color="#ff0000"/></style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="New" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="P7" style:family="paragraph" style:parent-style-name="Illustration"/>
<style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Bare" style:family="paragraph" style:list-style-name=""/>
<style:style style:name="Listed" style:family="paragraph" style:list-style-name="L1"/>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
<text:list-level-style-bullet text:level="3" text:bullet-char="–"/>
</text:list-style>
<text:list-style style:name="Dash"><text:list-level-style-bullet text:level="2" text:bullet-char="-"/></text:list-style>
<text:list-style style:name="L2">
<text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="(" style:num-suffix=")" text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>
</text:list-style>
"""
OUTLINE = """
<text:outline-style style:name="Outline">
<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
<text:outline-level-style text:level="3" style:num-format=""/>
</text:outline-style>
"""


def content(body, styles=STYLES, attributes=""):
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text{attributes}>{body}</office:text></office:body></office:document-content>"
    ).encode()


def package(body, outline="", **parts):
    """An archive; `parts` are further ones, `content` in place of the one that `body` makes."""
    stream = io.BytesIO()
    own = parts.pop("content", None) or content(body)
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("content.xml", own, zipfile.ZIP_DEFLATED)
        archive.writestr(
            "styles.xml",
            f"<office:document-styles{_SPACES}><office:styles>{outline}</office:styles></office:document-styles>",
            zipfile.ZIP_DEFLATED,
        )
        archive.writestr("Pictures/a.png", b"\x89PNG" + bytes(40))
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "<manifest/>"), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def flat(body):
    return (
        f'<?xml version="1.0"?>\n<office:document{_SPACES} office:mimetype="{TYPE}">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*content, start=""):
    value = f' text:start-value="{start}"' if start else ""
    return f"<text:list-item{value}>{''.join(content)}</text:list-item>"


def listed(*items, style="L1", more=""):
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:list{name}{more}>{''.join(items)}</text:list>"


NOTE = (
    '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>See A/73/284.</text:p><text:p>And more.</text:p></text:note-body></text:note>"
)
RICH = (
    p(f"3. The <text:span text:style-name='B'>Group</text:span> met{NOTE} <text:bookmark text:name='m'/>at "
      "<text:a xlink:href='x'>the <text:span text:style-name='I'>port</text:span></text:a>.")
    + listed(item(p("One &amp; two.")))
    + p("<text:span text:style-name='B'>Wholly bold</text:span>")
    + p("A<text:line-break/>break<text:tab/>and <draw:frame><draw:image xlink:href='y'/></draw:frame> spaces<text:s text:c='3'/>here.")
    + "<text:p text:style-name='C'/><table:table><table:table-row><table:table-cell><text:p>Cell</text:p></table:table-cell>"
    "</table:table-row></table:table>"
)  # fmt: skip
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/></manifest:manifest>'
)
