-- Every code with its Chinese, as papers order them.
-- Grain: one row per domain and code.
select domain, code, word from codes order by domain, position
