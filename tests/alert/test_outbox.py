from flows.alert.mail import mail_bytes
from flows.alert.outbox import write_outbox
from tests.alert.server import mail


def names(folder):
    return {file.name for file in folder.iterdir()}


def test_the_outbox_holds_one_file_per_mail_and_a_second_run_changes_nothing(tmp_path):
    mails = [mail("县林业局"), mail("县水利局")]

    first = write_outbox(mails, tmp_path)
    times = [file.stat().st_mtime_ns for file in first]
    second = write_outbox(mails, tmp_path)

    assert first == second == [tmp_path / one.name for one in mails]
    assert [file.stat().st_mtime_ns for file in second] == times
    assert [file.read_bytes() for file in first] == [mail_bytes(one) for one in mails]


def test_an_unsent_mail_of_an_earlier_run_is_replaced(tmp_path):
    write_outbox([mail(text="预警1项"), mail("县水利局")], tmp_path)

    write_outbox([mail(text="预警2项")], tmp_path)

    assert names(tmp_path) == {mail(text="预警2项").name}


def test_a_sent_mail_stays_as_it_went_out(tmp_path):
    sent = mail(text="预警1项", html="<p>sent</p>")
    write_outbox([sent], tmp_path)

    write_outbox([mail(text="预警2项")], tmp_path, {sent.message_id})
    write_outbox([mail(text="预警1项", html="<p>drawn anew</p>")], tmp_path, {sent.message_id})

    assert names(tmp_path) == {sent.name}
    assert (tmp_path / sent.name).read_bytes() == mail_bytes(sent)


def test_a_recipient_names_no_other_folder(tmp_path):
    [file] = write_outbox([mail("../../etc/县局\n", addresses=("a@example.org",))], tmp_path)

    assert file.parent == tmp_path
    assert file.name.startswith("digest-______etc_县局")
