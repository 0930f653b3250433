-- A stated growth rate that neither rounding nor truncation of the computed one gives; a printed pair goes first.
SELECT
    'warning' AS severity, observation_id AS subject, region_code, to_year AS year, series_id,
    to_json({'stated': growth_stated_pct, 'computed': growth_total_pct, 'from_value': from_value, 'to_value': to_value})
        AS fields
FROM growth
WHERE verdict = 'deviates' AND pair_kind IN ('printed', 'within_year', 'adjacent_year')
QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY pair_kind DESC) = 1;
