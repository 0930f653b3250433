"""Ad-hoc SQL on the warehouse, from people the server need not trust.

In: the text of one query and its parameters. Out: an `Answer` (rows as Arrow, or a file's bytes) or a `Refused` with a
code, never a hung or dead server. The one decision: the query runs in another process that can be killed and that, by
the operating system's word, can open no file, fill no disk and take no more than its share of memory; the list of what
a query may name comes on top.
"""

from warehouse.guard.answer import Answer, Limits, Query, Refused
from warehouse.guard.pool import Guard, Ticket, shared_guard

__all__ = ["Answer", "Guard", "Limits", "Query", "Refused", "Ticket", "shared_guard"]
