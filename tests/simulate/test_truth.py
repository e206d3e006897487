"""True values respect limits, wholes and time."""

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.period import is_due
from flows.simulate.courses import Perfect
from flows.simulate.demo_course import DemoCourse
from flows.simulate.truth import make_truth, sent_observations

CATALOG = load_catalog(PROJECT / "data" / "catalog")


def test_true_values_respect_limits_parts_and_time():
    for course in (Perfect(), DemoCourse(CATALOG, 7, "2022-06")):
        truth = make_truth(CATALOG, ["2021-01", "2022-06"], 7, course)
        for measure in CATALOG.measures:
            values = truth.by_measure[measure.measure_code]
            assert (values >= (measure.min if measure.min is not None else values.min())).all()
            assert (values <= (measure.max if measure.max is not None else values.max())).all()
            if measure.integer:
                assert (values == values.round()).all()
            if measure.subset_of:
                assert (values <= truth.by_measure[measure.subset_of] + 1e-9).all()
            if measure.accumulation == "cumulative":
                assert (values[:, 1:] >= values[:, :-1] - 1e-9).all()


def test_a_measure_is_sent_when_its_form_is_due():
    truth = make_truth(CATALOG, ["2021-01", "2021-06"], 7, Perfect())
    sent = sent_observations(CATALOG, truth)
    measure = CATALOG.measure_by_code["tea_output_ytd"]
    rows = sent[sent["measure_code"] == measure.measure_code]

    assert sorted(rows["period"].unique()) == ["2021-03", "2021-06"]
    assert is_due(CATALOG.form_by_code[measure.form].frequency, "2021-03")
    row = rows.iloc[-1]
    assert row["value"] == truth.at(measure.measure_code, row["area_code"], row["period"])
