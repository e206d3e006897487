"""All tests read English on the terminal, whatever the machine's locale; some ask for Chinese."""

import os

os.environ["XIANJIE_LANG"] = "en"
