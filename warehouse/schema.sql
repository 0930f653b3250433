-- The stored tables: what data/ says, typed and bound together. What is computed stands in views/.
-- Each column demands what etl/load/schema.toml demands of its file: whoever changes one changes the other.
-- A null is what the source does not print. Comments on every column come from data/dictionary.csv.
-- Spans are INTEGER[][], not INTEGER[2][]: DuckDB 2.0.0 crashes where a LEFT JOIN carries a list of fixed arrays.

CREATE TABLE regions (
    region_code VARCHAR PRIMARY KEY CHECK (regexp_full_match(region_code, '[0-9]{6}')),
    name VARCHAR NOT NULL,
    short_name VARCHAR NOT NULL,
    level VARCHAR NOT NULL CHECK (level IN ('nation', 'province', 'prefecture', 'county')),
    parent_code VARCHAR REFERENCES regions (region_code),
    english VARCHAR NOT NULL,
    pinyin VARCHAR NOT NULL
);

CREATE TABLE indicators (
    indicator VARCHAR PRIMARY KEY CHECK (regexp_full_match(indicator, '[a-z_]+')),
    sort_order INTEGER NOT NULL UNIQUE,
    name_zh VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    short_zh VARCHAR NOT NULL,
    short_en VARCHAR NOT NULL,
    definition_zh VARCHAR NOT NULL,
    definition_en VARCHAR NOT NULL,
    dimensions VARCHAR NOT NULL,
    law_title_zh VARCHAR NOT NULL,
    law_title_en VARCHAR NOT NULL,
    law_number VARCHAR NOT NULL,
    law_since VARCHAR NOT NULL,
    law_says_zh VARCHAR NOT NULL,
    law_says_en VARCHAR NOT NULL
);

CREATE TABLE plausible_ranges (
    indicator VARCHAR NOT NULL REFERENCES indicators (indicator),
    area VARCHAR CHECK (area IN ('urban', 'rural', 'unified')),
    year_from INTEGER NOT NULL,
    year_to INTEGER NOT NULL,
    low DOUBLE NOT NULL CHECK (low > 0),
    high DOUBLE NOT NULL CHECK (high > 0),
    CHECK (year_from <= year_to),
    CHECK (low < high)
);

CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY,
    region_code VARCHAR REFERENCES regions (region_code),
    region VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    publisher VARCHAR,
    published VARCHAR,
    published_precision VARCHAR CHECK (published_precision IN ('day', 'month', 'year')),
    document_number VARCHAR,
    year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
    grade VARCHAR NOT NULL CHECK (grade IN ('official', 'official-copy', 'press', 'aggregator')),
    damage VARCHAR,
    damage_en VARCHAR,
    caveat VARCHAR,
    caveat_en VARCHAR,
    file_name VARCHAR NOT NULL,
    encoding VARCHAR,
    sha256 VARCHAR NOT NULL UNIQUE CHECK (regexp_full_match(sha256, '[0-9a-f]{64}')),
    characters BIGINT NOT NULL CHECK (characters >= 1),
    bytes BIGINT NOT NULL CHECK (bytes >= 1)
);

CREATE TABLE observations (
    observation_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    region_code VARCHAR NOT NULL REFERENCES regions (region_code),
    indicator VARCHAR NOT NULL REFERENCES indicators (indicator),
    area VARCHAR CHECK (area IN ('urban', 'rural', 'unified')),
    mode VARCHAR CHECK (mode IN ('institution', 'home')),
    care VARCHAR CHECK (care IN ('self', 'half', 'full')),
    scope VARCHAR,
    kind VARCHAR NOT NULL CHECK (kind IN ('actual', 'average', 'minimum', 'planned')),
    bound VARCHAR CHECK (bound IN ('at_least', 'at_most', 'approx')),
    value DOUBLE NOT NULL CHECK (value > 0),
    period VARCHAR NOT NULL CHECK (period IN ('month', 'year')),
    previous DOUBLE CHECK (previous > 0),
    previous_year INTEGER CHECK (previous_year BETWEEN 1949 AND 2100),
    growth_pct DOUBLE CHECK (growth_pct BETWEEN -100 AND 1000),
    growth_decimals INTEGER,
    growth_base_year INTEGER CHECK (growth_base_year BETWEEN 1949 AND 2100),
    increase DOUBLE,
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    effective DATE,
    spans INTEGER[][] NOT NULL CHECK (len(spans) > 0),
    printed VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('extracted', 'reviewed', 'rejected')),
    reason VARCHAR,
    caveat VARCHAR,
    caveat_en VARCHAR,
    CHECK (status <> 'rejected' OR reason IS NOT NULL),
    CHECK ((growth_pct IS NULL) = (growth_decimals IS NULL))
);

CREATE TABLE published_standards (
    source_id VARCHAR PRIMARY KEY,
    region_code VARCHAR NOT NULL REFERENCES regions (region_code),
    indicator VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('actual', 'average', 'minimum', 'context')),
    area VARCHAR CHECK (area IN ('urban', 'rural', 'unified')),
    mode VARCHAR CHECK (mode IN ('institution', 'home')),
    care VARCHAR CHECK (care IN ('self', 'half', 'full')),
    year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    effective_from VARCHAR CHECK (regexp_full_match(effective_from, '[0-9]{4}-[0-9]{2}(-[0-9]{2})?')),
    as_of VARCHAR CHECK (regexp_full_match(as_of, '[0-9]{4}-[0-9]{2}')),
    value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL CHECK (unit IN ('元/人·月', '元/人·年', '%')),
    previous DOUBLE CHECK (previous > 0),
    growth_pct DOUBLE CHECK (growth_pct BETWEEN -100 AND 1000),
    growth_decimals INTEGER,
    publisher VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    published VARCHAR NOT NULL,
    published_precision VARCHAR NOT NULL CHECK (published_precision IN ('day', 'month', 'year')),
    url VARCHAR,
    grade VARCHAR NOT NULL CHECK (grade IN ('official', 'official-copy', 'press', 'aggregator')),
    applies_to VARCHAR CHECK (applies_to IN ('subordinates')),
    note_zh VARCHAR,
    note_en VARCHAR,
    CHECK ((growth_pct IS NULL) = (growth_decimals IS NULL)),
    CHECK (kind = 'context' OR value > 0)
);

