-- Everything computed, in the order of the files, which is that of dependence: standards and what they are set beside; what
-- was in force in a year; growth; coverage. SQL users, pages and exports take these and so get one number. What many
-- questions start from is computed once a build and kept as a table.
-- A monthly or yearly equivalent is value / 12 or value * 12, unrounded: rounding is the reader's (half up, in one function).

CREATE MACRO series_of(indicator, area, mode, care, scope) AS
    concat_ws('.', indicator, area, mode, care) || coalesce('@' || scope, '');
CREATE MACRO per_month(value, period) AS CASE period WHEN 'month' THEN value WHEN 'year' THEN value / 12 END;
CREATE MACRO per_year(value, period) AS CASE period WHEN 'month' THEN value * 12 WHEN 'year' THEN value END;
CREATE MACRO period_of_unit(unit) AS CASE unit WHEN '元/人·月' THEN 'month' WHEN '元/人·年' THEN 'year' END;
CREATE MACRO same_amount(a, b) AS abs(a - b) < 0.05;
-- What rests on two figures is reviewed where both are: 'extracted' comes first by the alphabet.
CREATE MACRO less_reviewed(status, other) AS least(status, other);

-- What a region is called wherever figures are shown: its own name where no other bears it, or none of its level (a city
-- directly under its province is above a county) or above; else with the name above it before (徐州鼓楼), and where that
-- is the same word or does not tell it from a neighbour, in full (朝阳县, Linxia City). No two are alike: a code follows
-- what would be.
CREATE TABLE region_labels AS
WITH ranked AS (
    SELECT *, list_position(['nation', 'province', 'prefecture', 'county'], level)
        - CASE WHEN region_code[3:4] = '90' THEN 0.5 ELSE 0 END AS depth  -- directly under its province
    FROM regions
),
doubled AS MATERIALIZED (  -- the few with a name that another bears; all that bear it are among them
    FROM ranked
    WHERE name IN (SELECT name FROM regions GROUP BY name HAVING count(*) > 1)
        OR short_name IN (SELECT short_name FROM regions GROUP BY short_name HAVING count(*) > 1)
        OR english IN (SELECT english FROM regions GROUP BY english HAVING count(*) > 1)
),
kinds (ending, kind) AS (
    VALUES ('市', 'City'), ('区', 'District'), ('县', 'County'), ('旗', 'Banner'), ('州', 'Prefecture'), ('盟', 'League')
),
placed AS (
    SELECT
        r.*, p.name AS name_above, p.short_name AS short_above, p.english AS english_above,
        concat_ws(' ', r.english, k.kind) AS english_full, count(*) OVER (PARTITION BY r.name) = 1 AS own_name,
        count(*) OVER (PARTITION BY r.short_name ORDER BY r.depth) = 1 AS own_short,  -- none beside or above it
        count(*) OVER (PARTITION BY r.english ORDER BY r.depth) = 1 AS own_english,
        r.short_name = p.short_name OR count(*) OVER (PARTITION BY r.short_name, r.parent_code) > 1 AS near_short,
        r.english = p.english OR count(*) OVER (PARTITION BY r.english, r.parent_code) > 1 AS near_english
    FROM doubled r LEFT JOIN regions p ON p.region_code = r.parent_code LEFT JOIN kinds k ON k.ending = right(r.name, 1)
),
called AS (
    SELECT region_code, level,
        CASE WHEN own_name THEN name ELSE name_above || name END AS region,
        CASE WHEN own_short THEN short_name WHEN near_short THEN name ELSE short_above || short_name END AS region_short,
        CASE WHEN own_english THEN english WHEN near_english THEN english_full ELSE english_above || ' ' || english END
            AS region_en
    FROM placed
    UNION ALL
    SELECT region_code, level, name, short_name, english FROM ranked ANTI JOIN doubled USING (region_code)
)
SELECT
    region_code, level,
    CASE count(*) OVER (PARTITION BY region) WHEN 1 THEN region ELSE region || region_code END AS region,
    CASE count(*) OVER (PARTITION BY region_short) WHEN 1 THEN region_short ELSE region || region_code END AS region_short,
    CASE count(*) OVER (PARTITION BY region_en) WHEN 1 THEN region_en ELSE region_en || ' ' || region_code END AS region_en
FROM called ORDER BY region_code;

