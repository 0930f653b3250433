-- a uniform rate (applies_to) is a province's; one of a city or county is entered for each region it holds in
SELECT p.source_id, p.region_code, r.name, r.level
FROM published_standards p JOIN regions r USING (region_code)
WHERE p.applies_to IS NOT NULL AND r.level <> 'province';
