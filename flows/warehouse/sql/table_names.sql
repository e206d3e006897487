-- The tables of the open warehouse. Grain: one row per table.
select table_name
from duckdb_tables()
where database_name = current_database() and not internal and not temporary
order by table_name
