-- every acknowledgement meets the finding it is about; one that no longer does is deleted
SELECT a.code, a.subject, a."by" FROM acknowledged a
ANTI JOIN findings f ON f.code = a.code AND f.subject = a.subject;
