"""The run of the default policy with pandas, from CSV files to CSV files: attribution, values, baselines, points, scores, grades,
percentiles, efficiency, findings without their texts, state of the land and groups.

    /usr/bin/python3 bench/run.py FOLDER YEAR

FOLDER holds what export.sql copies out and gets attribution.csv, evaluation.csv, finding.csv and group.csv. Prints the seconds of each
step.
"""

import sys
import time

import numpy as np
import pandas as pd

UNITS = {"output_cny": 100, "tax_cny": 100, "employees": 1, "rd_cny": 100, "revenue_cny": 100, "energy_tce": 10_000}  # whole units in one
YEARLY = ["output_cny", "tax_cny", "employees"]
ITEMS = {  # track: (numerator, denominator, what multiplies each of the whole units, weight); the first is required
    "above": [("tax_cny", "land", 20, 1, 45), ("output_cny", "land", 20, 1, 30), ("tax_cny", "energy_tce", 1, 100, 15), ("rd_cny", "revenue_cny", 100, 1, 10)],
    "below": [("tax_cny", "land", 20, 1, 100)],
}
BANDS = {"A": 20, "B": 60, "C": 95, "D": 100}
OTHER_USES = "住宅|商|绿地|公园|道路|公路|街巷|公用|教育|科教|医|机关|宗教|殡葬|广场"
MANAGEMENTS = ["direct", "autonomous", "joint"]
DAYS = ["agreed_start_on", "handed_over_on", "actual_start_on", "actual_completion_on", "suspended_on"]


def half_up(x, digits):
    return np.floor(x * 10**digits + 0.5) / 10**digits


def mu(area_m2):
    """Square metres in mu; an area within half of its last kept digit, 1/10,000 m², of a whole 1/10,000 mu came as that."""
    exact = area_m2 * 3 / 2000
    whole = np.round(exact * 10_000) / 10_000
    return np.where(np.abs(exact - whole) <= 0.75e-7, whole, exact)


def counted(area_m2):
    """Land in whole 1/20,000,000 mu."""
    return np.floor(mu(area_m2) * 20_000_000 + 0.5)


def read(folder, year):
    """The tables in the order of their keys, reports by year, and the uses of each year."""
    parcels = pd.read_csv(f"{folder}/parcel.csv", dtype={"land_use_code": str, "subarea": str}).sort_values("parcel_id", ignore_index=True)
    for name in DAYS:
        parcels[name] = pd.to_datetime(parcels[name], format="%Y-%m-%d")
    buildings = pd.read_csv(f"{folder}/building.csv").groupby("parcel_id").agg(
        buildings=("area_m2", "size"), known=("floor_area_m2", "count"), floor=("floor_area_m2", "sum"), area=("area_m2", "sum"))
    parcels = parcels.join(buildings, on="parcel_id")
    enterprises = pd.read_csv(f"{folder}/enterprise.csv").sort_values("uscc", ignore_index=True)
    reports = pd.read_csv(f"{folder}/annual_report.csv")
    index = pd.Index(enterprises["uscc"])
    amounts = {}
    for y in range(year - 2, year + 1):
        of_year = reports[reports["year"] == y].set_index("uscc").reindex(index)
        amounts[y] = {name: np.round(of_year[name].to_numpy() * units) for name, units in UNITS.items()}
    uses = pd.read_csv(f"{folder}/occupancy.csv").sort_values(["parcel_id", "uscc", "valid_from"])
    uses["parcel"] = pd.Index(parcels["parcel_id"]).get_indexer(uses["parcel_id"])
    uses["enterprise"] = index.get_indexer(uses["uscc"])
    uses = uses[uses["parcel"] >= 0]
    return parcels, enterprises, amounts, {y: held(uses, y) for y in amounts}


def held(uses, year):
    """The uses that held in a year, the latest word on a pair."""
    started = (uses["valid_from"] == "-infinity") | (uses["valid_from"] <= f"{year}-12-31")
    uses = uses[started & (uses["valid_to"].isna() | (uses["valid_to"] >= f"{year}-01-01"))]
    return uses.drop_duplicates(["parcel", "enterprise"], keep="last").reset_index(drop=True)


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
    place = np.empty(len(order))
    place[order] = np.arange(len(order)) - np.searchsorted(enterprise[order], enterprise[order])
    left = rest[enterprise]
    return parts + (place < left) - (place < -left)


