"""Tables: found in running text or by a reader, their heads understood, their rows told as drafts."""
