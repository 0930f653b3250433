"""Places: of which region a document speaks, and which part of it a figure holds for."""
