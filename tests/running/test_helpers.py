"""The processes that help a run begin with it and end with it."""

from flows.running.helpers import Helpers


def test_the_process_that_draws_has_ended_with_the_run():
    with Helpers() as helpers:
        process = helpers.painter._process
        assert process is not None and process.poll() is None

    assert process.poll() is not None
