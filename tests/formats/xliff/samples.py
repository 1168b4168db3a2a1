"""Small files as the tools write them: procedural texts, the shapes of the real ones."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NS = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'

PLAIN = f"""{_HEAD}<xliff {_NS}>
<file original="C:\\draft\\report.html" source-language="en" target-language="fr" datatype="html">
<header><skl><internal-file form="text"><![CDATA[<p>%%1%%</p>]]></internal-file></skl></header>
<body>
  <trans-unit id="1">
    <source xml:lang="en">The <g id="1" ctype="bold">Council</g> met<x id="2"/>.</source>
  </trans-unit>
  <trans-unit id="2" approved="yes" resname="title">
    <source>Agenda</source>
    <target state='final' state-qualifier="exact-match">Ordre du jour</target>
    <note>Keep it short.</note>
    <context-group purpose="location"><context context-type="linenumber">7</context></context-group>
  </trans-unit>
  <trans-unit id="3" translate="no"><source>A/73/284</source></trans-unit>
  <group id="g" translate="no"><trans-unit id="4"><source>ISSN</source><target>ISSN</target></trans-unit></group>
  <group translate="no"><trans-unit id="6" translate="yes"><source>Open</source></trans-unit></group>
  <trans-unit id="5"><source>Pages <bpt id="1">&lt;i&gt;</bpt>one<ept id="1">&lt;/i&gt;</ept> <it id="2" pos="open">&lt;b&gt;</it>to <ph id="3">&lt;br/&gt;</ph>two</source><target state="needs-translation"/></trans-unit>
  <trans-unit id="5"><source>A second one of the same name.</source><alt-trans match-quality="80"><source>x</source><target>Proposition</target></alt-trans></trans-unit>
  <bin-unit id="b1" mime-type="image/png"><bin-source><external-file href="a.png"/></bin-source></bin-unit>
