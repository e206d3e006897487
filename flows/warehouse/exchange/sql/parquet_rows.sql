-- The rows of an exported Parquet file, in their order.
-- Grain: that of the exported table.
select * from read_parquet($file)
