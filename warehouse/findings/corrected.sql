-- A known error of a source that data/corrections.csv mends.
SELECT
    'info' AS severity, c.subject, s.region_code, s.year, s.series_id,
    to_json({'printed': c.printed, 'corrected': c.corrected, 'why_zh': c.why_zh, 'why_en': c.why_en}) AS fields
FROM corrections c
LEFT JOIN sourced_standards s ON s.observation_id = c.subject;