def attribute(parcels, enterprises, uses, amounts, names):
    """Adds land and parts to the uses of a year; gives the land of the enterprises, as it is and as it counts, and the amounts of the
    parcels."""
    uses["land_m2"] = land_shares(uses, parcels)
    by_enterprise = uses.groupby("enterprise")["land_m2"]
    total = by_enterprise.transform("sum")
    uses["part"] = np.where(total > 0, uses["land_m2"] / total, 1 / by_enterprise.transform("size"))
    for name in names:
        uses[name] = spread(uses, amounts[name])
    land = half_up(by_enterprise.sum().reindex(enterprises.index, fill_value=0), 4)
    own = uses["relation"].isna() | (uses["relation"] == "own")
    pieces = (uses["land_m2"].where(is_piece, 0).groupby(uses["enterprise"]).sum().reindex(enterprises.index, fill_value=0) for is_piece in (own, ~own))
    return land, sum(counted(piece) for piece in pieces), uses.groupby("parcel")[names].sum(min_count=1).reindex(parcels.index)


def per_mu(fen, land_m2):
    return (fen / 100 / 10000 / mu(land_m2)).where(land_m2 > 0)


def attribute_years(parcels, enterprises, amounts, uses, year):
    """Gives enterprises and parcels their land, their amounts of the year and their figures of three years."""
    for back, y in enumerate(range(year, year - 3, -1)):
        names = list(UNITS) if y == year else YEARLY
        land, steps, placed = attribute(parcels, enterprises, uses[y], amounts[y], names)
        of_parcels = parcels["land_m2"], counted(parcels["land_m2"])
        for subjects, (land_m2, held), of_year in (enterprises, (land, steps), pd.DataFrame(amounts[y])), (parcels, of_parcels, placed):
            subjects[f"land_m2_{back}"] = land_m2
            for name in YEARLY:
                subjects[f"{name}_{back}"] = of_year[name]
            subjects[f"output_per_mu_{back}"] = per_mu(of_year["output_cny"], land_m2)
            subjects[f"tax_per_mu_{back}"] = per_mu(of_year["tax_cny"], land_m2)
            if y == year:
                subjects["land_m2"], subjects["land"] = land_m2, held
                subjects[names] = of_year[names]


def count_users(parcels, enterprises, uses, amounts):
    """What the users of a parcel are like: how many, of which size, whether they work, and whose tax is missing."""
    of = uses["enterprise"]
    scale, status = enterprises["scale"].to_numpy()[of], enterprises["status"].fillna("operating").to_numpy()[of]
    users = pd.DataFrame({
        "occupants": 1, "above": scale == "above", "below": scale == "below", "stopped": status != "operating", "no_tax": np.isnan(amounts["tax_cny"][of]),
        "no_output": np.isnan(amounts["output_cny"][of]),
    }).groupby(uses["parcel"]).sum().reindex(parcels.index, fill_value=0)
    parcels[list(users)] = users
    parcels["scale"] = np.select([users["above"] > 0, (users["below"] > 0) & (users["below"] == users["occupants"])], ["above", "below"], None)


def judge(subjects, kind, key):
    """Scores and grades the subjects of one kind, track by track, and ranks all by tax per mu."""
    answers = pd.DataFrame({"subject_kind": kind, "subject_key": subjects[key], "track": subjects["scale"], "land_m2": subjects["land_m2"]})
    for track, items in ITEMS.items():
        members = subjects[subjects["scale"] == track]
        answer = pd.DataFrame(index=members.index)
        points, weights, order = 0, 0, []
        for i, (numerator, denominator, times, over, weight) in enumerate(items, 1):
            n, d = members[numerator], members[denominator]
            lacks = np.select([d <= 0, n.isna() & d.isna(), n.isna(), d.isna()], [4, 3, 1, 2], 0)
            value = (n * times / (d * over)).where(lacks == 0)
            baseline = n[lacks == 0].sum() * times / (d[lacks == 0].sum() * over)
            point = np.floor(np.clip(weight * value / baseline, 0, 1.5 * weight) * 10_000 + 0.5)
            for name, column in ("numerator", n), ("denominator", d), ("value", value), ("points", point / 10_000), ("lacks", lacks):
                answer[f"{name}_{i}"] = column
            points, weights = points + point.fillna(0), weights + weight * point.notna()
            order.append(f"value_{i}")
        answer["score"] = (np.floor(points / weights + 0.5) / 100).where(answer["points_1"].notna())
        grade(answer, ["score", *order])
        answers = answers.reindex(columns=answers.columns.union(answer.columns, sort=False))
        answers.loc[answer.index, answer.columns] = answer
    answers["percentile"] = 100 * (subjects["tax_per_mu_0"].rank(method="min") - 1) / max(subjects["tax_per_mu_0"].count() - 1, 1)
    answers["mean"] = subjects[["tax_per_mu_2", "tax_per_mu_1", "tax_per_mu_0"]].mean(axis=1)
    answers["efficiency_class"] = np.select([answers["mean"] < 5, answers["mean"] < 20, answers["mean"] >= 20], ["low", "middle", "high"], "unknown")
    yearly = [f"{name}_{back}" for back in range(3) for name in (*YEARLY, "land_m2", "output_per_mu", "tax_per_mu")]
    return answers.join(subjects[yearly])


