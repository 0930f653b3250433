"""Text to tokens: which sentences to read, numbers, dates, units."""
