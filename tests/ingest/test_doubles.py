from flows.ingest.doubles import doubled


def test_only_what_stands_more_than_once_is_doubled():
    assert doubled(["a", "b", "a", "c", "a"]) == {"a"}
    assert doubled([]) == frozenset()
