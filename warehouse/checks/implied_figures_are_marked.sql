-- an implied figure is computed, carries its formula, and lies in its interval; no other has an interval
SELECT region_code, series_id, year, basis, provenance, yuan_per_month, low, high, formula FROM standards_in_force
WHERE CASE basis
    WHEN 'implied' THEN provenance <> 'computed' OR formula IS NULL OR low IS NULL OR high IS NULL
        OR yuan_per_month NOT BETWEEN low - 0.1 AND high + 0.1
    ELSE low IS NOT NULL OR high IS NOT NULL END;
