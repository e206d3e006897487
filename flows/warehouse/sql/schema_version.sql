-- The schema version the warehouse says it has. Grain: one row.
select max(version) from schema_version
