-- Two sources give different amounts for the same region, series and year, and neither is an earlier rate of that year.
WITH disputed AS (
    SELECT *, unnest(contradicting) AS other_id FROM standards_in_force WHERE len(contradicting) > 0
),
others AS (
    SELECT
        f.*, coalesce(s.publisher, s.title) AS other_source, s.observation_id AS other,
        CASE
            WHEN s.year <= f.year THEN s.yuan_per_month
            ELSE coalesce(per_month(s.previous, s.period), s.yuan_per_month / (1 + s.growth_pct / 100))
        END AS other_amount
    FROM disputed f JOIN standards s ON s.observation_id = f.other_id
)
SELECT
    'warning' AS severity, observation_id AS subject, region_code, year, series_id,
    to_json({
        'year': year, 'used': yuan_per_month, 'used_source': coalesce(publisher, title),
        'other': other_amount, 'other_source': other_source}) AS fields
FROM others
QUALIFY row_number() OVER (PARTITION BY region_code, series_id, year ORDER BY other) = 1;
