"""A list checked with DuckDB: codes as enumerations while it is read, refused rows counted; good rows are kept.

with_duckdb.py LIST.csv OUT.parquet CODELISTS.json    the seconds it says are without the start of Python and DuckDB
"""

import json
import sys
import time

import duckdb

source, target, codelists = sys.argv[1:]
with open(codelists) as file:
    lists = dict(json.load(file))
key = [name for name in lists if name != "OBS_STATUS"]


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


started = time.perf_counter()
connection = duckdb.connect()
connection.execute("set enable_progress_bar = false")
connection.execute("set preserve_insertion_order = false")
for name, codes in lists.items():
    connection.execute(f"create type {name}_code as enum ({', '.join(map(quoted, codes))})")
types = {name: f"{name}_code" for name in key} | {"OBS_VALUE": "bigint", "OBS_STATUS": "OBS_STATUS_code"}
columns = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in types.items())
connection.execute(
    f"create table list as select * from"
    f" read_csv({quoted(source)}, header = true, store_rejects = true, columns = {{{columns}}})"
)
refused = dict(connection.execute("select column_name, count(*) from reject_errors group by 1").fetchall())
outside = connection.execute("select count(*) from list where OBS_VALUE not between 0 and 1000000000").fetchone()[0]

# The whole key as one number: quicker to compare than six columns.
number, terms = 1, []
for name in key:
    terms.append(f"enum_code({name})::bigint * {number}")
    number *= len(lists[name])
repeated = connection.execute(f"select count(*) - count(distinct {' + '.join(terms)}) from list").fetchone()[0]

connection.execute(
    f"copy (select * from list where OBS_VALUE between 0 and 1000000000)"
    f" to {quoted(target)} (format parquet, compression zstd)"
)
seconds = time.perf_counter() - started

found = {
    "not-a-period": refused.pop("TIME_PERIOD", 0),
    "unknown-code": sum(refused.values()),
    "out-of-range": outside,
    "duplicate-key": repeated,
}
print(json.dumps({"seconds": seconds, "found": found}))
