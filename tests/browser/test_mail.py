"""A month's mail in a real browser: its charts can be read on a phone, nothing is wider than it."""

import base64
from dataclasses import replace

import pytest

from flows.alert.content import Picture, render_html
from flows.catalog.policy import Colours
from flows.report.charts.narrow.paint_drawing import PICTURE_WIDTH, SCALE, paint_drawing
from flows.report.charts.narrow.svg_drawing import TEXT, Drawing
from tests.alert.test_content import CONTENT
from tests.browser.conftest import CHROMIUM

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
#: Words of a picture are at least so many pixels high on the narrowest phone.
LEAST_WORDS = 11.5


@pytest.mark.parametrize("width", [360, 480, 600, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_shown_with_legible_words_at_every_width(browser, width, scheme):
    drawing = Drawing()
    drawing.text(0, 20, "仓上镇")
    content = base64.b64encode(paint_drawing(drawing.svg(40, "说明"))).decode()
    picture = Picture("chart1", "仓上镇差60人", "仓上镇差60人。", "数据来源。")
    html = render_html(replace(CONTENT, pictures=(picture,)), Colours())
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.set_content(html.replace("cid:chart1", f"data:image/png;base64,{content}"))
    shown = page.locator(".picture img").bounding_box()

    assert shown["width"] <= PICTURE_WIDTH
    assert page.evaluate("document.querySelector('img').naturalWidth") == PICTURE_WIDTH * SCALE
    assert TEXT * shown["width"] / PICTURE_WIDTH >= LEAST_WORDS
    assert page.inner_text(".picture").split("\n")[0] == "仓上镇差60人"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
