-- What was noticed when a document was read, about one figure or the whole document.
SELECT
    f.code, f.severity, coalesce(f.observation_id, f.document_id) AS subject,
    coalesce(o.region_code, d.region_code) AS region_code, coalesce(o.year, d.year) AS year,
    CASE WHEN o.observation_id IS NOT NULL THEN series_of(o.indicator, o.area, o.mode, o.care, o.scope) END AS series_id, f.detail AS fields
FROM reading_findings f
JOIN documents d USING (document_id)
LEFT JOIN observations o ON o.observation_id = f.observation_id;
