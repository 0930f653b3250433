-- Everything computed. SQL users, pages and exports take these and so get one number. What many questions start from is
-- computed once a build and kept as a table (sourced_standards, computed_standards, figures_in_force, growth,
-- coverage_status, known_years).
-- Order of the file is order of dependence. A monthly or yearly equivalent is value / 12 or value * 12, unrounded:
-- rounding is the reader's (half up, in one function).

CREATE MACRO series_of(indicator, area, mode, care, scope) AS
    concat_ws('.', indicator, area, mode, care) || coalesce('@' || scope, '');
CREATE MACRO per_month(value, period) AS CASE period WHEN 'month' THEN value WHEN 'year' THEN value / 12 END;
CREATE MACRO per_year(value, period) AS CASE period WHEN 'month' THEN value * 12 WHEN 'year' THEN value END;
CREATE MACRO period_of_unit(unit) AS CASE unit WHEN '元/人·月' THEN 'month' WHEN '元/人·年' THEN 'year' END;
CREATE MACRO same_amount(a, b) AS abs(a - b) < 0.05;

-- What a region is called wherever figures are shown: its own name where no other bears it, or none of its level or
-- above; else with the name above it before (徐州鼓楼), and where that is the same word or does not tell it from a
-- neighbour, in full (朝阳县, Linxia City). No two are alike: a code follows what would be.
CREATE TABLE region_labels AS
WITH ranked AS (
    SELECT *, list_position(['nation', 'province', 'prefecture', 'county'], level) AS depth FROM regions
),
kinds (ending, kind) AS (
    VALUES ('市', 'City'), ('区', 'District'), ('县', 'County'), ('旗', 'Banner'), ('州', 'Prefecture'), ('盟', 'League')
),
placed AS (
    SELECT
        r.*, p.name AS name_above, p.short_name AS short_above, p.english AS english_above,
        concat_ws(' ', r.english, k.kind) AS english_full, count(*) OVER (PARTITION BY r.name) = 1 AS own_name,
        r.depth = min(r.depth) OVER (PARTITION BY r.short_name)
            AND count(*) OVER (PARTITION BY r.short_name, r.depth) = 1 AS own_short,
        r.depth = min(r.depth) OVER (PARTITION BY r.english)
            AND count(*) OVER (PARTITION BY r.english, r.depth) = 1 AS own_english,
        r.short_name = p.short_name OR count(*) OVER (PARTITION BY r.short_name, r.parent_code) > 1 AS near_short,
        r.english = p.english OR count(*) OVER (PARTITION BY r.english, r.parent_code) > 1 AS near_english
    FROM ranked r LEFT JOIN regions p ON p.region_code = r.parent_code LEFT JOIN kinds k ON k.ending = right(r.name, 1)
),
called AS (
    SELECT region_code, level,
        CASE WHEN own_name THEN name ELSE name_above || name END AS region,
        CASE WHEN own_short THEN short_name WHEN near_short THEN name ELSE short_above || short_name END AS region_short,
        CASE WHEN own_english THEN english WHEN near_english THEN english_full ELSE english_above || ' ' || english END
            AS region_en
    FROM placed
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
    CASE WHEN s.period = 'month' THEN 'stated' WHEN s.period = 'year' THEN 'converted' END AS month_provenance,
    CASE WHEN s.period = 'year' THEN 'stated' WHEN s.period = 'month' THEN 'converted' END AS year_provenance,
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

-- Every way by which a figure can be known to hold on 31 December of a year; standards_in_force takes the best: that of
-- the lowest precedence (reviewed before extracted, then the basis, then the grade).
-- A later source (the region's own, or its province's uniform rate) whose old figure equals ours says ours held until then.
-- Implied: value ÷ (1 + g); low and high are the union of what rounding and truncation of g to its printed digits allow.
CREATE TABLE in_force_candidates AS
WITH actual AS MATERIALIZED (
    SELECT observation_id, region_code, series_id, year, value, period, previous, previous_year, growth_pct,
        growth_decimals, growth_base_year, effective, yuan_per_month, applies_to, status, grade, published,
        left(region_code, 2) || '0000' AS province_code,
        CASE source_kind WHEN 'document' THEN 'stated' ELSE 'published' END AS own_basis
    FROM standards WHERE kind = 'actual' AND year IS NOT NULL AND region_code IS NOT NULL
),
held AS (SELECT DISTINCT region_code FROM sourced_standards WHERE region_code IS NOT NULL),
raises AS (
    SELECT observation_id, region_code, series_id, year, per_month(previous, period) AS old_amount, applies_to
    FROM actual WHERE previous IS NOT NULL AND coalesce(previous_year, year - 1) = year - 1
),
-- Two joins, by region and by province: one join with OR would compare every pair of a series.
confirming AS (
    SELECT f.observation_id, l.year, l.observation_id AS confirming_id
    FROM actual f JOIN raises l ON l.region_code = f.region_code AND l.series_id = f.series_id
        AND l.year > f.year AND same_amount(l.old_amount, f.yuan_per_month)
    UNION ALL
    SELECT f.observation_id, l.year, l.observation_id
    FROM actual f JOIN raises l ON l.region_code = f.province_code AND l.series_id = f.series_id
        AND l.year > f.year AND same_amount(l.old_amount, f.yuan_per_month)
    WHERE l.applies_to = 'subordinates' AND f.province_code <> f.region_code
),
held_until AS (
    SELECT observation_id, min(year) AS until_year, arg_min(confirming_id, (year, confirming_id)) AS confirmed_by
    FROM confirming GROUP BY observation_id
),
-- Many until-years are the next year: they hold nothing in between and leave before the costly comparison.
confirmed AS (
    SELECT f.* EXCLUDE (year), unnest(range(f.year + 1, h.until_year)) AS year, h.confirmed_by
    FROM actual f JOIN held_until h USING (observation_id)
    WHERE h.until_year > f.year + 1 AND NOT EXISTS (
        FROM actual g WHERE g.region_code = f.region_code AND g.series_id = f.series_id
        AND g.year > f.year AND g.year < h.until_year)
),
own AS (
    SELECT observation_id, region_code, series_id, year, value, period, effective, own_basis AS basis,
        CAST(NULL AS VARCHAR) AS confirmed_by, applies_to, status, grade, published
    FROM actual
    UNION ALL
    SELECT observation_id, region_code, series_id, coalesce(previous_year, year - 1), previous, period, NULL,
        'stated_previous', NULL, applies_to, status, grade, published
    FROM actual WHERE previous IS NOT NULL
    UNION ALL
    SELECT observation_id, region_code, series_id, year, value, period, NULL, 'in_force', confirmed_by, applies_to,
        status, grade, published
    FROM confirmed
),
regional AS (
    SELECT o.* REPLACE (h.region_code AS region_code, 'regional' AS basis)
    FROM own o
    JOIN held h ON left(h.region_code, 2) || '0000' = o.region_code AND h.region_code <> o.region_code
    WHERE o.applies_to = 'subordinates'
),
implied AS (
    SELECT observation_id, region_code, series_id, coalesce(growth_base_year, year - 1) AS year,
        round(value / (1 + growth_pct / 100), 1) AS value, period, 'implied' AS basis, status, grade, published,
        round(per_month(value, period) / (1 + (growth_pct + pow(10, -growth_decimals)) / 100), 1) AS low,
        round(per_month(value, period) / (1 + (growth_pct - 0.5 * pow(10, -growth_decimals)) / 100), 1) AS high,
        format('{:g} ÷ (1 + {:.{}f}%)', value, growth_pct, growth_decimals) AS formula
    FROM actual WHERE growth_pct IS NOT NULL AND previous IS NULL
),
every AS (FROM own UNION ALL BY NAME FROM regional UNION ALL BY NAME FROM implied)
SELECT observation_id, region_code, series_id, CAST(year AS INTEGER) AS year, value, period,
    per_month(value, period) AS yuan_per_month, effective, basis, confirmed_by, low, high, formula, published,
    CASE status WHEN 'reviewed' THEN 0 ELSE 100 END
        + 10 * list_position(['stated', 'published', 'stated_previous', 'in_force', 'regional', 'implied'], basis)
        + list_position(['official', 'official-copy', 'press', 'aggregator'], grade) AS precedence
FROM every;

-- Region × year × series in force on 31 December. basis, best first: stated, published (official, then press),
-- stated_previous, in_force, regional, implied; and computed (by multiple), where nothing else is known. Reviewed comes
-- before extracted. Most have one candidate only: ranking and comparing is for the contested ones. Narrow rows are sorted,
-- then joined with their sources in that order.
CREATE TABLE figures_in_force AS
WITH contests AS (
    SELECT region_code, series_id, year FROM in_force_candidates GROUP BY ALL HAVING count(*) > 1
),
ranked AS (
    SELECT c.*, row_number() OVER best AS place, first_value(observation_id) OVER best AS winner,
        first_value(yuan_per_month) OVER best AS amount, first_value(effective) OVER best AS since
    FROM in_force_candidates c SEMI JOIN contests USING (region_code, series_id, year)
    WINDOW best AS (
        PARTITION BY region_code, series_id, year
        ORDER BY precedence, effective DESC NULLS LAST, published DESC NULLS LAST, observation_id)
),
compared AS (
    SELECT *, coalesce(effective < since, FALSE) AS earlier,
        CASE WHEN basis = 'implied' THEN amount BETWEEN low - 0.05 AND high + 0.05
            ELSE same_amount(yuan_per_month, amount) END AS agrees
    FROM ranked WHERE observation_id <> winner
),
others AS (
    SELECT region_code, series_id, year,
        list_sort(list_distinct(list(observation_id) FILTER (agrees))) AS agreeing,
        list_sort(list_distinct(list(observation_id) FILTER (NOT agrees AND NOT earlier))) AS contradicting,
        arg_max(value, effective) FILTER (NOT agrees AND earlier) AS value_before_change
    FROM compared WHERE basis <> 'regional' OR agrees
    GROUP BY region_code, series_id, year
),
won AS (
    SELECT c.* FROM in_force_candidates c ANTI JOIN contests USING (region_code, series_id, year)
    UNION ALL BY NAME
    SELECT r.*, x.agreeing, x.contradicting, x.value_before_change
    FROM ranked r LEFT JOIN others x USING (region_code, series_id, year) WHERE r.place = 1
)
SELECT
    w.region_code, r.region, r.region_short, r.region_en, r.level, w.series_id,
    s.indicator, s.area, s.mode, s.care, s.scope, s.kind,
    CASE w.basis WHEN 'implied' THEN 'approx' ELSE s.bound END AS bound,
    w.year, w.effective, w.value, w.period,
    per_month(w.value, w.period) AS yuan_per_month, per_year(w.value, w.period) AS yuan_per_year,
    CASE w.basis WHEN 'implied' THEN 'computed' ELSE s.provenance END AS provenance,
    CASE w.basis WHEN 'implied' THEN 'computed' ELSE s.month_provenance END AS month_provenance,
    CASE w.basis WHEN 'implied' THEN 'computed' ELSE s.year_provenance END AS year_provenance,
    w.basis, w.low, w.high, w.formula,
    CASE WHEN w.effective > make_date(w.year, 1, 1) THEN w.effective END AS changed_on,
    coalesce(w.value_before_change, CASE WHEN w.effective > make_date(w.year, 1, 1) THEN s.previous END)
        AS value_before_change,
    s.source_kind, s.source_id, w.observation_id, w.confirmed_by, s.publisher, s.title, s.published,
    s.published_precision, s.document_number, s.grade, s.url,
    CASE WHEN w.basis IN ('stated', 'published', 'in_force', 'regional') THEN s.printed END AS printed,
    s.spans, s.status, coalesce(w.agreeing, []) AS agreeing, coalesce(w.contradicting, []) AS contradicting,
    s.caveat, s.caveat_en, s.note_zh, s.note_en
FROM (SELECT * FROM won ORDER BY region_code, series_id, year) w
JOIN standards s USING (observation_id)
JOIN region_labels r ON r.region_code = w.region_code;

INSERT INTO figures_in_force BY NAME
SELECT c.* EXCLUDE (base_indicator, factor, base_observation_id), 'computed' AS basis,
    c.base_observation_id AS confirmed_by, CAST([] AS VARCHAR[]) AS agreeing, CAST([] AS VARCHAR[]) AS contradicting
FROM computed_standards c
ANTI JOIN figures_in_force f
    ON f.region_code = c.region_code AND f.series_id = c.series_id AND f.year = c.year
ORDER BY c.region_code, c.series_id, c.year;

-- What was in force by the word of a source.
CREATE VIEW standards_in_force AS SELECT * FROM figures_in_force WHERE basis <> 'computed';

-- The codes of the findings about each subject; the build fills it when it has the findings.
CREATE TABLE finding_codes (subject VARCHAR NOT NULL, finding_codes VARCHAR[] NOT NULL);

-- The figures that pages and briefings draw: in force, and those computed by multiple (basis computed) where no other is.
CREATE VIEW figures AS
SELECT e.*, coalesce(k.finding_codes, []) AS finding_codes
FROM figures_in_force e LEFT JOIN finding_codes k ON k.subject = e.observation_id;

-- One row of comparable figures a region and year: of each group the series that comes first by comparison_groups.rank.
CREATE VIEW headline AS
SELECT g.group_id, g.sort_order AS group_order, g.name_zh AS group_zh, g.name_en AS group_en, f.*
FROM figures f JOIN comparison_groups g USING (series_id)
QUALIFY row_number() OVER (PARTITION BY g.group_id, f.region_code, f.year ORDER BY g.rank) = 1;

-- Growth from pairs of the same kind. printed: both ends as one source gives them; adjacent_year and long_run (the next
-- known year, and first to last): from figures in force that are neither implied nor regional. long_run is per year: (to ÷ from)^(1 ÷ years) − 1.
-- verdict: what rounding allows (|c − s| ≤ half a unit of the last printed digit), else what truncation allows.
CREATE TABLE growth AS
WITH known AS (
    SELECT region_code, series_id, year, value, period, observation_id, basis,
        {'year': year, 'value': value, 'period': period, 'observation_id': observation_id, 'basis': basis} AS point
    FROM standards_in_force WHERE basis NOT IN ('implied', 'regional') AND yuan_per_month IS NOT NULL
),
steps AS (
    SELECT * EXCLUDE (point), lag(point) OVER series AS before, first_value(point) OVER series AS first,
        lead(year) OVER series IS NULL AS is_last, row_number() OVER series AS place
    FROM known
    WINDOW series AS (PARTITION BY region_code, series_id ORDER BY year)
),
raises AS (
    SELECT observation_id, region_code, series_id, year, value, period, previous, growth_pct AS growth_stated_pct,
        growth_decimals, increase AS increase_stated, source_kind,
        coalesce(previous_year, growth_base_year, year - 1) AS from_year
    FROM standards WHERE kind = 'actual' AND region_code IS NOT NULL AND year IS NOT NULL
),
pairs AS (
    SELECT region_code, series_id, 'printed' AS pair_kind, from_year, year AS to_year, previous AS from_value,
        CASE WHEN previous IS NOT NULL THEN period END AS from_period, value AS to_value, period AS to_period,
        growth_stated_pct, growth_decimals, increase_stated, observation_id, observation_id AS from_observation_id,
        CASE source_kind WHEN 'document' THEN 'stated' ELSE 'published' END AS basis,
        CASE WHEN previous IS NOT NULL THEN 'stated_previous' END AS from_basis
    FROM raises
    WHERE previous IS NOT NULL OR growth_stated_pct IS NOT NULL
    UNION ALL BY NAME
    SELECT k.region_code, k.series_id,
        CASE WHEN k.year - k.before.year = 1 THEN 'adjacent_year' ELSE 'long_run' END AS pair_kind,
        k.before.year AS from_year, k.year AS to_year, k.before.value AS from_value, k.before.period AS from_period,
        k.value AS to_value, k.period AS to_period, s.growth_stated_pct, s.growth_decimals, s.increase_stated,
        k.observation_id, k.before.observation_id AS from_observation_id, k.basis, k.before.basis AS from_basis
    FROM steps k
    LEFT JOIN raises s ON s.observation_id = k.observation_id AND k.basis IN ('stated', 'published')
        AND k.before.year = s.from_year
    WHERE k.before IS NOT NULL
    UNION ALL BY NAME
    SELECT region_code, series_id, 'long_run' AS pair_kind, first.year AS from_year, year AS to_year,
        first.value AS from_value, first.period AS from_period, value AS to_value, period AS to_period, observation_id,
        first.observation_id AS from_observation_id, basis, first.basis AS from_basis
    FROM steps WHERE is_last AND place > 2
),
-- How prices rose between the ends of two years, where the index of every year between is known.
prices AS (
    SELECT b.year AS from_year, e.year AS to_year, exp(sum(ln(1 + c.value / 100))) AS price_factor
    FROM (SELECT unnest(range(1990, 2101)) AS year) b
    JOIN (SELECT unnest(range(1990, 2101)) AS year) e ON e.year > b.year
    JOIN reference_series c ON c.year > b.year AND c.year <= e.year
        AND c.indicator = 'cpi_annual' AND c.region_code = '100000'
    GROUP BY b.year, e.year
    HAVING count(*) = e.year - b.year
),
measured AS (
    SELECT p.*, to_year - from_year AS years, per_month(from_value, from_period) AS from_yuan_per_month,
        per_month(to_value, to_period) AS to_yuan_per_month,
        (per_month(to_value, to_period) / per_month(from_value, from_period) - 1) * 100 AS growth_total_pct,
        price_factor
    FROM pairs p LEFT JOIN prices USING (from_year, to_year)
    ORDER BY region_code, series_id, to_year, pair_kind, from_year, observation_id
)
SELECT
    m.region_code, r.region, r.region_short, r.region_en, r.level, m.series_id,
    s.indicator, s.area, s.mode, s.care, s.scope, m.pair_kind, m.from_year, m.to_year, m.years, m.from_value, m.from_period,
    m.to_value, m.to_period, m.from_yuan_per_month, m.to_yuan_per_month,
    m.to_yuan_per_month - m.from_yuan_per_month AS increase_yuan_per_month, m.increase_stated, m.growth_total_pct,
    (pow(1 + m.growth_total_pct / 100, 1.0 / m.years) - 1) * 100 AS growth_computed_pct,
    m.growth_stated_pct, m.growth_decimals,
    CASE
        WHEN m.growth_stated_pct IS NULL THEN 'not_stated'
        WHEN m.growth_total_pct IS NULL THEN 'not_computable'
        WHEN abs(m.growth_total_pct - m.growth_stated_pct) <= 0.5 * pow(10, -m.growth_decimals) + 1e-9
            THEN 'consistent_rounded'
        WHEN m.growth_total_pct - m.growth_stated_pct BETWEEN 0 AND pow(10, -m.growth_decimals) THEN 'consistent_truncated'
        ELSE 'deviates'
    END AS verdict,
    (pow((1 + m.growth_total_pct / 100) / m.price_factor, 1.0 / m.years) - 1) * 100 AS real_growth_pct,
    m.from_basis, m.basis AS to_basis, m.from_observation_id, m.observation_id, s.source_id, s.publisher, s.title,
    s.published, s.document_number, s.grade, s.status
FROM measured m
JOIN standards s ON s.observation_id = m.observation_id
JOIN region_labels r ON r.region_code = m.region_code;

-- Region × year × series, for every region of which anything is held: is there a figure, and if not, why not.
CREATE TABLE coverage_status AS
WITH drawn AS MATERIALIZED (
    SELECT region_code, year, series_id, indicator, area, mode, care, scope, status FROM figures
),
held AS (
    SELECT region_code, region FROM documents
    UNION SELECT o.region_code, r.name FROM observations o JOIN regions r USING (region_code) WHERE o.status <> 'rejected'
    UNION SELECT p.region_code, r.name FROM published_standards p JOIN regions r USING (region_code) WHERE p.kind = 'actual'
    UNION SELECT n.region_code, r.name FROM not_applicable n JOIN regions r USING (region_code)
),
years AS (SELECT unnest(range(min(year), max(year) + 1)) AS year FROM drawn),
series AS (
    SELECT DISTINCT series_id FROM comparison_groups
    UNION SELECT DISTINCT series_id FROM drawn WHERE scope IS NULL
),
present AS (
    SELECT region_code, year, series_id, bool_or(status = 'reviewed') AS reviewed FROM drawn
    WHERE scope IS NULL GROUP BY ALL
),
unified AS (
    SELECT DISTINCT region_code, year, unnest([indicator || '.urban', indicator || '.rural']) AS series_id FROM drawn
    WHERE area = 'unified' AND scope IS NULL AND mode IS NULL AND care IS NULL
),
document_of_year AS (SELECT region, year, min(document_id) AS document_id FROM documents GROUP BY ALL)
SELECT
    h.region_code, h.region, CAST(y.year AS INTEGER) AS year, x.series_id,
    CASE
        WHEN p.reviewed THEN 'present'
        WHEN p.reviewed IS NOT NULL THEN 'not_reviewed'
        WHEN n.series_id IS NOT NULL OR u.series_id IS NOT NULL THEN 'not_applicable'
        WHEN d.document_id IS NOT NULL THEN 'not_stated'
        ELSE 'no_document'
    END AS status,
    d.document_id, n.year_from AS not_applicable_from
FROM held h CROSS JOIN years y CROSS JOIN series x
LEFT JOIN present p ON p.region_code = h.region_code AND p.year = y.year AND p.series_id = x.series_id
LEFT JOIN document_of_year d ON d.region = h.region AND d.year = y.year
LEFT JOIN not_applicable n ON n.region_code = h.region_code AND n.series_id = x.series_id
    AND y.year >= n.year_from AND y.year <= coalesce(n.year_to, y.year)
LEFT JOIN unified u ON u.region_code = h.region_code AND u.year = y.year AND u.series_id = x.series_id
ORDER BY h.region_code, x.series_id, y.year;

-- The years in which a region's series is known, in words; a place whose name is hidden has them too.
CREATE TABLE known_years AS
SELECT region, series_id, string_agg(CAST(year AS VARCHAR), '、' ORDER BY year) AS years_zh,
    string_agg(CAST(year AS VARCHAR), ', ' ORDER BY year) AS years_en
FROM coverage_status WHERE status = 'present' GROUP BY region, series_id ORDER BY region, series_id;

CREATE VIEW coverage AS
SELECT
    t.region_code, coalesce(r.region, t.region) AS region, coalesce(r.region_short, t.region) AS region_short,
    coalesce(r.region_en, t.region) AS region_en,
    r.level, t.year, t.series_id, t.status,
    coalesce(n.reason_zh, replace(replace(replace(replace(c.reason_zh, '{region}', coalesce(r.region, t.region)),
        '{year}', CAST(t.year AS VARCHAR)), '{title}', coalesce('《' || d.title || '》', '')),
        '{years}', coalesce(k.years_zh, '无'))) AS reason_zh,
    coalesce(n.reason_en, replace(replace(replace(replace(c.reason_en, '{region}', coalesce(r.region_en, t.region)),
        '{year}', CAST(t.year AS VARCHAR)), '{title}', coalesce('《' || d.title || '》', '')),
        '{years}', coalesce(k.years_en, 'none'))) AS reason_en
FROM coverage_status t
JOIN coverage_reasons c USING (status)
LEFT JOIN known_years k ON k.region = t.region AND k.series_id = t.series_id
LEFT JOIN region_labels r ON r.region_code = t.region_code
LEFT JOIN documents d ON d.document_id = t.document_id
LEFT JOIN not_applicable n ON n.region_code = t.region_code AND n.series_id = t.series_id
    AND n.year_from = t.not_applicable_from;
