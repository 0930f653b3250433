-- every standard names its source: publisher or title, and a grade
SELECT observation_id, source_id, publisher, title, grade FROM sourced_standards
WHERE source_id IS NULL OR grade IS NULL OR coalesce(publisher, title) IS NULL;
