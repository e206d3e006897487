"""What each second of a watched demo may count for, and whose it is by module and name."""

BEFORE, FLOW, AFTER, END = "before", "flow", "after", "end"
COMMAND_LINE = "command line imported"
SIMULATION = "simulation imported"
CHECKS = "declarations checked"
INBOX = "inbox simulated"
IMPORTS = "Prefect and the flow imported"
SERVER_START = "Prefect's server starting"
SERVER_WAIT = "Prefect's server waited for"
SERVER_STOP = "Prefect's server stopping"
EXPECTATIONS = "Great Expectations loading"
ANSWERS = "the offices' answers"
CLOSING = "warehouse closed"
WAITING = "waiting for the charts"
STEPS = ("catalog", "read", "check and load", "judge", "report", "publish", "mail")

#: What has a label of its own, by module and name.
LABELS = {
    "flows.simulate.demo": {"prepare_demo": INBOX},
    "flows.running.environment": {"check_readiness": CHECKS},
    "flows.running.prefect_server": {
        "begin_server_of_runs": SERVER_START,
        "wait_for_server": SERVER_WAIT,
        "PrefectServer.end": SERVER_STOP,
    },
    "flows.quality.expectations": {"load_great_expectations": EXPECTATIONS},
    "flows.running.clock": {"Clock.gather": "read"},
    "flows.steps": {
        "begin_month": "catalog",
        "find_month": "read",
        "load_month": "check and load",
        "publish_month": "publish",
    },
    "flows.running.judge_steps": {"judge_month": "judge"},
    "flows.deliver": {"report_month": "report", "mail_month": "mail"},
    "flows.simulate.correspondence": {"answer_letters": ANSWERS},
    "flows.warehouse.open": {"KeptOpen.close": CLOSING},
}
#: Where the steps are: what they call from elsewhere are their parts.
WITH_PARTS = {"flows.steps", "flows.running.judge_steps", "flows.deliver"}
#: Modules whose import has a label.
IMPORTED = {
    "flows.simulate.demo": SIMULATION,
    "flows.simulate.correspondence": SIMULATION,
    "prefect": IMPORTS,
    "flows.monthly": IMPORTS,
}
