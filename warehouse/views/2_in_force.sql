-- What a source says of the figure before its own: printed (low = high), or as the interval, per month, that rounding and
-- truncation of its stated growth to the printed digits allow. from_year is the year whose figure that is: the one the
-- text names, else the year before; but the same year, where the old figure is an earlier rate of that year (600 → 650 in
-- January, 650 → 700 in July). An unreviewed rate moves no reviewed figure.
CREATE TABLE old_figures AS
WITH told AS MATERIALIZED (
    SELECT observation_id, region_code, series_id, year, effective, status, yuan_per_month,
        coalesce(previous, growth_pct, increase) IS NOT NULL AS is_raise,
        coalesce(previous_year, growth_base_year, year - 1) AS from_year,
        coalesce(previous_year, growth_base_year) IS NOT NULL AS named,
        coalesce(per_month(previous, period),
            yuan_per_month / (1 + (growth_pct + pow(10, -growth_decimals)) / 100)) AS low,
        coalesce(per_month(previous, period),
            yuan_per_month / (1 + (growth_pct - 0.5 * pow(10, -growth_decimals)) / 100)) AS high
    FROM standards WHERE kind = 'actual' AND region_code IS NOT NULL AND year IS NOT NULL
),
within_year AS (
    SELECT DISTINCT l.observation_id
    FROM told l JOIN told f USING (region_code, series_id, year)
    WHERE NOT l.named AND f.yuan_per_month BETWEEN l.low - 0.05 AND l.high + 0.05
        AND NOT same_amount(f.yuan_per_month, l.yuan_per_month)
        AND (f.effective >= make_date(f.year, 1, 1) OR f.is_raise)
        AND coalesce(f.effective < l.effective, TRUE)
        AND (f.status = 'reviewed' OR l.status <> 'reviewed')
)
SELECT t.observation_id, t.year, CASE WHEN w.observation_id IS NULL THEN t.from_year ELSE t.year END AS from_year,
    t.low, t.high
FROM told t LEFT JOIN within_year w USING (observation_id)
WHERE t.is_raise
ORDER BY t.observation_id;

-- Every way by which a figure can be known to hold on 31 December of a year; standards_in_force takes the best: that of
-- the lowest precedence (reviewed before extracted, then the basis, then the grade).
-- A later source (the region's own, or its province's uniform rate) whose old figure equals ours says ours held until then:
-- a reviewed one keeps it reviewed, and only a reviewed figure in between ends that; told apart, any keeps it unreviewed.
CREATE TABLE in_force_candidates AS
WITH actual AS MATERIALIZED (
    SELECT s.observation_id, s.region_code, s.series_id, s.year, s.value, s.period, s.previous, s.growth_pct,
        s.growth_decimals, s.effective, s.yuan_per_month, s.applies_to, s.status, s.grade, s.published,
        o.from_year, o.low, o.high, left(s.region_code, 2) || '0000' AS province_code,
        CASE s.source_kind WHEN 'document' THEN 'stated' ELSE 'published' END AS own_basis
    FROM standards s LEFT JOIN old_figures o USING (observation_id)
    WHERE s.kind = 'actual' AND s.year IS NOT NULL AND s.region_code IS NOT NULL
),
held AS (SELECT DISTINCT region_code FROM sourced_standards WHERE region_code IS NOT NULL),
raises AS (
    SELECT observation_id, region_code, series_id, year, low AS old_amount, applies_to, status
    FROM actual WHERE previous IS NOT NULL AND from_year = year - 1
),
-- Two joins, by region and by province: one join with OR would compare every pair of a series.
confirming AS (
    SELECT f.observation_id, l.year, l.observation_id AS confirming_id, less_reviewed(f.status, l.status) AS status
    FROM actual f JOIN raises l ON l.region_code = f.region_code AND l.series_id = f.series_id
        AND l.year > f.year AND same_amount(l.old_amount, f.yuan_per_month)
    UNION ALL
    SELECT f.observation_id, l.year, l.observation_id, less_reviewed(f.status, l.status)
    FROM actual f JOIN raises l ON l.region_code = f.province_code AND l.series_id = f.series_id
        AND l.year > f.year AND same_amount(l.old_amount, f.yuan_per_month)
    WHERE l.applies_to = 'subordinates' AND f.province_code <> f.region_code
),
held_until AS (
    SELECT observation_id, status, min(year) AS until_year, arg_min(confirming_id, (year, confirming_id)) AS confirmed_by
    FROM confirming GROUP BY observation_id, status
),
-- Many until-years are the next year: they hold nothing in between and leave before the costly comparison.
confirmed AS (
    SELECT f.* REPLACE (unnest(range(f.year + 1, h.until_year)) AS year, h.status AS status), h.confirmed_by
    FROM actual f JOIN held_until h USING (observation_id)
    WHERE h.until_year > f.year + 1 AND NOT EXISTS (
        FROM actual g WHERE g.region_code = f.region_code AND g.series_id = f.series_id
        AND g.year > f.year AND g.year < h.until_year AND less_reviewed(g.status, h.status) = h.status)
),
own AS (
    SELECT observation_id, region_code, series_id, year, value, period, effective, own_basis AS basis,
        CAST(NULL AS VARCHAR) AS confirmed_by, applies_to, status, grade, published
    FROM actual
    UNION ALL
    SELECT observation_id, region_code, series_id, from_year, previous, period, NULL, 'stated_previous', NULL, applies_to,
        status, grade, published
    FROM actual WHERE previous IS NOT NULL AND from_year < year
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
    SELECT observation_id, region_code, series_id, from_year AS year, round(value / (1 + growth_pct / 100), 1) AS value,
        period, 'implied' AS basis, status, grade, published, round(low, 1) AS low, round(high, 1) AS high,
        format('{:g} ÷ (1 + {:.{}f}%)', value, growth_pct, growth_decimals) AS formula
    FROM actual WHERE growth_pct IS NOT NULL AND previous IS NULL AND from_year < year
),
every AS (FROM own UNION ALL BY NAME FROM regional UNION ALL BY NAME FROM implied)
SELECT observation_id, region_code, series_id, CAST(year AS INTEGER) AS year, value, period,
    per_month(value, period) AS yuan_per_month, effective, basis, confirmed_by, low, high, formula, status, published,
    CASE status WHEN 'reviewed' THEN 0 ELSE 100 END
        + 10 * list_position(['stated', 'published', 'stated_previous', 'in_force', 'regional', 'implied'], basis)
        + list_position(['official', 'official-copy', 'press', 'aggregator'], grade) AS precedence
