"""English: what a stop after these words means. Entries are written without their last stop."""

from __future__ import annotations

from tmkit.text.sentence_rules.shape import SentenceRules

_TITLES = """
    Mr Mrs Ms Mx Messrs Mmes Dr Drs Prof Profs St Ste Sts Mt Ft Msgr Fr Rev Hon Rt.Hon H.E H.H H.M H.R.H H.E.Mr
    H.E.Ms H.E.Mrs
    Gen Lt Maj Col Capt Cmdr Cpl Sgt Brig Adm Amb Gov Sen Sens Rep Reps Pres Supt Insp Asst Mme Mlle M MM Sr.Lt Dir
"""

_BOUND = """
    cf e.g i.e eg ie vs v viz approx c ca incl excl esp resp tel ref refs distr orig transl
    a.k.a w.r.t n.b p.s p.p.s
"""

_COUNTED = """
    etc art arts para paras subpara subparas par pars p pp vol vols chap chaps ch chs fig figs no nos nr num sec
    secs sect sects
    ss doc docs add corr rev ex cap ann app apps pt pts reg regs sched cl cls res dec r s l ll n nn col cols tab b.p
    o.j u.n.t.s lat long est
"""

_WORDS = "etc long no nos art arts vol col par fig app dec res cl"

_OPEN = """
    et.al al ibid id op.cit loc.cit inc ltd corp co cos bros llc plc jr sr esq dept dist univ assn gov govt intl natl
    a.m p.m h hr hrs min mins secs s km m cm mm ft kg g lb lbs oz t ha l ed eds cont fax trans
    u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c a.d ph.d m.a b.a m.sc b.sc ll.m ll.b m.d q.c n.y
    max min avg st ave blvd rd
"""

_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"

_PREFIXES = """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun
"""

_STARTERS = """
    the a an this that these those such it he she they we i you one there here
    its his her their our my your who what which when where while why how whether whose
        in on at by for from with without within to of under over between among amongst against during after
    before since until
        upon through throughout about above across along behind beside besides beyond despite except inside into
    outside per
    regarding concerning considering given notwithstanding pursuant according following subject due
    and or but nor yet so if unless although though because as whereas once
        however moreover furthermore therefore thus hence accordingly consequently nevertheless nonetheless
    meanwhile otherwise
        additionally also finally first firstly second secondly third thirdly then next later lastly instead
    similarly likewise
        indeed overall further again now today currently recently only even still perhaps no not none nobody
    nothing neither
    all both each every either some several many most more few fewer less other others another any
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred
    is are was were do does did has have had can could should would will may might must shall let see please note
    thank thanks recalling reaffirming noting stressing welcoming having being
"""

_ARTICLES = "the"

_ENUMERATORS = """
    chapter chapters annex annexes appendix title titles part parts section sections volume volumes group groups article
    articles book point points letter list lists table tables figure figures option options category categories class
        classes phase phases zone zones building room type level plan schedule schedules form exhibit vitamin
    hepatitis rule
        sector sectors area areas element elements war stage step module pier gate protocol paragraph item column
    series tariff committee commission division pillar tier grade unit block
"""

RULES = SentenceRules(
    titles=frozenset(_TITLES.split()),
    bound=frozenset(_BOUND.split()),
    counted=frozenset(_COUNTED.split()),
    words=frozenset(_WORDS.split()),
    open=frozenset(_OPEN.split()),
    months=frozenset(_MONTHS.split()),
    prefixes=frozenset(_PREFIXES.split()),
    starters=frozenset(_STARTERS.split()),
    articles=frozenset(_ARTICLES.split()),
    enumerators=frozenset(_ENUMERATORS.split()),
)
