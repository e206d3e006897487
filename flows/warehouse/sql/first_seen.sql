-- When each content was first seen. Grain: one row per content.
select sha256, first_seen
from contents
