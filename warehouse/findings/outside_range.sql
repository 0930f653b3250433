-- An amount outside its plausible band; loading lets only acknowledged ones through.
SELECT
    'warning' AS severity, s.observation_id AS subject, s.region_code, s.year, s.series_id,
    to_json({'per_month': s.yuan_per_month, 'low': b.low, 'high': b.high}) AS fields
FROM sourced_standards s
JOIN plausible_ranges b
    ON b.indicator = s.indicator AND s.year BETWEEN b.year_from AND b.year_to AND (b.area = s.area OR b.area IS NULL)
WHERE s.status <> 'rejected' AND s.kind <> 'context' AND s.yuan_per_month IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY s.observation_id ORDER BY b.area NULLS LAST) = 1
    AND s.yuan_per_month NOT BETWEEN b.low AND b.high;
