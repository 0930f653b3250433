-- a growth pair runs from an earlier year to a later one, or within one year where it says so
SELECT region_code, series_id, pair_kind, from_year, to_year FROM growth
WHERE CASE pair_kind WHEN 'within_year' THEN from_year <> to_year ELSE from_year >= to_year END;
