-- Two sources give different amounts for the same region, series and year, and neither is an earlier rate of that year.
-- One finding each; between a reviewed figure and one that nobody has reviewed it is about the latter.
WITH disputed AS (
    SELECT *, unnest(contradicting) AS other_id FROM standards_in_force WHERE len(contradicting) > 0
),
others AS (
    SELECT
        f.*, coalesce(s.publisher, s.title) AS other_source, s.observation_id AS other,
        s.status AS other_status,
        CASE
            WHEN s.year <= f.year THEN s.yuan_per_month
            ELSE coalesce(per_month(s.previous, s.period), s.yuan_per_month / (1 + s.growth_pct / 100))
        END AS other_amount
    FROM disputed f JOIN standards s ON s.observation_id = f.other_id
)
SELECT
    'warning' AS severity, CASE WHEN status = other_status THEN observation_id ELSE other END AS subject, region_code, year, series_id,
    to_json({
        'year': year, 'used': yuan_per_month, 'used_source': coalesce(publisher, title),
        'other': other_amount, 'other_source': other_source}) AS fields
FROM others
ORDER BY region_code, series_id, year, other;
