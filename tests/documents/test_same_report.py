"""The same report as text, web page, Markdown and OpenDocument text has the same segments."""

import pytest

from tests.documents.odt_package import item, listed, p, package
from tmkit.documents import read, segments

TEXT = """\
Report of the Contact Group

1. The Contact Group met in Port-Clair on 14 June 2017. It had before it the report of the secretariat, which it
took note of.

2. The Group asked the secretariat:

- to publish the report in both languages;

- to inform the member States.

It will come back to the matter.

Conclusions of the meeting

3. The following points were agreed:

a) the next meeting will be held in May;

b) the rules of procedure stay as they are.

4. The meeting rose at noon.
"""
FIRST = "The Contact Group met in Port-Clair on 14 June 2017. It had before it the report of the secretariat, which it took note of."
HTML = f"""<!DOCTYPE html><html lang="en"><body><nav>Home</nav><main><h1>Report of the Contact Group</h1>
<p>1. {FIRST.replace("Contact Group", "<b>Contact Group</b>")}</p>
<ol start="2"><li>The Group asked the secretariat:
<ul><li>to publish the report in <i>both</i> languages;</li><li>to inform the member States.</li></ul>
<p>It will come back to the matter.</p></li></ol>
<h2>Conclusions of the meeting</h2>
<ol start="3"><li><p>The following points were agreed:</p></li></ol>
<p>a) the next meeting will be held in May;<br>b) the rules of procedure stay as they are.</p>
<p>4. The meeting rose at noon.</p></main></body></html>"""
MARKDOWN = f"""# Report of the Contact Group

1. {FIRST.replace("Contact Group", "**Contact Group**")}

1. The Group asked the secretariat:
   - to publish the report in _both_ languages;
   - to inform the member States.

   It will come back to the matter.

## Conclusions of the meeting

3. The following points were agreed:

a) the next meeting will be held in May;

b) the rules of procedure stay as they are.

4. The meeting rose at noon.
"""
BULLETS = listed(
    item(p("to publish the report in both languages;")), item(p("to inform the member States.")), style="Dash"
)
LETTERS = listed(
    item(p("the next meeting will be held in May;")), item(p("the rules of procedure stay as they are.")), style=""
)
ON = ' text:continue-numbering="true"'
ODT = package(
    p("Report of the Contact Group", "Title")
    + listed(
        item(p(FIRST.replace("Contact Group", "<text:span text:style-name='B'>Contact Group</text:span>"))),
        item(p("The Group asked the secretariat:"), BULLETS, p("It will come back to the matter.")),
    )
    + '<text:h text:outline-level="1">Conclusions of the meeting</text:h>'
    + listed(item(p("The following points were agreed:"), LETTERS), item(p("The meeting rose at noon.")), more=ON)
)


def shown(name, data):
    return [(s.text, s.label, s.kind) for s in segments(read(name, data).blocks, "en")]


@pytest.mark.parametrize(("name", "data"), [("a.html", HTML.encode()), ("a.md", MARKDOWN.encode()), ("a.odt", ODT)])
def test_the_same_segments(name, data):
    expected = shown("a.txt", TEXT.encode())
    assert [label for _, label, _ in expected] == [
        "", "1", "1", "2", "2/bullet 1", "2/bullet 2", "2/¶2", "", "3", "3/a)", "3/b)", "4",
    ]  # fmt: skip
    assert shown(name, data) == expected