-- Every printed standard with its source, whatever its kind; public views choose from it. A table, because half of all
-- questions start here and DuckDB plans a union with joins longer than it reads it.
CREATE TABLE sourced_standards AS
WITH stated AS (
    SELECT
        o.observation_id, 'document' AS source_kind, o.document_id AS source_id, o.region_code, o.indicator, o.area, o.mode,
        o.care, o.scope, o.kind, o.bound, o.value, o.period, o.previous, o.previous_year, o.growth_pct, o.growth_decimals,
        o.growth_base_year, o.increase, o.year, o.effective, CAST(NULL AS VARCHAR) AS as_of, o.spans, o.printed, o.status,
        o.reason, o.caveat, o.caveat_en, d.publisher, d.title, d.published, d.published_precision, d.document_number,
        CAST(NULL AS VARCHAR) AS url, d.grade, CAST(NULL AS VARCHAR) AS applies_to, CAST(NULL AS VARCHAR) AS note_zh,
        CAST(NULL AS VARCHAR) AS note_en, d.region AS document_region
    FROM observations o JOIN documents d USING (document_id)
    UNION ALL
    SELECT
        source_id, 'publication', source_id, region_code, indicator, area, mode, care, NULL, kind,
        CASE kind WHEN 'minimum' THEN 'at_least' END, value, period_of_unit(unit), previous, NULL, growth_pct,
        growth_decimals, NULL, NULL, year,
        CAST(CASE length(effective_from) WHEN 7 THEN effective_from || '-01' ELSE effective_from END AS DATE), as_of, NULL,
        NULL, 'reviewed', NULL, NULL, NULL, publisher, title, published, published_precision, NULL, url, grade, applies_to,
        note_zh, note_en, NULL
    FROM published_standards
)
SELECT
    s.observation_id, s.region_code, coalesce(r.region, s.document_region) AS region,
    coalesce(r.region_short, s.document_region) AS region_short, coalesce(r.region_en, s.document_region) AS region_en, r.level,
    series_of(s.indicator, s.area, s.mode, s.care, s.scope) AS series_id,
    s.indicator, s.area, s.mode, s.care, s.scope, s.kind, s.bound, s.value, s.period, s.previous, s.previous_year,
    s.growth_pct, s.growth_decimals, s.growth_base_year, s.increase, s.year, s.effective, s.as_of, s.spans, s.status,
    s.reason, s.caveat, s.caveat_en,
    per_month(s.value, s.period) AS yuan_per_month, per_year(s.value, s.period) AS yuan_per_year,
    CASE WHEN c.subject IS NULL THEN 'stated' ELSE 'corrected' END AS provenance,
    CASE s.period WHEN 'month' THEN provenance WHEN 'year' THEN 'converted' END AS month_provenance,
    CASE s.period WHEN 'year' THEN provenance WHEN 'month' THEN 'converted' END AS year_provenance,
    coalesce(s.printed, c.printed) AS printed,
    s.source_kind, s.source_id, s.publisher, s.title, s.published, s.published_precision, s.document_number, s.url, s.grade,
    s.applies_to, s.note_zh, s.note_en
FROM stated s
LEFT JOIN region_labels r USING (region_code)
LEFT JOIN (SELECT subject, max(printed) AS printed FROM corrections GROUP BY subject) c ON c.subject = s.observation_id;

-- A row a stated figure of a region's own standard.
CREATE VIEW standards AS
SELECT * FROM sourced_standards
WHERE kind IN ('actual', 'planned') AND status <> 'rejected' AND indicator IN (SELECT indicator FROM indicators);

-- Averages, minima and context series: what a standard is set beside, never among.
CREATE VIEW reference_series AS
SELECT * EXCLUDE (spans, reason, previous_year, growth_base_year, increase, applies_to)
FROM sourced_standards
WHERE (kind IN ('average', 'minimum', 'context')) AND status <> 'rejected';

-- Of several sources and states of one year the one to reckon with: reviewed first, then the whole year before a month of
-- it (the last), then the better grade, the later publication, the id.
CREATE VIEW reference_of_year AS
SELECT * FROM reference_series
QUALIFY row_number() OVER (
    PARTITION BY region_code, region, series_id, kind, year
    ORDER BY status <> 'reviewed', as_of DESC NULLS FIRST,
        list_position(['official', 'official-copy', 'press', 'aggregator'], grade), published DESC, observation_id) = 1;

-- Standards given as a multiple of another: value = factor × the base standard of the same region, year and area.
CREATE TABLE computed_standards AS
SELECT
    m.multiple_id AS observation_id, s.region_code, s.region, s.region_short, s.region_en, s.level,
    series_of(m.indicator, m.area, NULL, NULL, NULL) AS series_id,
    m.indicator, m.area, CAST(NULL AS VARCHAR) AS mode, CAST(NULL AS VARCHAR) AS care, s.scope, s.kind, s.bound,
    round(s.value * m.factor, 2) AS value, s.period, s.year, s.effective, s.status,
    per_month(round(s.value * m.factor, 2), s.period) AS yuan_per_month,
    per_year(round(s.value * m.factor, 2), s.period) AS yuan_per_year,
    'computed' AS provenance, 'computed' AS month_provenance, 'computed' AS year_provenance,
    format('{:g} × {:g}', s.value, m.factor) AS formula,
    m.base_indicator, s.observation_id AS base_observation_id, m.factor, m.printed, m.spans,
    'document' AS source_kind, d.document_id AS source_id, d.publisher, d.title, d.published, d.published_precision,
    d.document_number, CAST(NULL AS VARCHAR) AS url, d.grade
FROM multiples m
JOIN documents d USING (document_id)
JOIN standards s
    ON s.region_code = m.region_code AND s.year = m.year AND s.indicator = m.base_indicator AND s.area = m.area
    AND s.source_id = m.document_id AND s.kind = 'actual';

-- Stated and computed together, told apart by provenance.
CREATE VIEW comparison AS
SELECT * FROM standards WHERE kind = 'actual'
UNION ALL BY NAME
SELECT * EXCLUDE (base_indicator, factor) FROM computed_standards;
