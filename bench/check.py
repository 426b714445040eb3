"""Compares what run.py wrote with a run that export_run.sql copied out; prints what differs and fails if anything does. Land may
differ in its fourth decimal and other numbers in their last digits.

    /usr/bin/python3 bench/check.py FOLDER ZONE
"""

import sys

import pandas as pd

KEYS = {"evaluation": ["subject_kind", "subject_key"], "attribution": ["uscc", "parcel_id"], "finding": ["parcel_id", "rule"], "group": ["subject_kind", "subject_key"]}


def read(path):
    return pd.read_csv(path, dtype={"subject_key": str}, keep_default_na=False, na_values=["", "NaN"], low_memory=False)


def mine(folder, name):
    """What run.py wrote, in the names and units of a run."""
    table = read(f"{folder}/{name}.csv")
    if name == "group":
        table["subject_key"] = table["subject_key"].replace("zone", ZONE)
        table["subject_kind"] = table["subject_kind"].replace("park_code", "park")
    for back in 1, 2:
        for amount in "output", "tax":
            if f"{amount}_cny_{back}" in table:
                table[f"{amount}_{back}"] = table[f"{amount}_cny_{back}"] / 100
    return table.rename(columns={"tax_per_mu_0": "tax_per_mu", "output_per_mu_0": "output_per_mu", "parcels": "parcel_count"})


def same(a, b):
    if pd.api.types.is_numeric_dtype(a) and pd.api.types.is_numeric_dtype(b):
        near = (a - b).abs() <= 1e-9 * a.abs() + (6e-5 if a.name.startswith("land_m2") else 0)
        return near | (a.isna() & b.isna())
    return (a == b) | (a.isna() & b.isna())


def compare(folder, name):
    run = read(f"{folder}/run_{name}.csv")
    both = run.merge(mine(folder, name), on=KEYS[name], how="outer", suffixes=("", "_mine"), indicator=True)
    differ = {"rows": int((both["_merge"] != "both").sum())}
    for column in run.columns.difference(KEYS[name]):
        differ[column] = int((~same(both[column], both[f"{column}_mine"])).sum())
    for column, count in differ.items():
        if count:
            print(f"{name}: {count} of {len(run)} differ in {column}")
    return any(differ.values())


FOLDER, ZONE = sys.argv[1], sys.argv[2]
sys.exit(any([compare(FOLDER, name) for name in KEYS]))
