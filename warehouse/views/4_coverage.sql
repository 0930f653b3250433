-- Region × year × series, for every region of which anything is held: is there a figure, and if not, why not.
CREATE TABLE coverage_status AS
WITH drawn AS MATERIALIZED (
    SELECT region_code, year, series_id, indicator, area, mode, care, scope, status FROM figures
),
places AS (
    SELECT region_code FROM documents WHERE region_code IS NOT NULL
    UNION SELECT region_code FROM observations WHERE status <> 'rejected' AND region_code IS NOT NULL
    UNION SELECT region_code FROM published_standards WHERE kind = 'actual'
    UNION SELECT region_code FROM not_applicable
),
-- place tells regions of one name apart; where the name is hidden, the name that the document gives is all there is.
held AS (
    SELECT region_code, region, region_code AS place FROM places JOIN region_labels USING (region_code)
    UNION SELECT NULL, region, region FROM documents WHERE region_code IS NULL
),
years AS (SELECT unnest(range(min(year), max(year) + 1)) AS year FROM drawn),
series AS (
    SELECT DISTINCT series_id FROM comparison_groups
    UNION SELECT DISTINCT series_id FROM drawn WHERE scope IS NULL
),
present AS (
    SELECT region_code, year, series_id, bool_or(status = 'reviewed') AS reviewed FROM drawn
    WHERE scope IS NULL GROUP BY ALL
),
unified AS (
    SELECT DISTINCT region_code, year, unnest([indicator || '.urban', indicator || '.rural']) AS series_id FROM drawn
    WHERE area = 'unified' AND scope IS NULL AND mode IS NULL AND care IS NULL
),
document_of_year AS (
    SELECT coalesce(region_code, region) AS place, year, min(document_id) AS document_id FROM documents GROUP BY ALL
)
SELECT
    h.region_code, h.region, CAST(y.year AS INTEGER) AS year, x.series_id,
    CASE
        WHEN p.reviewed THEN 'present'
        WHEN p.reviewed IS NOT NULL THEN 'not_reviewed'
        WHEN n.series_id IS NOT NULL OR u.series_id IS NOT NULL THEN 'not_applicable'
        WHEN d.document_id IS NOT NULL THEN 'not_stated'
        ELSE 'no_document'
    END AS status,
    d.document_id, n.year_from AS not_applicable_from
FROM held h CROSS JOIN years y CROSS JOIN series x
LEFT JOIN present p ON p.region_code = h.region_code AND p.year = y.year AND p.series_id = x.series_id
LEFT JOIN document_of_year d ON d.place = h.place AND d.year = y.year
LEFT JOIN not_applicable n ON n.region_code = h.region_code AND n.series_id = x.series_id
    AND y.year >= n.year_from AND y.year <= coalesce(n.year_to, y.year)
LEFT JOIN unified u ON u.region_code = h.region_code AND u.year = y.year AND u.series_id = x.series_id
ORDER BY h.region_code, x.series_id, y.year;

-- The years in which a region's series is known, in words; a place whose name is hidden has them too.
CREATE TABLE known_years AS
SELECT region_code, region, series_id, string_agg(CAST(year AS VARCHAR), '、' ORDER BY year) AS years_zh,
    string_agg(CAST(year AS VARCHAR), ', ' ORDER BY year) AS years_en
FROM coverage_status WHERE status = 'present' GROUP BY region_code, region, series_id
ORDER BY region_code, region, series_id;

CREATE VIEW coverage AS
SELECT
    t.region_code, coalesce(r.region, t.region) AS region, coalesce(r.region_short, t.region) AS region_short,
    coalesce(r.region_en, t.region) AS region_en,
    r.level, t.year, t.series_id, t.status,
    coalesce(n.reason_zh, replace(replace(replace(replace(c.reason_zh, '{region}', coalesce(r.region, t.region)),
        '{year}', CAST(t.year AS VARCHAR)), '{title}', coalesce('《' || d.title || '》', '')),
        '{years}', coalesce(k.years_zh, '无'))) AS reason_zh,
    coalesce(n.reason_en, replace(replace(replace(replace(c.reason_en, '{region}', coalesce(r.region_en, t.region)),
        '{year}', CAST(t.year AS VARCHAR)), '{title}', coalesce('《' || d.title || '》', '')),
        '{years}', coalesce(k.years_en, 'none'))) AS reason_en
FROM coverage_status t
JOIN coverage_reasons c USING (status)
LEFT JOIN known_years k ON coalesce(k.region_code, k.region) = coalesce(t.region_code, t.region) AND k.series_id = t.series_id
LEFT JOIN region_labels r ON r.region_code = t.region_code
LEFT JOIN documents d ON d.document_id = t.document_id
LEFT JOIN not_applicable n ON n.region_code = t.region_code AND n.series_id = t.series_id
    AND n.year_from = t.not_applicable_from;
