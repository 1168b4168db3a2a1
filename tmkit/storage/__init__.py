"""Files: replaced whole or not at all, locked, fingerprinted, opened within limits; and what is derived from them."""
