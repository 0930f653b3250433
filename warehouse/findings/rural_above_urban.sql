-- The rural standard of a region and year is above its urban one of the same kind.
SELECT
    'warning' AS severity, r.observation_id AS subject, r.region_code, r.year, r.series_id,
    to_json({'rural': r.yuan_per_month, 'urban': u.yuan_per_month}) AS fields
FROM standards_in_force r
JOIN standards_in_force u
    ON u.region_code = r.region_code AND u.year = r.year AND u.indicator = r.indicator AND u.area = 'urban'
    AND u.mode IS NOT DISTINCT FROM r.mode AND u.care IS NOT DISTINCT FROM r.care
    AND u.scope IS NOT DISTINCT FROM r.scope
WHERE r.area = 'rural' AND r.basis IN ('stated', 'published') AND r.yuan_per_month > u.yuan_per_month + 0.05;
