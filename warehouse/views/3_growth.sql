-- Growth from pairs of the same kind. printed: both ends as one source gives them, within_year where its old figure is an
-- earlier rate of the same year (years is 0, the rate that of the step); adjacent_year and long_run (the next known year,
-- and first to last): from figures in force that are neither implied nor regional. long_run is per year:
-- (to ÷ from)^(1 ÷ years) − 1. Where the province's uniform rate is in force in a region, the pairs that led to that rate
-- are the region's too, regional at both ends: two figures of one kind. The growth stated of it stays the province's.
-- Pairs are made among reviewed figures first and, apart, over all: no unreviewed figure puts a reviewed pair aside. A pair
-- is reviewed where both its ends are.
-- verdict: what rounding allows (|c − s| ≤ half a unit of the last printed digit), else what truncation allows.
CREATE TABLE growth AS
WITH known AS (
    SELECT region_code, series_id, year, value, period, observation_id, basis, status,
        {'year': year, 'value': value, 'period': period, 'observation_id': observation_id, 'basis': basis,
            'status': status} AS point
    FROM standards_in_force WHERE basis NOT IN ('implied', 'regional') AND yuan_per_month IS NOT NULL
),
chained AS (
    SELECT *, FALSE AS over_all FROM known WHERE status = 'reviewed'
    UNION ALL
    SELECT *, TRUE AS over_all FROM known SEMI JOIN (FROM known WHERE status <> 'reviewed') USING (region_code, series_id)
),
steps AS (
    SELECT * EXCLUDE (point), lag(point) OVER series AS before, first_value(point) OVER series AS first,
        lead(year) OVER series IS NULL AS is_last, row_number() OVER series AS place
    FROM chained
    WINDOW series AS (PARTITION BY region_code, series_id, over_all ORDER BY year)
),
raises AS (
    SELECT s.observation_id, s.region_code, s.series_id, s.year, s.value, s.period, s.previous,
        s.growth_pct AS growth_stated_pct, s.growth_decimals, s.increase AS increase_stated, s.source_kind, s.status,
        o.from_year
    FROM standards s JOIN old_figures o USING (observation_id)
),
pairs AS (
    SELECT region_code, series_id, CASE WHEN from_year = year THEN 'within_year' ELSE 'printed' END AS pair_kind,
        from_year, year AS to_year, previous AS from_value,
        CASE WHEN previous IS NOT NULL THEN period END AS from_period, value AS to_value, period AS to_period,
        growth_stated_pct, growth_decimals, increase_stated, observation_id, observation_id AS from_observation_id,
        CASE source_kind WHEN 'document' THEN 'stated' ELSE 'published' END AS basis,
        CASE WHEN previous IS NOT NULL THEN 'stated_previous' END AS from_basis, status AS from_status,
        status AS to_status
    FROM raises
    WHERE previous IS NOT NULL OR growth_stated_pct IS NOT NULL
    UNION ALL BY NAME
    SELECT k.region_code, k.series_id,
        CASE WHEN k.year - k.before.year = 1 THEN 'adjacent_year' ELSE 'long_run' END AS pair_kind,
        k.before.year AS from_year, k.year AS to_year, k.before.value AS from_value, k.before.period AS from_period,
        k.value AS to_value, k.period AS to_period, s.growth_stated_pct, s.growth_decimals, s.increase_stated,
        k.observation_id, k.before.observation_id AS from_observation_id, k.basis, k.before.basis AS from_basis,
        k.before.status AS from_status, k.status AS to_status
    FROM steps k
    LEFT JOIN raises s ON s.observation_id = k.observation_id AND k.basis IN ('stated', 'published')
        AND k.before.year = s.from_year
    WHERE k.before IS NOT NULL AND (NOT k.over_all OR less_reviewed(k.before.status, k.status) <> 'reviewed')
    UNION ALL BY NAME
    SELECT region_code, series_id, 'long_run' AS pair_kind, first.year AS from_year, year AS to_year,
        first.value AS from_value, first.period AS from_period, value AS to_value, period AS to_period, observation_id,
        first.observation_id AS from_observation_id, basis, first.basis AS from_basis, first.status AS from_status,
        status AS to_status
    FROM steps WHERE is_last AND place > 2 AND (NOT over_all OR less_reviewed(first.status, status) <> 'reviewed')
),
lent AS (
    SELECT p.* EXCLUDE (growth_stated_pct, growth_decimals, increase_stated)
        REPLACE (f.region_code AS region_code, 'regional' AS basis, 'regional' AS from_basis)
    FROM pairs p
    JOIN figures_in_force f ON p.region_code = left(f.region_code, 2) || '0000' AND f.series_id = p.series_id
        AND f.year = p.to_year AND f.observation_id = p.observation_id
    WHERE f.basis = 'regional' AND p.from_value IS NOT NULL
),
every_pair AS (FROM pairs UNION ALL BY NAME FROM lent),
-- How prices rose between the ends of two years, where the index of every year between is known.
cpi AS MATERIALIZED (
    SELECT year, ln(1 + value / 100) AS rise FROM reference_of_year
    WHERE series_id = 'cpi_annual' AND kind = 'context' AND region_code = '100000'
),
prices AS (
    SELECT b.year - 1 AS from_year, e.year AS to_year, exp(sum(c.rise)) AS price_factor
    FROM cpi b JOIN cpi e ON e.year >= b.year JOIN cpi c ON c.year BETWEEN b.year AND e.year
    GROUP BY b.year, e.year
    HAVING count(*) = e.year - b.year + 1
),
measured AS (
    SELECT p.*, to_year - from_year AS years, per_month(from_value, from_period) AS from_yuan_per_month,
        per_month(to_value, to_period) AS to_yuan_per_month,
        (per_month(to_value, to_period) / per_month(from_value, from_period) - 1) * 100 AS growth_total_pct,
        price_factor
    FROM every_pair p LEFT JOIN prices USING (from_year, to_year)
    ORDER BY region_code, series_id, to_year, pair_kind, from_year, observation_id
)
SELECT
    m.region_code, r.region, r.region_short, r.region_en, r.level, m.series_id,
    s.indicator, s.area, s.mode, s.care, s.scope, m.pair_kind, m.from_year, m.to_year, m.years, m.from_value, m.from_period,
    m.to_value, m.to_period, m.from_yuan_per_month, m.to_yuan_per_month,
    m.to_yuan_per_month - m.from_yuan_per_month AS increase_yuan_per_month, m.increase_stated, m.growth_total_pct,
    (pow(1 + m.growth_total_pct / 100, 1.0 / greatest(m.years, 1)) - 1) * 100 AS growth_computed_pct,
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
    s.published, s.document_number, s.grade,
    less_reviewed(m.from_status, m.to_status) AS status, m.from_status, m.to_status
FROM measured m
JOIN standards s ON s.observation_id = m.observation_id
JOIN region_labels r ON r.region_code = m.region_code;
