-- Attach the working warehouse to read from.
attach $file as working (read_only)
