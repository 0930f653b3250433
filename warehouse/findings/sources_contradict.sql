-- Two sources give different amounts for the same region, series and year, and neither is an earlier rate of that year.
SELECT
    'warning' AS severity, f.observation_id AS subject, f.region_code, f.year, f.series_id,
    to_json({
        'year': f.year, 'used': f.yuan_per_month, 'used_source': coalesce(f.publisher, f.title),
        'other': o.amount, 'other_source': coalesce(s.publisher, s.title)}) AS fields
FROM standards_in_force f
JOIN (
    SELECT region_code, series_id, year, observation_id, per_month(value, period) AS amount FROM in_force_candidates
) o ON o.region_code = f.region_code AND o.series_id = f.series_id AND o.year = f.year
JOIN standards s ON s.observation_id = o.observation_id
WHERE list_contains(f.contradicting, o.observation_id) AND NOT same_amount(o.amount, f.yuan_per_month)
QUALIFY row_number() OVER (PARTITION BY f.region_code, f.series_id, f.year ORDER BY o.observation_id) = 1;
