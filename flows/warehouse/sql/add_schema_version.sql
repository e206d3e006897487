-- Note the schema version. Grain: one row.
insert into schema_version values ($version)
