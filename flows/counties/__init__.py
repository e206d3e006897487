"""Many counties' months: each run in its own folder, and what they add up to."""
