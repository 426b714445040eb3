"""The scores of the default policy with pandas, from CSV files to CSV files: attribution, values, baselines, points, grades.

    /usr/bin/python3 bench/scores.py FOLDER YEAR

FOLDER holds parcel.csv, enterprise.csv, annual_report.csv and occupancy.csv (copied out by export.sql) and gets attribution.csv and
evaluation.csv. Less than a run: one year, no findings, groups, reasons or percentiles. Prints the seconds of each step.
"""

import sys
import time

import numpy as np
import pandas as pd

AMOUNTS = {"output_cny": 100, "tax_cny": 100, "rd_cny": 100, "revenue_cny": 100, "energy_tce": 10_000}  # whole units in one
ITEMS = {  # track: (numerator, denominator, factor of the held units, weight); the first is required
    "above": [("tax_cny", "land", 0.0001 * 0.01 / (0.0001 * 3 / 2000), 45), ("output_cny", "land", 0.0001 * 0.01 / (0.0001 * 3 / 2000), 30),
              ("tax_cny", "energy_tce", 0.0001 * 0.01 / 0.0001, 15), ("rd_cny", "revenue_cny", 100 * 0.01 / 0.01, 10)],
    "below": [("tax_cny", "land", 0.0001 * 0.01 / (0.0001 * 3 / 2000), 100)],
}
BANDS = {"A": 20, "B": 60, "C": 95, "D": 100}


def half_up(x, digits):
    return np.floor(x * 10**digits + 0.5) / 10**digits


def read(folder, year):
    """The tables of the year, in the order of their keys."""
    parcels = pd.read_csv(f"{folder}/parcel.csv", dtype={"parcel_code": str}).sort_values("parcel_id", ignore_index=True)
    enterprises = pd.read_csv(f"{folder}/enterprise.csv", dtype=str).sort_values("uscc", ignore_index=True)
    reports = pd.read_csv(f"{folder}/annual_report.csv", dtype={"uscc": str})
    reports = reports[reports["year"] == year].set_index("uscc").reindex(enterprises["uscc"])
    for name, units in AMOUNTS.items():
        enterprises[name] = np.round(reports[name].to_numpy() * units)
    uses = pd.read_csv(f"{folder}/occupancy.csv", dtype={"uscc": str, "valid_from": str, "valid_to": str})
    first, last = f"{year}-01-01", f"{year}-12-31"
    started = (uses["valid_from"] == "-infinity") | (uses["valid_from"] <= last)
    uses = uses[started & (uses["valid_to"].isna() | (uses["valid_to"] >= first))]
    uses = uses.sort_values(["parcel_id", "uscc", "valid_from"]).drop_duplicates(["parcel_id", "uscc"], keep="last")
    uses["parcel"] = pd.Index(parcels["parcel_id"]).get_indexer(uses["parcel_id"])
    uses["enterprise"] = pd.Index(enterprises["uscc"]).get_indexer(uses["uscc"])
    return parcels, enterprises, uses[uses["parcel"] >= 0].reset_index(drop=True)


def land_shares(uses, parcels):
    """The land that each use has of its parcel: what is declared, less what exceeds the parcel; the others share the rest."""
    parcel = uses["parcel"]
    area = parcels["land_m2"].to_numpy()[parcel]
    declared = uses["land_area_m2"]
    total = declared.groupby(parcel).transform("sum")
    owned = declared.where(uses["relation"] == "own", 0).fillna(0)
    before = owned.groupby(parcel).cumsum() - owned
    off = np.clip(total - area - before, 0, owned)
    net = total - off.groupby(parcel).transform("sum")
    factor = np.where(net > area, area / net, 1)
    rest = area - np.minimum(net, area)
    open_ = declared.isna()
    floor = uses["floor_area_m2"].where(open_).fillna(0)
    floors = floor.groupby(parcel).transform("sum")
    all_floors = ((floor > 0) | ~open_).groupby(parcel).transform("all")
    opens = open_.groupby(parcel).transform("sum")
    alone = open_ & (parcel.groupby(parcel).transform("size") == 1)
    shared = np.where(all_floors, rest * floor / floors, rest / opens)
    return np.select([alone, ~open_], [area, (declared - off) * factor], shared)


