"""A month's mail in a real browser: on a phone without the pictures whose words are too small."""

from dataclasses import replace

import pytest

from flows.alert.content import Picture, render_html
from flows.catalog.policy import Colours
from tests.alert.test_content import CONTENT
from tests.browser.conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")


@pytest.mark.parametrize(("width", "is_shown"), [(360, False), (480, False), (481, True)])
def test_a_picture_is_shown_where_its_words_can_be_read(browser, width, is_shown):
    html = render_html(replace(CONTENT, pictures=(Picture("chart1", "各镇差额"),)), Colours())
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(html)

    assert page.locator(".picture").is_visible() == is_shown
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
