-- every region but the nation lies in a region of a higher level
SELECT r.region_code, r.name, r.level, p.level AS parent_level
FROM regions r LEFT JOIN regions p ON p.region_code = r.parent_code
WHERE (r.level <> 'nation') AND (p.level IS NULL
    OR list_position(['nation', 'province', 'prefecture', 'county'], p.level)
        >= list_position(['nation', 'province', 'prefecture', 'county'], r.level));
