-- Attach the published warehouse to read from.
attach $file as published (read_only)
