"""An earlier version of a document carried over to a new one: sentence to sentence, and then row to row."""
