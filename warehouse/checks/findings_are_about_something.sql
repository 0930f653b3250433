-- every finding is about a figure, a document or a case figure that exists
SELECT code, subject FROM findings
WHERE subject NOT IN (
    SELECT observation_id FROM sourced_standards UNION ALL SELECT document_id FROM documents
    UNION ALL SELECT caseload_id FROM caseload UNION ALL SELECT multiple_id FROM multiples);
