"""A workbook read with Polars, and nothing more.

workbook_with_polars.py WORKBOOK.xlsx    the seconds it says are without the start of Python and Polars
"""

import json
import sys
import time

import polars as pl

started = time.perf_counter()
rows = pl.read_excel(sys.argv[1], engine="calamine")
seconds = time.perf_counter() - started
print(json.dumps({"seconds": seconds, "found": {"rows": rows.height, "columns": rows.width}}))
