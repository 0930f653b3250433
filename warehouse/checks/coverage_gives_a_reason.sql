-- every cell of coverage gives its reason, with nothing left to fill in
SELECT region_code, region, year, series_id, status, reason_zh FROM coverage
WHERE reason_zh IS NULL OR reason_en IS NULL OR contains(reason_zh, '{') OR contains(reason_en, '{');
