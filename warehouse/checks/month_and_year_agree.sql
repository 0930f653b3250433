-- twelve months make a year
SELECT observation_id, yuan_per_month, yuan_per_year FROM sourced_standards
WHERE abs(yuan_per_month * 12 - yuan_per_year) > 0.005;
