"""TMX 1.1 to 1.4b: read without loss and with repairs accounted for, written as valid 1.4."""
