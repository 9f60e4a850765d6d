"""Serve the dashboard: `python -m pages.common.server [options of "streamlit run"]`.

Streamlit takes a folder named `pages` for one of its older multi-page apps until the first visitor has come, and tells
that visitor "Page not found" over the right page when the address is a deep link. Here the navigation of dashboard.py
counts from the beginning.
"""

import sys

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web.cli import main

if __name__ == "__main__":
    PagesManager.uses_pages_directory = False
    sys.argv = ["streamlit", "run", "dashboard.py", *sys.argv[1:]]
    sys.exit(main())
