-- a growth pair runs from an earlier year to a later one
SELECT region_code, series_id, pair_kind, from_year, to_year FROM growth WHERE from_year >= to_year;
