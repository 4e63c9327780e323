"""Survey files of other programs, and what is in them: survey_files.py FOLDER

Writes .sav, .zsav and .dta files with pyreadstat and pandas: every type, missing kind, label script, compression, release
and order of bytes; and truth.json, which says of each file what a reader must find. The tests of marsad-study read the
folder that MARSAD_SURVEY_FILES names.

Days and moments stand in truth.json as microseconds since 1970, numbers and texts as they are.
"""

import datetime as dt
import json
import os
import sys

import numpy as np
import pandas as pd
import pyreadstat

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
files = []
EPOCH = dt.datetime(1970, 1, 1)


def micro(value):
    if not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day)
    return (value - EPOCH) // dt.timedelta(microseconds=1)


def path(name):
    return os.path.join(folder, name)


def variable(name, kind, values, label="", categories=(), missing=(), reasons=None):
    return {
        "name": name,
        "kind": kind,
        "label": label,
        "categories": list(categories),
        "missing": sorted(missing),
        "values": values,
        "reasons": reasons or [None] * len(values),
        "has_more": False,
    }


def add(name, variables, sums=None, findings=(), rows=None):
    rows = len(variables[0]["values"]) if rows is None else rows
    files.append(
        {"file": name, "rows": rows, "variables": variables, "sums": sums or {}, "findings": list(findings)}
    )


# Six rows in which every kind of cell stands.
numbers = [1.0, -5.5, 99.0, None, 98.0, 1e15]
sexes = [1.0, 2.0, 9.0, 1.0, None, 2.0]
names = ["أحمد بن صالح", "Zoé", "", "NR", "x" * 16, "l’été"]
stories = ["a" * 700, "é" * 300, "", "b", "ق" * 200, "end"]
days = [dt.date(2020, 1, 31), None, dt.date(1950, 3, 4), dt.date(2000, 2, 29), dt.date(1582, 10, 15), dt.date(2100, 1, 1)]
moments = [
    dt.datetime(2020, 1, 31, 10, 20, 30, 500000),
    None,
    dt.datetime(1950, 3, 4),
    dt.datetime(2000, 2, 29, 23, 59, 59),
    dt.datetime(1900, 1, 1, 0, 0, 1),
    dt.datetime(2100, 1, 1, 12),
]
times = [dt.time(1, 2, 3), None, dt.time(0), dt.time(23, 59, 59), dt.time(5, 6), dt.time(7)]
whole = [0, 1, 151, 152, -99, -100]
frame = pd.DataFrame(
    {
        "age": numbers,
        "sexe": sexes,
        "nom": names,
        "story": stories,
        "born": days,
        "at": moments,
        "clock": times,
        "a_very_long_variable_name_for_migrants": whole,
        "empty": [None] * 6,
    }
)
frame["empty"] = frame["empty"].astype(float)
frame["at"] = frame["at"].astype("datetime64[us]")

labels = {"age": "العمر عند المغادرة", "sexe": "Sexe de l’enquêté", "nom": "Name", "story": "القصة"}
sex_labels = {1.0: "ذكر", 2.0: "Féminin", 9.0: "Not stated"}
options = dict(
    file_label="Enquête / مسح",
    column_labels=labels,
    variable_value_labels={"sexe": sex_labels, "nom": {"NR": "Non réponse", "x" * 16: "long code"}},
    missing_ranges={"age": [{"lo": 98, "hi": 99}, -5.5], "sexe": [9], "nom": ["NR"]},
    variable_measure={"age": "scale", "sexe": "nominal"},
    variable_format={"age": "F12.2"},
    note="A note\nof two lines",
)


def text(values, missing=()):
    return [None if value == "" or value in missing else value for value in values]


def moment(values):
    return [None if value is None else micro(value) for value in values]


def sav_variables():
    ages = [1.0, None, None, None, None, 1e15]
    age_reasons = [None, "-5.5", "99", None, "98", None]
    seconds = [3723, None, 0, 86399, 18360, 25200]
    return [
        variable("age", "number", ages, labels["age"], missing=["-5.5", "98..99"], reasons=age_reasons),
        variable(
            "sexe", "number", [1, 2, None, 1, None, 2], labels["sexe"],
            categories=["1=ذكر", "2=Féminin", "9=Not stated"], missing=["9"],
            reasons=[None, None, "9", None, None, None],
        ),
        variable(
            "nom", "text", text(names, {"NR"}), "Name", categories=["NR=Non réponse", "x" * 16 + "=long code"],
            missing=["NR"], reasons=[None, None, None, "NR", None, None],
        ),
        variable("story", "text", text(stories), labels["story"]),
        variable("born", "date", moment(days)),
        variable("at", "date-time", moment(moments)),
        variable("clock", "number", seconds),
        variable("a_very_long_variable_name_for_migrants", "number", whole),
        variable("empty", "number", [None] * 6),
    ]


