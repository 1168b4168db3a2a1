"""Text: normalisation, tokens, labels, sentences, reflow, languages. Import a name from the file that owns it."""
