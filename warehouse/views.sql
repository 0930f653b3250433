-- Everything computed. SQL users, pages and exports take these and so get one number. Three that many questions start
-- from are computed once a build and kept as tables (standards_in_force, growth, coverage_status); the rest are views.
-- Order of the file is order of dependence. A monthly or yearly equivalent is value / 12 or value * 12, unrounded:
-- rounding is the reader's (half up, in one function).

CREATE MACRO series_of(indicator, area, mode, care, scope) AS
    concat_ws('.', indicator, area, mode, care) || coalesce('@' || scope, '');
CREATE MACRO per_month(value, period) AS CASE period WHEN 'month' THEN value WHEN 'year' THEN value / 12 END;
CREATE MACRO per_year(value, period) AS CASE period WHEN 'month' THEN value * 12 WHEN 'year' THEN value END;
CREATE MACRO period_of_unit(unit) AS CASE unit WHEN '元/人·月' THEN 'month' WHEN '元/人·年' THEN 'year' END;
CREATE MACRO same_amount(a, b) AS abs(a - b) < 0.05;

-- Every printed standard with its source, whatever its kind; public views choose from it.
CREATE VIEW sourced_standards AS
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
    s.observation_id, s.region_code, coalesce(r.name, s.document_region) AS region,
    coalesce(r.short_name, s.document_region) AS region_short, coalesce(r.english, s.document_region) AS region_en, r.level,
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
LEFT JOIN regions r USING (region_code)
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
CREATE VIEW computed_standards AS
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

-- Every way by which a figure can be known to hold on 31 December of a year; standards_in_force takes the best.
-- A later source (the region's own, or its province's uniform rate) whose old figure equals ours says ours held until then.
-- Implied: value ÷ (1 + g); low and high are the union of what rounding and truncation of g to its printed digits allow.
CREATE VIEW in_force_candidates AS
WITH actual AS (
    SELECT *, left(region_code, 2) || '0000' AS province_code,
        CASE source_kind WHEN 'document' THEN 'stated' ELSE 'published' END AS own_basis
    FROM standards WHERE kind = 'actual' AND year IS NOT NULL AND region_code IS NOT NULL
),
held AS (SELECT DISTINCT region_code FROM sourced_standards WHERE region_code IS NOT NULL),
dated AS (
    SELECT observation_id, region_code, series_id, year, value, period, effective, own_basis AS basis FROM actual
),
raised_from AS (
    SELECT observation_id, region_code, series_id, coalesce(previous_year, year - 1) AS year, previous AS value, period,
        CAST(NULL AS DATE) AS effective, 'stated_previous' AS basis
    FROM actual WHERE previous IS NOT NULL
),
held_until AS (
    SELECT f.observation_id, f.region_code, f.series_id, f.value, f.period, f.year AS from_year, min(l.year) AS until_year,
        arg_min(l.observation_id, l.year) AS confirmed_by
    FROM actual f JOIN actual l
        ON l.series_id = f.series_id AND l.year > f.year
        AND (l.region_code = f.region_code OR (l.region_code = f.province_code AND l.applies_to = 'subordinates'))
        AND same_amount(per_month(l.previous, l.period), f.yuan_per_month)
        AND coalesce(l.previous_year, l.year - 1) = l.year - 1
    GROUP BY ALL
),
confirmed AS (
    SELECT h.observation_id, h.region_code, h.series_id, unnest(range(h.from_year + 1, h.until_year)) AS year, h.value,
        h.period, CAST(NULL AS DATE) AS effective, 'in_force' AS basis, h.confirmed_by
    FROM held_until h
    WHERE NOT EXISTS (
        FROM actual g WHERE g.region_code = h.region_code AND g.series_id = h.series_id
        AND g.year > h.from_year AND g.year < h.until_year)
),
own AS (
    SELECT *, CAST(NULL AS VARCHAR) AS confirmed_by FROM dated
    UNION ALL SELECT *, NULL FROM raised_from
    UNION ALL SELECT * FROM confirmed
),
regional AS (
    SELECT o.observation_id, h.region_code, o.series_id, CAST(o.year AS INTEGER) AS year, o.value, o.period,
        o.effective, 'regional' AS basis, o.confirmed_by
    FROM own o
    JOIN actual a ON a.observation_id = o.observation_id AND a.applies_to = 'subordinates'
    JOIN held h ON left(h.region_code, 2) || '0000' = o.region_code AND h.region_code <> o.region_code
),
implied AS (
    SELECT observation_id, region_code, series_id, coalesce(growth_base_year, year - 1) AS year,
        round(value / (1 + growth_pct / 100), 1) AS value, period, CAST(NULL AS DATE) AS effective, 'implied' AS basis,
        CAST(NULL AS VARCHAR) AS confirmed_by,
        round(per_month(value, period) / (1 + (growth_pct + pow(10, -growth_decimals)) / 100), 1) AS low,
        round(per_month(value, period) / (1 + (growth_pct - 0.5 * pow(10, -growth_decimals)) / 100), 1) AS high,
        format('{:g} ÷ (1 + {:.{}f}%)', value, growth_pct, growth_decimals) AS formula
    FROM actual WHERE growth_pct IS NOT NULL AND previous IS NULL
)
SELECT observation_id, region_code, series_id, year, value, period, effective, basis, confirmed_by,
    CAST(NULL AS DOUBLE) AS low, CAST(NULL AS DOUBLE) AS high, CAST(NULL AS VARCHAR) AS formula
