-- coverage says present exactly where a figure is in force or computed
SELECT c.region_code, c.year, c.series_id, c.status, f.observation_id
FROM coverage_status c
LEFT JOIN figures f
    ON f.region_code = c.region_code AND f.year = c.year AND f.series_id = c.series_id AND f.scope IS NULL
WHERE (c.status IN ('present', 'not_reviewed')) <> (f.observation_id IS NOT NULL);
