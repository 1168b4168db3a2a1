"""German: what a stop after these words means. Entries are written without their last stop."""

from __future__ import annotations

from tmkit.text.sentence_rules.shape import SentenceRules

_TITLES = """
    Dr Dres Prof Hr Fr Frl Ing Dipl.-Ing Mag Hrn St Sr Gen Lt Hptm Maj Botsch Min Präs Abg Bgm
    S.E I.E Dr.h.c h.c
"""

_BOUND = """
    z.B d.h u.a u.Ä o.Ä i.d.R i.S.d i.V.m i.e.S v.a vgl bzw ca evtl ggf inkl exkl einschl insb insbes sog resp
    gem lt betr bez u.U m.E s.o s.u i.A i.V zzgl zzt z.Zt z.T geb gest d.J d.M dgl a.a.O hrsg
"""

_COUNTED = """
    Art Abs Ziff Nr Nrn Kap Bd Bde S Rn Rdnr lit Buchst Anm Abb Tab Anl Anh Bsp Beil Dok Res Add Corr Rev Vers Tel
    Lfg Heft ff f Jg Sp Taf Aufl usw etc
"""

_OPEN = "usf mwh h min kg km cm mm g t ha mio mrd eur max min durchschn str pl tel co ltd inc o.g ebd"

_MONTHS = "jan feb mär apr jun jul aug sep sept okt nov dez"

_STARTERS = """
    der die das den dem des ein eine einer einem einen eines dies diese dieser dieses diesem diesen jene jener jedes
    jede jeder er sie es wir ihr man ich wer was wann wo wie warum weshalb welche welcher welches
    in im am an auf aus bei beim bis durch für gegen gemäß hinter innerhalb mit nach nachdem neben ohne seit statt trotz
    um unter über vom von vor während wegen zu zum zur zwischen angesichts aufgrund hinsichtlich laut
    und oder aber denn doch sondern wenn falls sobald sofern soweit obwohl weil da damit dass daher deshalb darum somit
    also dann danach dabei dazu darüber dennoch jedoch zudem außerdem ferner weiterhin schließlich zunächst hierzu hier
    dort heute gestern morgen nun so auch nur noch nicht kein keine keiner alle alles einige mehrere viele wenige beide
    ist sind war waren hat haben wird werden kann können soll sollen muss müssen darf dürfen bitte siehe ja nein sein
    seine seiner ihre ihrer unser unsere
"""

_ENUMERATORS = """
    kapitel anhang anlage teil abschnitt artikel absatz buch gruppe punkt liste tabelle abbildung option klasse phase
    zone gebäude saal typ stufe plan modul regel protokoll ausschuss kommission band titel
"""

RULES = SentenceRules(
    titles=frozenset(_TITLES.split()),
    bound=frozenset(word.lower() for word in _BOUND.split()),
    counted=frozenset(word.lower() if len(word) > 1 else word for word in _COUNTED.split()),
    open=frozenset(word.lower() for word in _OPEN.split()) | frozenset(_MONTHS.split()),
    months=frozenset(_MONTHS.split()),
    starters=frozenset(_STARTERS.split()),
    enumerators=frozenset(_ENUMERATORS.split()),
    ordinals=True,
)
