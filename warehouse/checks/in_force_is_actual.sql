-- only actual standards are in force; averages, minima and plans are not
SELECT region_code, series_id, year, observation_id, kind FROM standards_in_force WHERE kind <> 'actual';
