-- Attach a new file in the storage format that DuckDB 1.2 and later read.
attach $file as copied (storage_version 'v1.2.0')
