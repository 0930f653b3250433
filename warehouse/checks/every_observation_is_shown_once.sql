-- every observation that is not rejected stands once among standards and reference_series, a rejected one nowhere
SELECT o.observation_id, o.status, count(s.observation_id) AS shown
FROM observations o
LEFT JOIN (SELECT observation_id FROM standards UNION ALL SELECT observation_id FROM reference_series) s
    USING (observation_id)
GROUP BY ALL
HAVING count(s.observation_id) <> CASE o.status WHEN 'rejected' THEN 0 ELSE 1 END;
