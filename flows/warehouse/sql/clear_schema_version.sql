-- Forget the schema version before the new one is noted.
delete from schema_version
