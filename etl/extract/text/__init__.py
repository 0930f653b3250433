"""Text to the tokens of a sentence: which sentences to read, numbers, units, headings."""
