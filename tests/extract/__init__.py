"""The extractor: corpus, properties, the five documents."""
