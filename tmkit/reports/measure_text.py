"""How often checks fire on published text, for a person and as JSON."""

from __future__ import annotations

from typing import Any

from tmkit.checks.measure import CEILING, Measured, table

_WIDTHS = "{:<20} {:<13} {:<8} {:>9} {:>9}  {}"


def measure_lines(measured: Measured) -> list[str]:
    """A table of findings for 1,000 segments, and what all checks that run by default come to."""
    lines = [_WIDTHS.format("check", "family", "severity", "per 1,000", "info", "by default").rstrip()]
    for name, family, severity, rate, info, default in table(measured):
        mark = "yes" if default else "no"
        if default and rate > CEILING:
            mark += f", above {CEILING:g}"
        lines.append(_WIDTHS.format(name, family, severity, f"{rate:.2f}", f"{info:.2f}", mark))
    lines.append("")
    lines.append(
        f"{measured.segments:,} segments, {measured.documents:,} documents: errors and warnings of the checks that run "
        f"by default {measured.default_rate:.2f} per 1,000"
    )
    lines += [f"not run: {name} ({need})" for name, need in sorted(measured.wanting.items())]
    return lines


def measure_objects(measured: Measured) -> list[dict[str, Any]]:
    """An object a check."""
    return [
        {
            "check": name,
            "family": family,
            "severity": severity,
            "default": default,
            "segments": measured.segments,
            "findings": measured.firings[name].total,
            "per_1000": round(rate, 4),
            "info_per_1000": round(info, 4),
        }
        for name, family, severity, rate, info, default in table(measured)
    ]
