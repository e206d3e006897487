"""The warehouse's SQL: `read_sql(name)` gives the text of `sql/<name>.sql` beside this module."""

from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)
