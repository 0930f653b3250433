-- every rule of multiple finds its base figure and yields one computed standard
SELECT m.multiple_id, count(c.observation_id) AS yielded
FROM multiples m LEFT JOIN computed_standards c ON c.observation_id = m.multiple_id
GROUP BY ALL HAVING count(c.observation_id) <> 1;