CREATE TABLE caseload (
    caseload_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    region_code VARCHAR REFERENCES regions (region_code),
    region VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    measure VARCHAR NOT NULL CHECK (measure IN (
        'persons', 'households', 'new_persons', 'new_households', 'person_times', 'household_times', 'spending')),
    programme VARCHAR NOT NULL CHECK (regexp_full_match(programme, '[a-z_]+')),
    area VARCHAR NOT NULL CHECK (area IN ('all', 'urban', 'rural')),
    value DOUBLE NOT NULL CHECK (value >= 0),
    unit VARCHAR NOT NULL CHECK (unit IN (
        '人', '万人', '户', '万户', '人次', '万人次', '户次', '万户次', '元', '万元', '亿元')),
    qualifier VARCHAR CHECK (qualifier IN ('at_least', 'doubtful')),
    spans INTEGER[][] NOT NULL CHECK (len(spans) > 0),
    printed VARCHAR NOT NULL,
    note_zh VARCHAR,
    note_en VARCHAR,
    quantity DOUBLE GENERATED ALWAYS AS (
        round(value * CASE unit[1] WHEN '万' THEN 10000 WHEN '亿' THEN 100000000 ELSE 1 END, 2)) VIRTUAL,
    quantity_unit VARCHAR GENERATED ALWAYS AS (ltrim(unit, '万亿')) VIRTUAL
);

CREATE TABLE multiples (
    multiple_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    region_code VARCHAR NOT NULL REFERENCES regions (region_code),
    year INTEGER NOT NULL CHECK (year BETWEEN 1949 AND 2100),
    indicator VARCHAR NOT NULL REFERENCES indicators (indicator),
    base_indicator VARCHAR NOT NULL REFERENCES indicators (indicator),
    area VARCHAR NOT NULL CHECK (area IN ('urban', 'rural', 'unified')),
    factor DOUBLE NOT NULL CHECK (factor BETWEEN 0.1 AND 10),
    printed VARCHAR NOT NULL,
    spans INTEGER[][] NOT NULL CHECK (len(spans) > 0)
);

CREATE TABLE comparison_groups (
    group_id VARCHAR NOT NULL,
    sort_order INTEGER NOT NULL,
    name_zh VARCHAR NOT NULL,
    name_en VARCHAR NOT NULL,
    series_id VARCHAR NOT NULL,
    rank INTEGER NOT NULL CHECK (rank >= 1),
    PRIMARY KEY (group_id, series_id)
);

CREATE TABLE not_applicable (
    region_code VARCHAR NOT NULL REFERENCES regions (region_code),
    series_id VARCHAR NOT NULL,
    year_from INTEGER NOT NULL CHECK (year_from BETWEEN 1949 AND 2100),
    year_to INTEGER CHECK (year_to BETWEEN 1949 AND 2100),
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    reason_zh VARCHAR NOT NULL,
    reason_en VARCHAR NOT NULL,
    PRIMARY KEY (region_code, series_id, year_from)
);

CREATE TABLE coverage_reasons (
    status VARCHAR PRIMARY KEY CHECK (status IN (
        'present', 'not_stated', 'no_document', 'not_applicable', 'not_reviewed')),
    reason_zh VARCHAR NOT NULL,
    reason_en VARCHAR NOT NULL
);

CREATE TABLE corrections (
    correction_id VARCHAR PRIMARY KEY,
    subject VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    printed VARCHAR NOT NULL,
    corrected VARCHAR NOT NULL,
    expect VARCHAR NOT NULL,
    why_zh VARCHAR NOT NULL,
    why_en VARCHAR NOT NULL,
    UNIQUE (subject, field)
);

CREATE TABLE reading_findings (
    document_id VARCHAR NOT NULL REFERENCES documents (document_id),
    observation_id VARCHAR REFERENCES observations (observation_id),
    code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    detail VARCHAR NOT NULL
);

CREATE TABLE acknowledged (
    code VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    "on" DATE NOT NULL,
    why_zh VARCHAR NOT NULL,
    why_en VARCHAR NOT NULL,
    PRIMARY KEY (code, subject)
);

CREATE TABLE findings (
    code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
    subject VARCHAR NOT NULL,
    region_code VARCHAR REFERENCES regions (region_code),
    year INTEGER,
    series_id VARCHAR,
    message_zh VARCHAR NOT NULL,
    message_en VARCHAR NOT NULL,
    acknowledged BOOLEAN NOT NULL,
    acknowledged_why_zh VARCHAR,
    acknowledged_why_en VARCHAR
);

CREATE TABLE build (
    built_at TIMESTAMP NOT NULL,
    content_sha256 VARCHAR NOT NULL,
    data_until VARCHAR NOT NULL,
    inputs VARCHAR NOT NULL,
    versions VARCHAR NOT NULL
);
