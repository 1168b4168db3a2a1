"""What a check means, for a person: its line, when it fires and when not."""

from __future__ import annotations

from tmkit.checks.check import Check, Example


def check_lines(check: Check) -> list[str]:
    """The page of one check in Markdown, which is plain enough for a terminal."""
    needs = {"source": "a source text", "glossary": "a glossary", "archive": "memories", "house": "a house style"}
    lines = [f"# {check.id}", "", f"{check.meaning.rstrip('.')}.", ""]
    lines.append(f"Family {check.family}, {check.severity}, {'on' if check.default else 'off'} by default.")
    if check.needs:
        lines.append(f"Needs {' and '.join(needs.get(need, need) for need in sorted(check.needs))}.")
    if check.why:
        lines += ["", f"{check.why.rstrip('.')}."]
    lines += ["", "It fires on:", "", *_example(check.fires)]
    lines += ["", "It does not fire on:", "", *_example(check.silent)]
    return lines


def _example(example: Example) -> list[str]:
    """An example as a block: the terms and the archive that it supposes, its source, its text."""
    lines = []
    if example.date is not None:
        lines.append(f"date: {example.date}")
    lines += [f"house: {language} {house}" for language, house in sorted(example.houses.items())]
    for term in example.terms:
        lines.append("term: " + ", ".join(f"{name} {value}" for name, value in term.items() if value))
    lines += [f"archive: {source} | {target} ({document})" for source, target, document in example.archive]
    if example.source:
        lines += [f"{example.source_language}: {line}" for line in example.source.split("\n")]
    lines += [f"{example.language}: {line}" for line in example.target.split("\n")]
    return [f"    {line}" for line in lines]
