"""How the page looks, on a light ground and on a dark one."""

_COLOURS = {  # by part: on light, on dark; every two differ in lightness, too
    0: ("#2f6db3", "#6aa5e8"),
    1: ("#e3b23c", "#d9a92f"),
    2: ("#5a9a6b", "#5aa873"),
    3: ("#d9825f", "#d97f5a"),
    4: ("#8a6fb0", "#a58bd0"),
    5: ("#9fc5d1", "#7fa9b8"),
    6: ("#c9c5bc", "#5b616b"),
}
_LIGHT = "".join(f"--c{place}:{light};" for place, (light, _) in _COLOURS.items())
_DARK = "".join(f"--c{place}:{dark};" for place, (_, dark) in _COLOURS.items())

STYLE = f"""
:root{{color-scheme:light dark;--paper:#faf8f4;--sheet:#fff;--ink:#22252a;--quiet:#646970;--rule:#e6e1d7;
--over:#1d2025;{_LIGHT}}}
@media screen and (prefers-color-scheme:dark){{:root{{--paper:#16181c;--sheet:#1e2126;--ink:#e4e1da;--quiet:#a0a5ad;
--rule:#2f343c;--over:#0e1013;{_DARK}}}}}
*{{box-sizing:border-box}}
body{{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 -apple-system,"Segoe UI",Roboto,Cantarell,"Noto Sans","Liberation Sans",system-ui,sans-serif}}
main{{max-width:1100px;margin:0 auto;padding:2rem 1.25rem 3rem}}
h1{{font-size:1.7rem;line-height:1.2;margin:0 0 .4rem;overflow-wrap:anywhere}}
h1 small{{color:var(--quiet);font-weight:400;font-size:1rem;white-space:nowrap}}
h2{{font-size:1.1rem;margin:2rem 0 .5rem}}
.quiet,small{{color:var(--quiet)}}
.turns{{margin:1rem 0;padding:.7rem 1rem;list-style:none;background:var(--sheet);border-left:4px solid var(--c0);
border-radius:0 6px 6px 0;font-weight:600}}
.legend{{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;list-style:none;margin:1.2rem 0 .6rem;padding:0}}
.legend li{{display:flex;align-items:center;gap:.45rem;overflow-wrap:anywhere}}
.swatch{{width:22px;height:22px;flex:none}}
.chart,.wide{{margin:0;background:var(--sheet);border:1px solid var(--rule);border-radius:8px;overflow-x:auto}}
.chart{{padding:.6rem}}
.chart svg{{display:block;width:100%;height:auto;max-height:30rem}}
{"".join(f".c{place}{{fill:var(--c{place})}}" for place in _COLOURS)}
.over{{stroke:var(--over);stroke-width:1.1;fill:var(--over);opacity:.55}}
.part{{stroke:var(--sheet);stroke-width:1.5}}
.grid{{stroke:var(--rule);stroke-width:1;fill:none}}
.axis{{fill:var(--quiet);font-size:12px}}
.plate{{fill:var(--sheet)}}
.letter{{fill:var(--ink);font-size:11px;font-weight:700}}
.turn{{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4;fill:none}}
.said{{fill:var(--ink);font-size:12px;font-weight:700}}
table{{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}}
th,td{{padding:.35rem .8rem;text-align:right;border-top:1px solid var(--rule)}}
thead th{{border-top:0;color:var(--quiet);font-weight:600;font-size:.85rem;vertical-align:bottom}}
th:first-child{{text-align:left;font-weight:400;min-width:6rem;overflow-wrap:anywhere}}
td.best{{font-weight:700}}
@media print{{.chart,.wide{{overflow:visible}}body{{background:#fff}}}}
"""
