-- one row a region, series and year is in force
SELECT region_code, series_id, year, count(*) AS times FROM standards_in_force
GROUP BY ALL HAVING count(*) > 1;
