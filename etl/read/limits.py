"""How large, how deep and how slow a document may be. Beyond a limit it is refused, never read in part."""

from __future__ import annotations

MEGABYTE = 1_000_000
FILE_BYTES = 50 * MEGABYTE
"""a work summary has 30 kB, a yearbook as pdf 20 MB"""
UNPACKED_BYTES = 100 * MEGABYTE
ARCHIVE_ENTRIES = 5_000
TEXT_CHARACTERS = 3_000_000
CELLS = 200_000
PDF_PAGES = 2_000
PDF_TABLE_PAGES = 60
"""tables are looked for on so many pages at most: finding them is 19 times slower than the text"""
SECONDS = 30.0
CONVERSION_SECONDS = 90.0
WORKER_BYTES = 1_500 * MEGABYTE
WORKERS = 3
"""documents that are read at the same moment in one process"""
