"""Text: normalisation, tokens, labels, sentences, reflow, languages. Import from the file that owns the name."""