</body></file></xliff>
"""

PREFIXED = f"""{_HEAD}<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" version="1.2" xmlns:other="urn:other" other:a="b">
<x:file original="a.txt" source-language="en" target-language="fr" datatype="plaintext"><x:body>
<other:thing><other:source>kept</other:source></other:thing>
<x:trans-unit id="1" other:mine="7"><x:source>One <x:mrk mtype="term">word</x:mrk>.</x:source><other:more/></x:trans-unit>
<x:trans-unit id="2"><x:source>Two</x:source><x:target></x:target></x:trans-unit>
</x:body></x:file></x:xliff>
"""

TRADOS = f"""{_HEAD}<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" {_NS} sdl:version="1.0"><doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c-1"><Comments xmlns=""><Comment severity="Low" user="a" date="2020-08-10T05:44:31" version="1.0">Check the name.</Comment></Comments></cmt-def></cmt-defs></doc-info><file original="C:\\draft\\report.docx" source-language="en-US" datatype="x-sdlfilterframework2" target-language="fr-FR"><header><file-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><value key="k">v</value></file-info><tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="pt1"><bpt name="cf">&lt;cf bold="on"&gt;</bpt><ept name="cf">&lt;/cf&gt;</ept></tag><tag id="5"><st name="br">&lt;br/&gt;</st></tag></tag-defs></header><body><group><sdl:cxts><sdl:cxt id="1"/></sdl:cxts>
<trans-unit id="tu0" translate="no"><source><x id="9"/></source></trans-unit>
<trans-unit id="tu1"><source><g id="pt1">New</g> features<x id="5"/></source><seg-source><mrk mtype="seg" mid="1"><g id="pt1">New</g> features<x id="5"/></mrk></seg-source><target><mrk mtype="seg" mid="1"><g id="pt1">Nouvelles</g> fonctions</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="ApprovedSignOff" origin="tm" percent="100"><sdl:value key="created_by">a</sdl:value><sdl:value key="created_on">08/10/2020 05:44:31</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>
<trans-unit id="tu2"><source>Locked here.</source><seg-source><mrk mtype="seg" mid="2">Locked here.</mrk></seg-source><target><mrk mtype="seg" mid="2">Verrouillé.</mrk></target><sdl:seg-defs><sdl:seg id="2" conf="Translated" locked="true"/></sdl:seg-defs></trans-unit>
<trans-unit id="tu3"><source>One. Two. Three.</source><seg-source><mrk mtype="seg" mid="3">One.</mrk> <mrk mtype="seg" mid="4"><mrk mtype="x-sdl-comment" sdl:cid="c-1">Two.</mrk></mrk> <mrk mtype="seg" mid="5">Three.</mrk></seg-source><target><mrk mtype="seg" mid="3">Un.</mrk> <mrk mtype="seg" mid="4"/> <mrk mtype="seg" mid="5">Trois<mrk mtype="x-sdl-deleted" sdl:revid="r">ième</mrk>.</mrk></target><sdl:seg-defs><sdl:seg id="3" conf="Draft"/><sdl:seg id="4"/><sdl:seg id="5" conf="RejectedTranslation"/></sdl:seg-defs></trans-unit>
<trans-unit id="tu4"><source><g id="pt1">Four.</g> Five.</source><seg-source><g id="pt1"><mrk mtype="seg" mid="6">Four.</mrk></g> <mrk mtype="seg" mid="7">Five.</mrk></seg-source><sdl:seg-defs><sdl:seg id="6"/><sdl:seg id="7"/></sdl:seg-defs></trans-unit></group></body></file></xliff>
"""

MEMOQ = f"""{_HEAD}<xliff {_NS} xmlns:mq="MQXliff">
<file original="main.html" source-language="en" target-language="fr" datatype="x-html"><header><mq:docinformation mq:docname="main.html"/></header><body>
<trans-unit id="1" mq:status="NotStarted" mq:segmentguid="a-1" mq:lastchangedtimestamp="2019-05-05T05:44:39Z" mq:lastchanginguser="A">
<source xml:space="preserve"><bpt id="1" rid="1">&lt;b&gt;</bpt>Root<ept id="2" rid="1">&lt;/b&gt;</ept> node</source>
<target xml:space="preserve"></target>
<mq:minorversions><mq:historical-unit mq:status="NotStarted"><source>Older</source><target>Ancien</target></mq:historical-unit></mq:minorversions>
<mq:comments><mq:comment time="t">See page 2.</mq:comment></mq:comments>
</trans-unit>
<trans-unit id="2" mq:status="ManuallyConfirmed"><source>Two</source><target>Deux</target></trans-unit>
<trans-unit id="3" mq:status="Proofread" mq:locked="locked"><source>Three</source><target>Trois</target></trans-unit>
<trans-unit id="4" mq:status="PartiallyEdited"><source>Four</source><target>Qu<mrk mtype="x-mq-tc" mq:tctype="del">at</mrk>atre<mrk mtype="x-mq-tc" mq:tctype="ins">.</mrk></target></trans-unit>
</body></file></xliff>
"""

PHRASE = f"""<?xml version='1.0' encoding='UTF-8'?>
<xliff {_NS} xmlns:m="http://www.memsource.com/mxlf/2.0" m:version="2.5" m:level="1">
<file original="report.docx" source-language="en" target-language="fr" datatype="x-docx"><body>
<group id="1"><context-group><context context-type="x-key">k</context></context-group>
<trans-unit id="job:0" m:score="0.0" m:confirmed="0" m:locked="false" m:trans-origin="null" m:created-at="1557035079000" m:created-by="u1"><source>The {{1&gt;Council&lt;1}} {{b&gt;met&lt;b}}{{2}} in {{3}} rooms</source><target></target>
<alt-trans origin="machine-trans"><target>x</target></alt-trans>
<m:tunit-metadata><m:mark m:id="1"><m:type>a</m:type><m:content>&lt;a href="x"&gt;</m:content></m:mark><m:mark m:id="2"><m:type>br</m:type><m:content>&lt;br/&gt;</m:content></m:mark></m:tunit-metadata></trans-unit></group>
<group id="2"><trans-unit id="job:1" m:confirmed="1" m:locked="false" m:modified-at="1557035079000" m:modified-by="u2"><source>Two</source><target>Deux</target></trans-unit></group>
<group id="3"><trans-unit id="job:2" m:confirmed="1" m:locked="true"><source>Three</source><target>Trois</target></trans-unit></group>
</body></file></xliff>
"""

WORDFAST = f"""{_HEAD}<xliff {_NS} xmlns:gs4tr="http://www.gs4tr.org/schema/xliff-ext">
<file source-language="en" target-language="fr" datatype="x-ms-word" original="doc.docx"><header><skl><internal-file form="text">&lt;a/&gt;</internal-file></skl></header><body>
<trans-unit id="u1" gs4tr:segmentId="1"><source><bx ctype="bold" id="1" rid="1"/>Bold text<ex id="2" rid="1"/></source><target state="needs-translation"/></trans-unit>
<trans-unit id="u2" gs4tr:segmentId="2"><source>Two <ph id="1" ctype="x-tab">\\t</ph></source><target state="translated">Deux <ph id="1" ctype="x-tab">\\t</ph></target></trans-unit>
</body></file></xliff>
"""

XTM = f"""{_HEAD}<xliff {_NS} xmlns:xtm="urn:xliff-xtm-extensions"><file datatype="xml" original="f8b7" source-language="en-US" target-language="fr-FR" tool="xml-intl_XLIFF_Extract"><body><group id="g22"><trans-unit id="t1" translate="yes" xtm:x-next-crc="438f3442"><source><g id="i7">Module</g> one<x id="x9"/></source><target state-qualifier="x-fuzzy-forward"><g id="i7">Module</g></target><alt-trans extype="fuzzy-forward" match-quality="77%" origin="20"><source>Module</source><target/></alt-trans></trans-unit></group><group id="g23"><trans-unit id="t2" translate="yes"><source>Two</source><target state="translated" state-qualifier="exact-match">Deux</target></trans-unit></group></body></file></xliff>
"""

MODERN = f"""{_HEAD}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
<file id="f1" original="report.md"><skeleton>## %%%</skeleton>
<unit id="u1" name="intro"><mtc:matches><mtc:match ref="#1" similarity="80"><source>Old</source><target>Ancien</target></mtc:match></mtc:matches>
<notes><note id="n1">Be brief.</note></notes>
<originalData><data id="d1">&lt;b&gt;</data><data id="d2">&lt;/b&gt;</data><data id="d3"><cp hex="001F"/>x</data></originalData>
<segment id="1"><source>The <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d2">Council</pc> met<ph id="2" dataRef="d3"/>. </source></segment>
<ignorable><source> </source></ignorable>
<segment id="2" state="translated"><source><sc id="3" dataRef="d1"/>It <mrk id="m1" type="term">adjourned</mrk><ec startRef="3" dataRef="d2"/>.</source><target>Elle est levée.</target></segment>
</unit>
<group id="g1" translate="no"><unit id="u2"><segment state="final"><source>ISSN</source><target>ISSN</target></segment></unit></group>
<unit id="u3"><segment subState="my:own" state="initial"><source xml:space="preserve">Three<cp hex="001f"/>four</source></segment></unit>
</file></xliff>
"""

SAMPLES = {
    "plain.xlf": PLAIN,
    "prefixed.xlf": PREFIXED,
    "trados.sdlxliff": TRADOS,
    "memoq.mqxliff": MEMOQ,
    "phrase.mxliff": PHRASE,
    "wordfast.txlf": WORDFAST,
    "xtm.xlf": XTM,
    "modern.xliff": MODERN,
    "modern22.xliff": MODERN.replace(":document:2.0", ":document:2.2").replace('version="2.1"', 'version="2.2"'),
}
