"""Bilingual files: one module a format, one account of what was kept, repaired, dropped and why."""