def grade(answer, order):
    """The band that holds the place of each; who is equal in all values shares the better place."""
    ranked = answer[answer["score"].notna()].sort_values(order, ascending=False, na_position="last")
    same = (ranked[order].fillna(-np.inf) == ranked[order].fillna(-np.inf).shift()).all(axis=1)
    place = pd.Series(np.where(same, np.nan, np.arange(len(ranked))), ranked.index).ffill()
    answer["place"] = place + 1
    cuts = [np.floor(len(ranked) * up_to / 100 + 0.5) for up_to in BANDS.values()]
    answer["grade"] = pd.Series(np.array(list(BANDS))[np.searchsorted(cuts[:-1], place, side="right")], ranked.index)


def screen(p, answers, as_of):
    """Findings by parcel and rule, and the state of the land, added to the answers."""
    year = pd.DateOffset(years=1)
    mean, used, built = answers["mean"], p["occupants"] > 0, p["buildings"] > 0
    code = p["land_use_code"].fillna("")
    words = (code.str.len() > 0) & ~code.str.contains("[0-9]") & (code.str.encode("utf-8").str.len() > 2)
    industrial = (code == "") | np.where(words, ~code.str.contains(OTHER_USES), code.str.upper().str.match("0601|0604|0508|1001|1101|M|W"))
    state_land = p["tenure"] != "collective"
    started = (p["actual_start_on"] <= as_of) | (p["actual_completion_on"] <= as_of) | p["suspended_on"].notna() | built | used
    start = p["agreed_start_on"].fillna(p["handed_over_on"] + year)
    open_ = state_land & ~started
    idle = open_ & (start + year <= as_of)
    undated = open_ & start.isna() & ~used & industrial
    stopped = state_land & (p["suspended_on"] + year <= as_of)
    developed, invested = (p[a] / p[b].where(p[b] > 0) for a, b in (("developed_area_m2", "developable_area_m2"), ("invested_cny", "agreed_investment_cny")))
    short = stopped & ((developed < 0.3333333333333333) | (invested < 0.25))
    unclear = stopped & ~short & (developed.isna() | invested.isna())
    low = used & ~idle & (mean < 5)
    partly = low & (p["no_tax"] > 0) & (p["no_tax"] < p["occupants"])
    idle_mode = np.select([p["idle_cause"] != "holder", start + 2 * year <= as_of], ["none", "recover_reset"], "self_upgrade")
    low_mode = np.select([p["stopped"] == p["occupants"], p["occupants"] >= 3], ["joint_investment", "merge_reorganise"], "recover_reset")
    found = [
        ("idle_not_started", "met", idle, idle_mode), ("idle_not_started", "cannot_tell", undated, "none"),
        ("idle_suspended", "suspected", short, "joint_investment"), ("idle_suspended", "cannot_tell", unclear, "none"),
        ("low_efficiency", "met", low & ~partly, low_mode), ("low_efficiency", "suspected", partly, low_mode),
        ("low_efficiency", "cannot_tell", used & ~idle & mean.isna(), "none"),
    ]
    answers["notes"] = notes(p, idle, low & ~partly, industrial)
    dated = p[DAYS[:4]].notna().any(axis=1)
    answers["land_state"] = np.select(
        [idle, low & ~partly, used, ~industrial, dated | built], ["idle", "low_efficiency", "built_used", "not_industrial", "supplied_unused"], "cannot_tell")
    answers["floor_area_ratio"] = p["floor"].where(built & (p["known"] == p["buildings"]), p["floor_area_m2"]) / p["land_m2"]
    answers["building_coverage"] = p["area"].where(built, p["footprint_m2"]) / p["land_m2"]
    return pd.concat(pd.DataFrame({"parcel_id": p["parcel_id"], "rule": rule, "outcome": outcome, "disposal_mode": mode})[where] for rule, outcome, where, mode in found)


