"""French: what a stop after these words means. Entries are written without their last stop."""

from __future__ import annotations

from tmkit.text.sentence_rules.shape import SentenceRules

_TITLES = """
    M MM Mme Mmes Mlle Mlles Me Mes Dr Drs Pr Prs Prof Mgr Mgrs St Ste Sts Vve
    S.E S.E.M S.Exc S.M S.A.R S.A.S S.S LL.EE LL.MM LL.AA.RR Son.Exc
    Gal Gén Col Cdt Cap Capt Lt Adj Sgt Amb Sén Dép
    bd boul av pl fg rte Bd Boul Av Mt Ft Pt
"""

_BOUND = """
    cf c.f p.ex par.ex c.-à-d c.à.d i.e e.g vs approx env c ca resp réf ref tél
    orig trad coll distr éd ed dir préf p.p.c p.c.c n.b nb p.-s p.s
"""

_COUNTED = """
    etc art arts al par pars p pp vol vols chap ch fig figs tabl tab n no nos nr num sect sec § s.v
    doc docs add corr rév rev ex cap ann app append t tom l liv livr col cols pl pt pts fasc parag paragr v r.g
    rés res déc dir.no réf.no b.p c.p sous-al sous-par lat long
"""

_WORDS = "etc long cap no nos art vol col par v l t pl tab"

_OPEN = """
    h min s km m cm mm kg g t ha l hl kw mw o
    s.a s.a.r.l s.p.a s.n.c ltd inc corp cie sté co bros jr sr
    op.cit loc.cit art.cit ibid id suiv sq sqq ss et.al o.n.u u.e u.s.a a.m p.m av.j.-c apr.j.-c j.-c
    max moy hab admin gouv dept dép minist univ inst intern adj sup inf suppl fax
"""

_MONTHS = "janv jan févr fév fevr avr juil juill sept oct nov déc dec"

_STARTERS = """
    le la les l' un une des du de d' ce cet cette ces c' ceci cela ça celui celle ceux celles
    il elle ils elles on nous vous je j' tu qui que qu' quoi quel quelle quels quelles dont où
    mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
        aucun aucune nul nulle tout toute tous toutes chaque certains certaines plusieurs quelques divers diverses
    autres d'autres
        deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante
    cent mille
        en au aux à dans pour sur par avec sans sous entre vers chez contre depuis pendant durant avant après dès
    jusqu' jusque
        selon suivant conformément concernant outre malgré parmi hormis sauf hors lors lorsque lorsqu' quand quant
    si s' comme
    puisque puisqu' parce bien quoique quoiqu' afin faute grâce face suite vu considérant attendu
    et ou mais or donc car ni ainsi aussi alors enfin ensuite puis toutefois cependant néanmoins pourtant certes
        d'abord premièrement deuxièmement troisièmement finalement également notamment actuellement aujourd'hui
    hier demain
    ici là y n' ne non oui peut-être rien personne seul seule seuls seules même plus moins trop très beaucoup peu
    voir voici voilà étant ayant est-ce faut il-y m' t' compte tenu rappelant réaffirmant notant soulignant
        bref quiconque monsieur madame mesdames messieurs merci autre autrement ailleurs autant dorénavant
    désormais parallèlement inversement réciproquement
"""

_PARTICLES = "le la les l' du de d' des"

_ARTICLES = "le la les l'"

_ENUMERATORS = """
    chapitre chapitres annexe annexes appendice titre titres partie parties section sections tome tomes volume volumes
        groupe groupes article articles livre point points lettre liste listes tableau tableaux figure figures
    option options
    catégorie catégories classe classes phase phases zone zones bâtiment salle type niveau plan variante formule
        secteur secteurs élément éléments programme pilier étape tranche module quai pièce document vitamine
    hépatite règle protocole alinéa rubrique colonne série comité commission axe volet
"""

RULES = SentenceRules(
    titles=frozenset(_TITLES.split()),
    bound=frozenset(_BOUND.split()),
    counted=frozenset(_COUNTED.split()),
    words=frozenset(_WORDS.split()),
    open=frozenset(_OPEN.split()) | frozenset(_MONTHS.split()),
    months=frozenset(_MONTHS.split()),
    starters=frozenset(_STARTERS.split()),
    particles=frozenset(_PARTICLES.split()),
    articles=frozenset(_ARTICLES.split()),
    enumerators=frozenset(_ENUMERATORS.split()),
)
