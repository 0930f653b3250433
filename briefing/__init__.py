"""Briefings: one Report, filled from the warehouse by fill.py, drawn by pure renderers as PPTX, DOCX, XLSX, zip."""