pyreadstat.write_sav(frame, path("as_it_is.sav"), **options)
add("as_it_is.sav", sav_variables())
pyreadstat.write_sav(frame, path("commands.sav"), row_compress=True, **options)
add("commands.sav", sav_variables())
pyreadstat.write_sav(frame, path("zlib.zsav"), compress=True, **options)
add("zlib.zsav", sav_variables())

# Several blocks of zlib: random fractions take nine bytes each.
random = np.random.default_rng(20251125)
wide = pd.DataFrame({f"x{at}": random.normal(size=80_000) for at in range(8)})
pyreadstat.write_sav(wide, path("blocks.zsav"), compress=True)
add(
    "blocks.zsav",
    [{**variable("x0", "number", list(map(float, wide["x0"][:5]))), "has_more": True}],
    sums={name: float(wide[name].sum()) for name in wide},
    rows=80_000,
)

# Many variables, so that long names collide in their first eight letters.
many = pd.DataFrame({f"question_number_{at:04d}": [float(at), None] for at in range(500)})
pyreadstat.write_sav(many, path("many.sav"), row_compress=True)
add("many.sav", [variable(name, "number", [float(at), None]) for at, name in enumerate(many)])

# Stata, with letters for what is missing. Only newer releases hold Arabic.
letters = pd.DataFrame(
    {
        "age": [1.0, 2.5, None, 4.0],
        "sexe": pd.Series([1, "a", 2, "z"], dtype=object),
        "born": [dt.date(2020, 1, 31), None, dt.date(1950, 3, 4), dt.date(2000, 2, 29)],
        "at": pd.Series([dt.datetime(2020, 1, 31, 10, 20, 30, 500000), None, dt.datetime(1950, 3, 4), dt.datetime(2000, 2, 29)]).astype("datetime64[us]"),
        "nom": ["Tunis", "", "Sfax", "x" * 100],
    }
)
for version in (8, 10, 12, 13, 14, 15):
    is_new = version >= 14
    sexe = "جنس" if is_new else "Sex"
    name = f"version_{version}.dta"
    pyreadstat.write_dta(
        letters,
        path(name),
        version=version,
        file_label="Survey",
        column_labels={"age": "Age", "sexe": sexe},
        variable_value_labels={"sexe": {1: "Male", 2: "ذكر" if is_new else "Female", "a": "Refused"}},
        missing_user_values={"sexe": ["a", "z"]},
    )
    add(
        name,
        [
            variable("age", "number", [1.0, 2.5, None, 4.0], "Age"),
            variable(
                "sexe", "number", [1, None, 2, None], sexe,
                categories=["1=Male", "2=" + ("ذكر" if is_new else "Female"), ".a=Refused"],
                reasons=[None, ".a", None, ".z"],
            ),
            variable("born", "date", moment(letters["born"].tolist())),
            variable("at", "date-time", [micro(moments[0]), None, micro(moments[2]), micro(dt.datetime(2000, 2, 29))]),
            variable("nom", "text", text(letters["nom"].tolist())),
        ],
    )

# Stata by pandas: every type in both orders of bytes, long texts, labels.
typed = pd.DataFrame(
    {
        "v_byte": np.array([1, -2, 100], dtype=np.int8),
        "v_int": np.array([1, -300, 32740], dtype=np.int16),
        "v_long": np.array([1, -70_000, 2_147_483_620], dtype=np.int32),
        "v_float": np.array([1.5, np.nan, -0.25], dtype=np.float32),
        "v_double": np.array([0.1, np.nan, 1e300]),
        "v_text": ["a", "b" * 244, ""],
    }
)
long_texts = typed.assign(story=["court", "é" * 5000, ""])
pandas_variables = [
    variable("v_byte", "number", [1, -2, 100], "A label", categories=["1=one", "100=hundred"]),
    variable("v_int", "number", [1, -300, 32740]),
    variable("v_long", "number", [1, -70_000, 2_147_483_620]),
    variable("v_float", "number", [1.5, None, -0.25]),
    variable("v_double", "number", [0.1, None, 1e300]),
    variable("v_text", "text", ["a", "b" * 244, None]),
]
for release in (114, 117, 118, 119):
    for order in ("<", ">"):
        name = f"pandas_{release}_{'little' if order == '<' else 'big'}.dta"
        has_long = release >= 118
        with_long = long_texts if has_long else typed
        extra = {"convert_strl": ["story"]} if has_long else {}
        with_long.to_stata(
            path(name), write_index=False, version=release, byteorder=order, data_label="By pandas",
            variable_labels={"v_byte": "A label"}, value_labels={"v_byte": {1: "one", 100: "hundred"}}, **extra,
        )
        story = [variable("story", "text", ["court", "é" * 5000, None])] if has_long else []
        add(name, pandas_variables + story)

with open(path("truth.json"), "w", encoding="utf-8") as file:
    json.dump({"files": files}, file, ensure_ascii=False)
print(f"{len(files)} files in {folder}")
