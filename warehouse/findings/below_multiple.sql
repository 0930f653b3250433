-- A whole tekun standard of a known area below 1.3 times dibao (what rounds to less) of the same region, year and area,
-- since the rule of 2016. Reading draws the same line (etl/check/pairs.py).
SELECT
    'warning' AS severity, t.observation_id AS subject, t.region_code, t.year, t.series_id,
    to_json({'ratio': t.yuan_per_month / d.yuan_per_month}) AS fields
FROM standards_in_force t
JOIN standards_in_force d
    ON d.region_code = t.region_code AND d.year = t.year AND d.area = t.area AND d.indicator = 'dibao'
    AND d.scope IS NOT DISTINCT FROM t.scope
WHERE t.indicator = 'tekun_basic' AND t.basis = 'stated' AND d.basis <> 'implied'
    AND t.year >= 2017 AND t.yuan_per_month < 1.295 * d.yuan_per_month;