FROM every;

-- Region × year × series in force on 31 December. basis, best first: stated, published (official, then press),
-- stated_previous, in_force, regional, implied; and computed (by multiple), where nothing else is known. Reviewed comes
-- before extracted. A rate that another changed within the year comes after all of its status: the later day tells, or the
-- other's old figure. A uniform rate changes only what is below it: a region may pay more.
-- What nobody has reviewed is not said to agree with what is reviewed, and its confirming says nothing beside that.
-- Most have one candidate only: ranking and comparing is for the contested ones. Narrow rows are sorted, then joined with
-- their sources in that order.
CREATE TABLE figures_in_force AS
WITH contests AS (
    SELECT region_code, series_id, year FROM in_force_candidates GROUP BY ALL HAVING count(*) > 1
),
contested AS MATERIALIZED (FROM in_force_candidates SEMI JOIN contests USING (region_code, series_id, year)),
rates AS (
    SELECT region_code, series_id, year, status, observation_id, basis, effective, yuan_per_month FROM contested
),
raised AS (
    SELECT r.*, o.low, o.high FROM rates r JOIN old_figures o USING (observation_id, year) WHERE o.from_year = o.year
),
changed AS (
    SELECT c.region_code, c.series_id, c.year, c.observation_id
    FROM (FROM rates WHERE effective IS NOT NULL) c JOIN (FROM rates WHERE effective IS NOT NULL) d
        ON d.region_code = c.region_code AND d.series_id = c.series_id AND d.year = c.year AND d.status = c.status
        AND d.effective > c.effective AND NOT same_amount(d.yuan_per_month, c.yuan_per_month)
    WHERE d.basis <> 'regional' OR c.basis = 'regional' OR d.yuan_per_month > c.yuan_per_month
    UNION
    SELECT c.region_code, c.series_id, c.year, c.observation_id
    FROM rates c JOIN raised d
        ON d.region_code = c.region_code AND d.series_id = c.series_id AND d.year = c.year AND d.status = c.status
        AND c.yuan_per_month BETWEEN d.low - 0.05 AND d.high + 0.05
    WHERE c.basis IN ('stated', 'published') AND d.basis <> 'regional' AND coalesce(c.effective <= d.effective, TRUE)
        AND NOT same_amount(d.yuan_per_month, c.yuan_per_month)
),
ranked AS (
    SELECT c.*, x.observation_id IS NOT NULL AS is_changed, row_number() OVER best AS place,
        first_value({'observation_id': c.observation_id, 'amount': yuan_per_month, 'period': period, 'since': effective,
            'basis': basis, 'status': status}) OVER best AS winner
    FROM contested c LEFT JOIN changed x USING (region_code, series_id, year, observation_id)
    WINDOW best AS (
        PARTITION BY region_code, series_id, year
        ORDER BY status <> 'reviewed', x.observation_id IS NOT NULL, precedence, effective DESC NULLS LAST,
            published DESC NULLS LAST, c.observation_id)
),
compared AS (
    SELECT *, coalesce(effective < winner.since, FALSE) OR (is_changed AND status = winner.status) AS earlier,
        CASE WHEN basis = 'implied' THEN winner.amount BETWEEN low - 0.05 AND high + 0.05
            ELSE same_amount(yuan_per_month, winner.amount) END AS agrees,
        CASE WHEN period = winner.period THEN value
            ELSE round(yuan_per_month * CASE winner.period WHEN 'year' THEN 12 ELSE 1 END, 2) END AS value_then
    FROM ranked WHERE place > 1 AND (status = winner.status OR confirmed_by IS NULL)
),
others AS (
    SELECT region_code, series_id, year,
        list_sort(list_distinct(list(observation_id) FILTER (agrees AND status = winner.status))) AS agreeing,
        list_sort(list_distinct(list(observation_id) FILTER (NOT agrees AND NOT earlier))) AS contradicting,
        arg_max(value_then, (coalesce(effective, DATE '0001-01-01'), -precedence, observation_id))
            FILTER (NOT agrees AND earlier AND status = winner.status) AS value_before_change
    FROM compared WHERE basis <> 'regional' OR agrees OR (earlier AND winner.basis = 'regional')
    GROUP BY region_code, series_id, year
),
won AS (
    SELECT c.* FROM in_force_candidates c ANTI JOIN contests USING (region_code, series_id, year)
    UNION ALL BY NAME
    SELECT r.* EXCLUDE (winner, is_changed), x.agreeing, x.contradicting, x.value_before_change
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
    s.spans, w.status, coalesce(w.agreeing, []) AS agreeing, coalesce(w.contradicting, []) AS contradicting,
    s.caveat, s.caveat_en, s.note_zh, s.note_en
FROM (SELECT * FROM won ORDER BY region_code, series_id, year) w
JOIN standards s USING (observation_id)
JOIN region_labels r ON r.region_code = w.region_code;

-- What is computed of a reviewed figure comes before what nobody has reviewed.
DELETE FROM figures_in_force f USING computed_standards c
WHERE f.region_code = c.region_code AND f.series_id = c.series_id AND f.year = c.year
    AND f.status <> 'reviewed' AND c.status = 'reviewed';

INSERT INTO figures_in_force BY NAME
SELECT c.* EXCLUDE (base_indicator, factor, base_observation_id), 'computed' AS basis,
    c.base_observation_id AS confirmed_by, CAST([] AS VARCHAR[]) AS agreeing, CAST([] AS VARCHAR[]) AS contradicting
FROM computed_standards c
ANTI JOIN figures_in_force f
    ON f.region_code = c.region_code AND f.series_id = c.series_id AND f.year = c.year
ORDER BY c.region_code, c.series_id, c.year;

-- What was in force by the word of a source.
CREATE VIEW standards_in_force AS SELECT * FROM figures_in_force WHERE basis <> 'computed';

-- The codes of the findings about each subject, and whether one of them is a doubt that nobody has looked at; the build
-- fills it when it has the findings.
CREATE TABLE finding_codes (subject VARCHAR NOT NULL, finding_codes VARCHAR[] NOT NULL, doubtful BOOLEAN NOT NULL);

-- The figures that pages and briefings draw: in force, and those computed by multiple (basis computed) where no other is.
-- mark_codes are the marks that pages set beside the monthly amount (words.marks), in that order.
CREATE VIEW figures AS
SELECT e.*, coalesce(k.finding_codes, []) AS finding_codes,
    nullif(concat_ws(', ',
        CASE WHEN basis = 'implied' THEN 'implied' WHEN provenance IN ('computed', 'corrected') THEN provenance END,
        CASE month_provenance WHEN 'converted' THEN 'converted' END,
        CASE WHEN basis = 'regional' THEN 'regional' WHEN basis IN ('stated_previous', 'in_force') THEN 'carried' END,
        CASE WHEN bound IS NOT NULL AND basis <> 'implied' THEN 'bound' END,
        CASE status WHEN 'extracted' THEN 'unreviewed' END,
        CASE WHEN k.doubtful THEN 'doubtful' END,
        CASE WHEN coalesce(caveat, note_zh) IS NOT NULL THEN 'caveat' END), '') AS mark_codes
FROM figures_in_force e LEFT JOIN finding_codes k ON k.subject = e.observation_id;

-- One row of comparable figures a region and year: of each group the reviewed series that comes first by
-- comparison_groups.rank, else the first of all.
CREATE VIEW headline AS
SELECT g.group_id, g.sort_order AS group_order, g.name_zh AS group_zh, g.name_en AS group_en, f.*
FROM figures f JOIN comparison_groups g USING (series_id)
QUALIFY row_number() OVER (PARTITION BY g.group_id, f.region_code, f.year ORDER BY f.status <> 'reviewed', g.rank) = 1;
