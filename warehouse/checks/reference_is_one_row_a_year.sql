-- one row a region, series, kind and year is what others are set beside
SELECT region_code, region, series_id, kind, year, count(*) AS times FROM reference_of_year
GROUP BY ALL HAVING count(*) > 1;
