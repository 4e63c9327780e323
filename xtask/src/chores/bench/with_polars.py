"""A list checked with Polars: codes by their lists, values by their bounds, keys by their number; good rows are kept.

with_polars.py LIST.csv OUT.parquet CODELISTS.json    the seconds it says are without the start of Python and Polars
"""

import json
import sys
import time

import polars as pl

source, target, codelists = sys.argv[1:]
with open(codelists) as file:
    lists = dict(json.load(file))
key = [name for name in lists if name != "OBS_STATUS"]

started = time.perf_counter()
rows = pl.read_csv(source, schema_overrides={name: pl.String for name in lists} | {"OBS_VALUE": pl.Int64})
rows = rows.with_columns(pl.col(name).cast(pl.Enum(codes), strict=False) for name, codes in lists.items())
unknown = {name: rows[name].null_count() for name in lists}
within = pl.col("OBS_VALUE").is_between(0, 10**9)
outside = rows.select((~within).sum()).item()

# The whole key as one number: quicker to compare than six columns.
number = pl.lit(0, pl.Int64)
for name in key:
    number = number * len(lists[name]) + pl.col(name).to_physical().cast(pl.Int64)
keyed = rows.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in key))
repeated = keyed.height - keyed.select(number.n_unique()).item()

good = pl.all_horizontal([pl.col(name).is_not_null() for name in lists] + [within])
rows.filter(good).write_parquet(target, compression="zstd")
seconds = time.perf_counter() - started

period = unknown.pop("TIME_PERIOD")
found = {
    "not-a-period": period,
    "unknown-code": sum(unknown.values()),
    "out-of-range": outside,
    "duplicate-key": repeated,
}
print(json.dumps({"seconds": seconds, "found": found}))
