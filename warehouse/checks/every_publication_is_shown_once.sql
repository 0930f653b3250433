-- every published figure stands once among standards and reference_series
SELECT p.source_id, count(s.observation_id) AS shown
FROM published_standards p
LEFT JOIN (SELECT observation_id FROM standards UNION ALL SELECT observation_id FROM reference_series) s
    ON s.observation_id = p.source_id
GROUP BY ALL
HAVING count(s.observation_id) <> 1;