def spread(uses, amounts):
    """Divides each enterprise's amount by land, in whole units; those that are left go to the largest remainders."""
    enterprise = uses["enterprise"].to_numpy()
    exact = amounts[enterprise] * uses["part"].to_numpy()
    parts = np.floor(exact)
    rest = amounts - np.bincount(enterprise, np.nan_to_num(parts), len(amounts))
    order = np.lexsort((parts - exact, enterprise))
    starts = np.searchsorted(enterprise[order], enterprise[order])
    place = np.empty(len(order))
    place[order] = np.arange(len(order)) - starts
    left = rest[enterprise]
    return parts + (place < left) - (place < -left)


def attribute(parcels, enterprises, uses):
    """Adds land and parts of every amount to the uses, and their sums to enterprises and parcels."""
    uses["land_m2"] = land_shares(uses, parcels)
    by_enterprise = uses.groupby("enterprise")["land_m2"]
    total = by_enterprise.transform("sum")
    uses["part"] = np.where(total > 0, uses["land_m2"] / total, 1 / by_enterprise.transform("size"))
    enterprises["land"] = half_up(by_enterprise.sum().reindex(enterprises.index, fill_value=0), 4) * 10_000
    parcels["land"] = np.floor(parcels["land_m2"] * 10_000 + 0.5)
    for name in AMOUNTS:
        uses[name] = spread(uses, enterprises[name].to_numpy())
    sums = uses.groupby("parcel")[list(AMOUNTS)].sum(min_count=1)
    parcels[list(AMOUNTS)] = sums.reindex(parcels.index)
    scale = enterprises["scale"].to_numpy()[uses["enterprise"]]
    above = pd.Series(scale == "above").groupby(uses["parcel"]).any().reindex(parcels.index, fill_value=False)
    below = pd.Series(scale == "below").groupby(uses["parcel"]).all().reindex(parcels.index, fill_value=False)
    parcels["scale"] = np.select([above, below], ["above", "below"], None)


def judge(subjects, kind, key):
    """Scores and grades the subjects of one kind, track by track."""
    answers = []
    for track, items in ITEMS.items():
        members = subjects[subjects["scale"] == track]
        answer = pd.DataFrame({"subject_kind": kind, "subject_key": members[key], "track": track, "land_m2": members["land"] / 10_000})
        points, weights, order = 0, 0, []
        for i, (numerator, denominator, factor, weight) in enumerate(items, 1):
            n, d = members[numerator], members[denominator]
            usable = n.notna() & (d > 0)
            value = (n / d * factor).where(usable)
            baseline = n[usable].sum() / d[usable].sum() * factor
            point = half_up(np.clip(weight * value / baseline, 0, 1.5 * weight), 4)
            answer[f"value_{i}"], answer[f"points_{i}"] = value, point
            points, weights = points + point.fillna(0), weights + weight * point.notna()
            order.append(f"value_{i}")
        answer["score"] = half_up(points * 100 / weights, 2).where(answer["points_1"].notna())
        answers.append(grade(answer, ["score", *order]))
    return pd.concat(answers)


def grade(answer, order):
    """The band that holds the place of each; who is equal in all values shares the better place."""
    ranked = answer[answer["score"].notna()].sort_values(order, ascending=False, na_position="last")
    same = (ranked[order].fillna(-np.inf) == ranked[order].fillna(-np.inf).shift()).all(axis=1)
    place = pd.Series(np.where(same, np.nan, np.arange(len(ranked))), ranked.index).ffill()
    cuts = [np.floor(len(ranked) * up_to / 100 + 0.5) for up_to in BANDS.values()]
    answer["grade"] = pd.Series(np.array(list(BANDS))[np.searchsorted(cuts[:-1], place, side="right")], ranked.index)
    return answer


def main(folder, year):
    times = [time.perf_counter()]
    parcels, enterprises, uses = read(folder, year)
    times.append(time.perf_counter())
    attribute(parcels, enterprises, uses)
    answers = pd.concat([judge(enterprises, "enterprise", "uscc"), judge(parcels, "parcel", "parcel_code")])
    times.append(time.perf_counter())
    uses[["output_cny", "tax_cny"]] /= 100
    uses[["uscc", "parcel_id", "relation", "land_m2", "output_cny", "tax_cny"]].to_csv(f"{folder}/attribution.csv", index=False)
    answers.to_csv(f"{folder}/evaluation.csv", index=False)
    times.append(time.perf_counter())
    print("read %.2f compute %.2f write %.2f all %.2f s" % (*np.diff(times), times[-1] - times[0]))


main(sys.argv[1], int(sys.argv[2]))