FROM own
UNION ALL BY NAME SELECT * FROM regional
UNION ALL BY NAME SELECT * FROM implied;

-- Region × year × series in force on 31 December. basis, best first: stated, published (official, then press),
-- stated_previous, in_force, regional, implied. Reviewed comes before extracted.
CREATE TABLE standards_in_force AS
WITH ranked AS (
    SELECT
        c.*, s.status, s.grade, s.published, per_month(c.value, c.period) AS amount,
        row_number() OVER (
            PARTITION BY c.region_code, c.series_id, c.year
            ORDER BY s.status = 'reviewed' DESC,
                list_position(['stated', 'published', 'stated_previous', 'in_force', 'regional', 'implied'], c.basis),
                list_position(['official', 'official-copy', 'press', 'aggregator'], s.grade),
                c.effective DESC NULLS LAST, s.published DESC NULLS LAST, c.observation_id) AS place
    FROM in_force_candidates c JOIN standards s USING (observation_id)
),
others AS (
    SELECT
        w.region_code, w.series_id, w.year,
        list(DISTINCT o.observation_id ORDER BY o.observation_id) FILTER (agrees) AS agreeing,
        list(DISTINCT o.observation_id ORDER BY o.observation_id) FILTER (NOT agrees AND NOT earlier) AS contradicting,
        arg_max(o.value, o.effective) FILTER (NOT agrees AND earlier) AS value_before_change
    FROM ranked w
    JOIN ranked o ON o.region_code = w.region_code AND o.series_id = w.series_id AND o.year = w.year
        AND o.observation_id <> w.observation_id,
    LATERAL (SELECT
        CASE WHEN o.basis = 'implied' THEN w.amount BETWEEN o.low - 0.05 AND o.high + 0.05
            ELSE same_amount(o.amount, w.amount) END AS agrees,
        coalesce(o.effective < w.effective, FALSE) AS earlier)
    WHERE w.place = 1 AND (o.basis <> 'regional' OR agrees)
    GROUP BY ALL
)
SELECT
    w.region_code, r.name AS region, r.short_name AS region_short, r.english AS region_en, r.level, w.series_id,
    s.indicator, s.area, s.mode, s.care, s.scope, s.kind,
    CASE w.basis WHEN 'implied' THEN 'approx' ELSE s.bound END AS bound,
    w.year, w.effective, w.value, w.period,
    per_month(w.value, w.period) AS yuan_per_month, per_year(w.value, w.period) AS yuan_per_year,
    CASE w.basis WHEN 'implied' THEN 'computed' ELSE s.provenance END AS provenance,
    CASE w.basis WHEN 'implied' THEN 'computed' ELSE s.month_provenance END AS month_provenance,
    CASE w.basis WHEN 'implied' THEN 'computed' ELSE s.year_provenance END AS year_provenance,
    w.basis, w.low, w.high, w.formula,
    CASE WHEN w.effective > make_date(w.year, 1, 1) THEN w.effective END AS changed_on,
    coalesce(x.value_before_change, CASE WHEN w.effective > make_date(w.year, 1, 1) THEN s.previous END)
        AS value_before_change,
    s.source_kind, s.source_id, w.observation_id, w.confirmed_by, s.publisher, s.title, s.published,
    s.published_precision, s.document_number, s.grade, s.url,
    CASE WHEN w.basis IN ('stated', 'published', 'in_force', 'regional') THEN s.printed END AS printed,
    s.spans, s.status, coalesce(x.agreeing, []) AS agreeing, coalesce(x.contradicting, []) AS contradicting,
    s.caveat, s.caveat_en, s.note_zh, s.note_en