def notes(p, idle, low, industrial):
    """Why the land is in its state, and which figures are a part of the truth."""
    why = np.select(
        [idle, low, p["occupants"] > 0, ~industrial, (p["buildings"] > 0) | p["actual_completion_on"].notna(), p["actual_start_on"].notna(),
         p["agreed_start_on"].notna() | p["handed_over_on"].notna()],
        ["idle_not_started", "low_efficiency", "in_use", "other_use", "built_unused", "under_construction", "not_started"], "no_record")
    said = pd.Series(why, p.index).radd("land_state:")
    for name in "output", "tax":
        missing = p[f"no_{name}"]
        partly = (missing > 0) & (missing < p["occupants"])
        said[partly] += f";partly_known:{name}_cny:" + missing[partly].astype(str) + ":" + p["occupants"][partly].astype(str)
    return said


def groups(parks, parcels, answers, enterprises, uses):
    """Sums by sub-area, park, kind of management and zone. Nobody registers in a sub-area."""
    first = uses.drop_duplicates("enterprise").set_index("enterprise")["parcel"].reindex(enterprises.index)
    enterprises["park_code"] = enterprises["park_code"].fillna(first.map(parcels["park_code"]))
    for subjects in parcels, enterprises:
        subjects["management"] = subjects["park_code"].map(parks.set_index("park_code")["management"])
        subjects["zone"] = "zone"
    parcels["subarea"] = parcels["park_code"] + "/" + parcels["subarea"]
    land = parcels[["land_m2", "output_cny", "tax_cny"]].assign(
        parcels=1, output_m2=parcels["land_m2"].where(parcels["output_cny"].notna()), tax_m2=parcels["land_m2"].where(parcels["tax_cny"].notna()))
    by_state = pd.get_dummies(answers["land_state"]).mul(mu(parcels["land_m2"]), axis=0)
    by_grade = pd.get_dummies(answers["grade"].fillna("not_graded"))
    above = enterprises["scale"] == "above"
    firms = pd.DataFrame({
        "enterprises": 1, "above": above, "trade_quota": enterprises["trade_quota"] == "t", "listed": enterprises["listing"].isin(["preparing", "listed"]),
        "output": enterprises["output_cny"], "tax": enterprises["tax_cny"], "above_output": enterprises["output_cny"].where(above),
        "over_100m": enterprises["output_cny"] > 1e10, "over_1b": enterprises["output_cny"] > 1e11,
    })
    rows = []
    for kind in "subarea", "park_code", "management", "zone":
        row = pd.concat([land, by_state, by_grade], axis=1).groupby(parcels[kind]).sum()
        row = row.join(firms.groupby(enterprises[kind]).sum()) if kind != "subarea" else row
        row = row.reindex(MANAGEMENTS, fill_value=0) if kind == "management" else row  # some may manage nothing
        row["output_per_mu"], row["tax_per_mu"] = per_mu(row["output_cny"], row["output_m2"]), per_mu(row["tax_cny"], row["tax_m2"])
        rows.append(row.assign(subject_kind=kind))
    return pd.concat(rows).rename_axis("subject_key")


def main(folder, year):
    times = [time.perf_counter()]
    parcels, enterprises, amounts, uses = read(folder, year)
    parks = pd.read_csv(f"{folder}/park.csv")
    times.append(time.perf_counter())
    attribute_years(parcels, enterprises, amounts, uses, year)
    count_users(parcels, enterprises, uses[year], amounts[year])
    of_parcels = judge(parcels, "parcel", "parcel_code")
    findings = screen(parcels, of_parcels, pd.Timestamp(year, 12, 31))
    sums = groups(parks, parcels, of_parcels, enterprises, uses[year])
    of_enterprises = judge(enterprises, "enterprise", "uscc")
    of_enterprises.loc[~enterprises.index.isin(uses[year]["enterprise"]), "notes"] = "no_land"
    answers = pd.concat([of_enterprises, of_parcels])
    times.append(time.perf_counter())
    uses[year][["output_cny", "tax_cny"]] /= 100
    uses[year][["uscc", "parcel_id", "relation", "land_m2", "output_cny", "tax_cny"]].to_csv(f"{folder}/attribution.csv", index=False)
    answers.to_csv(f"{folder}/evaluation.csv", index=False)
    findings.to_csv(f"{folder}/finding.csv", index=False)
    sums.to_csv(f"{folder}/group.csv")
    times.append(time.perf_counter())
    print("read %.2f compute %.2f write %.2f all %.2f s" % (*np.diff(times), times[-1] - times[0]))


main(sys.argv[1], int(sys.argv[2]))
