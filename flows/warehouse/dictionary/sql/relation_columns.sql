-- Every column of the tables and views of the open database, with its comment and its table's.
-- Grain: one row per relation and column; views first, then tables, each by name.
with
relations as (
    select view_name as relation, true as is_view, comment
    from duckdb_views()
    where database_name = current_database() and not internal and not temporary
    union all
    select table_name, false, comment
    from duckdb_tables()
    where database_name = current_database() and not internal and not temporary
)
select
    relations.relation,
    relations.is_view,
    coalesce(relations.comment, '') as relation_comment,
    columns.column_name,
    columns.data_type,
    coalesce(columns.comment, '') as column_comment
from relations
join duckdb_columns() as columns
    on columns.table_name = relations.relation and columns.database_name = current_database()
order by relations.is_view desc, relations.relation, columns.column_index