FROM ranked w
JOIN standards s USING (observation_id)
JOIN regions r ON r.region_code = w.region_code
LEFT JOIN others x ON x.region_code = w.region_code AND x.series_id = w.series_id AND x.year = w.year
WHERE w.place = 1
ORDER BY w.region_code, w.series_id, w.year;

-- The figures that pages and briefings draw: in force, and those computed by multiple (basis computed) where no other is.
CREATE VIEW figures AS
WITH codes AS (SELECT subject, list(DISTINCT code ORDER BY code) AS finding_codes FROM findings GROUP BY subject),
every AS (
    SELECT * FROM standards_in_force
    UNION ALL BY NAME
    SELECT c.* EXCLUDE (base_indicator, factor, base_observation_id), 'computed' AS basis,
        c.base_observation_id AS confirmed_by, [] AS agreeing, [] AS contradicting
    FROM computed_standards c
    ANTI JOIN standards_in_force f
        ON f.region_code = c.region_code AND f.series_id = c.series_id AND f.year = c.year
)
SELECT e.*, coalesce(k.finding_codes, []) AS finding_codes
FROM every e LEFT JOIN codes k ON k.subject = e.observation_id;

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
    SELECT * FROM standards_in_force WHERE basis NOT IN ('implied', 'regional') AND yuan_per_month IS NOT NULL
),
steps AS (
    SELECT *, lag(year) OVER series AS from_year,
        lag(value) OVER series AS from_value, lag(period) OVER series AS from_period,
        lag(observation_id) OVER series AS from_observation_id, lag(basis) OVER series AS from_basis,
        first_value(year) OVER series AS first_year, last_value(year) OVER whole AS last_year,
        first_value(value) OVER series AS first_value,
        first_value(period) OVER series AS first_period, first_value(observation_id) OVER series AS first_observation_id,
        first_value(basis) OVER series AS first_basis, row_number() OVER series AS place
    FROM known
    WINDOW series AS (PARTITION BY region_code, series_id ORDER BY year),
        whole AS (PARTITION BY region_code, series_id ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
),
pairs AS (
    SELECT region_code, series_id, 'printed' AS pair_kind, coalesce(previous_year, growth_base_year, year - 1) AS from_year,
        year AS to_year, previous AS from_value, CASE WHEN previous IS NOT NULL THEN period END AS from_period, value AS to_value,
        period AS to_period, growth_pct AS growth_stated_pct, growth_decimals, increase AS increase_stated,
        observation_id, observation_id AS from_observation_id,
        CASE source_kind WHEN 'document' THEN 'stated' ELSE 'published' END AS basis,
        CASE WHEN previous IS NOT NULL THEN 'stated_previous' END AS from_basis
    FROM standards
    WHERE kind = 'actual' AND region_code IS NOT NULL AND year IS NOT NULL
        AND (previous IS NOT NULL OR growth_pct IS NOT NULL)
    UNION ALL BY NAME
    SELECT k.region_code, k.series_id,
        CASE WHEN k.year - k.from_year = 1 THEN 'adjacent_year' ELSE 'long_run' END AS pair_kind,
        k.from_year, k.year AS to_year, k.from_value, k.from_period, k.value AS to_value, k.period AS to_period,
        s.growth_pct AS growth_stated_pct, s.growth_decimals, s.increase AS increase_stated, k.observation_id,
        k.from_observation_id, k.basis, k.from_basis
    FROM steps k
    LEFT JOIN standards s ON s.observation_id = k.observation_id AND k.basis IN ('stated', 'published')
        AND k.from_year = coalesce(s.previous_year, s.growth_base_year, s.year - 1)
    WHERE k.from_year IS NOT NULL
    UNION ALL BY NAME
    SELECT region_code, series_id, 'long_run' AS pair_kind, first_year AS from_year, year AS to_year,
        first_value AS from_value, first_period AS from_period, value AS to_value, period AS to_period, observation_id,
        first_observation_id AS from_observation_id, basis, first_basis AS from_basis
    FROM steps WHERE year = last_year AND place > 2
),
measured AS (
    SELECT p.*, to_year - from_year AS years, per_month(from_value, from_period) AS from_yuan_per_month,
        per_month(to_value, to_period) AS to_yuan_per_month,
        (per_month(to_value, to_period) / per_month(from_value, from_period) - 1) * 100 AS growth_total_pct,
        (SELECT CASE WHEN count(*) = p.to_year - p.from_year THEN exp(sum(ln(1 + c.value / 100))) END
            FROM reference_series c
            WHERE c.indicator = 'cpi_annual' AND c.region_code = '100000' AND c.year > p.from_year AND c.year <= p.to_year)
            AS price_factor
    FROM pairs p
)
SELECT
    m.region_code, r.name AS region, r.short_name AS region_short, r.english AS region_en, r.level, m.series_id,
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
JOIN regions r ON r.region_code = m.region_code
ORDER BY m.region_code, m.series_id, m.to_year, m.pair_kind, m.from_year, m.observation_id;

-- Region × year × series, for every region of which anything is held: is there a figure, and if not, why not.
CREATE TABLE coverage_status AS
WITH held AS (
    SELECT region_code, region FROM documents
    UNION SELECT p.region_code, r.name FROM published_standards p JOIN regions r USING (region_code) WHERE p.kind = 'actual'
    UNION SELECT n.region_code, r.name FROM not_applicable n JOIN regions r USING (region_code)
),
years AS (SELECT unnest(range(min(year), max(year) + 1)) AS year FROM figures),
series AS (
    SELECT DISTINCT series_id FROM comparison_groups
    UNION SELECT DISTINCT series_id FROM figures WHERE scope IS NULL
),
present AS (
    SELECT region_code, year, series_id, bool_or(status = 'reviewed') AS reviewed FROM figures
    WHERE scope IS NULL GROUP BY ALL
),
unified AS (
    SELECT DISTINCT region_code, year, unnest([indicator || '.urban', indicator || '.rural']) AS series_id FROM figures
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

CREATE VIEW coverage AS
WITH held_years AS (
    SELECT region, string_agg(DISTINCT CAST(year AS VARCHAR), '、' ORDER BY CAST(year AS VARCHAR)) AS years_zh,
        string_agg(DISTINCT CAST(year AS VARCHAR), ', ' ORDER BY CAST(year AS VARCHAR)) AS years_en
    FROM documents GROUP BY region
)
SELECT
    t.region_code, t.region, coalesce(r.short_name, t.region) AS region_short, coalesce(r.english, t.region) AS region_en,
    r.level, t.year, t.series_id, t.status,
    coalesce(n.reason_zh, replace(replace(replace(replace(c.reason_zh, '{region}', t.region),
        '{year}', CAST(t.year AS VARCHAR)), '{title}', coalesce('《' || d.title || '》', '')),
        '{years}', coalesce(k.years_zh, '无'))) AS reason_zh,
    coalesce(n.reason_en, replace(replace(replace(replace(c.reason_en, '{region}', coalesce(r.english, t.region)),
        '{year}', CAST(t.year AS VARCHAR)), '{title}', coalesce('《' || d.title || '》', '')),
        '{years}', coalesce(k.years_en, 'none'))) AS reason_en
FROM coverage_status t
JOIN coverage_reasons c USING (status)
LEFT JOIN held_years k ON k.region = t.region
LEFT JOIN regions r ON r.region_code = t.region_code
LEFT JOIN documents d ON d.document_id = t.document_id
LEFT JOIN not_applicable n ON n.region_code = t.region_code AND n.series_id = t.series_id
    AND n.year_from = t.not_applicable_from;
