"""The run of the default policy with pandas, from CSV files to CSV files that hold every row of a run as its tables have them:
attribution, values, baselines, points, scores, grades, percentiles, efficiency, findings with their words, state of the land, groups.

    /usr/bin/python3 bench/run.py FOLDER ZONE YEAR RUN FINDING POLICY.yaml

FOLDER holds what export.sql copies out and gets a file for each table, which load.sql takes in; FINDING is the first number that is
free for a finding. Prints the seconds of each step.
"""

import hashlib
import json
import sys
import time
from fractions import Fraction

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
    buildings = pd.read_csv(f"{folder}/building.csv")
    buildings[["floor_area_m2", "area_m2"]] = np.round(buildings[["floor_area_m2", "area_m2"]] * 100)
    buildings = buildings.groupby("parcel_id").agg(
        buildings=("area_m2", "size"), known=("floor_area_m2", "count"), floor=("floor_area_m2", "sum"), area=("area_m2", "sum"))
    buildings[["floor", "area"]] /= 100
    parcels = parcels.join(buildings, on="parcel_id")
    enterprises = pd.read_csv(f"{folder}/enterprise.csv").sort_values("uscc", ignore_index=True)
    reports = pd.read_csv(f"{folder}/annual_report.csv")
    index = pd.Index(enterprises["uscc"])
    amounts = {}
    for y in range(year - 2, year + 1):
        of_year = reports[reports["year"] == y].set_index("uscc").reindex(index)
        amounts[y] = {name: np.round(of_year[name].to_numpy() * units) for name, units in UNITS.items()}
    uses = pd.read_csv(f"{folder}/occupancy.csv", low_memory=False).sort_values(["parcel_id", "uscc", "valid_from"])
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
    """The land that each use has of its parcel, with its basis: what is declared, less what exceeds the parcel; the others share the rest."""
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
    uses["basis"] = np.select(
        [alone, ~open_ & (net > area), ~open_, all_floors], ["whole_parcel", "scaled_land", "declared_land", "floor_share"], "equal_share")
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
    parcels: of the users of whom they are known, and of all users, NaN where one is not known."""
    uses["land_m2"] = land_shares(uses, parcels)
    enterprise = uses["enterprise"].to_numpy()

    def by_enterprise(values=None):
        return np.bincount(enterprise, values, len(enterprises))

    total = by_enterprise(uses["land_m2"])[enterprise]
    uses["part"] = np.where(total > 0, uses["land_m2"] / total, 1 / by_enterprise()[enterprise])
    for name in names:
        uses[name] = spread(uses, amounts[name])
    land = pd.Series(half_up(by_enterprise(uses["land_m2"]), 4))
    own, unstated = uses["relation"] == "own", uses["relation"].isna()
    pieces = sum(counted(by_enterprise(uses["land_m2"].where(is_piece, 0))) for is_piece in (own, ~own & ~unstated))
    steps = np.where(by_enterprise(unstated) > 0, counted(land), pieces)  # of which nobody stated some, all of it
    on_parcels = uses.groupby("parcel")[names]
    sums = on_parcels.sum(min_count=1)
    whole = sums.where(on_parcels.count().eq(uses.groupby("parcel").size(), axis=0))
    return land, steps, sums.reindex(parcels.index), whole.reindex(parcels.index)


def per_mu(fen, land_m2):
    return (fen / 100 / 10000 / mu(land_m2)).where(land_m2 > 0)


def attribute_years(parcels, enterprises, amounts, uses, year):
    """Gives enterprises and parcels their land, their amounts of the year and their figures of three years. What is judged is whole;
    shown is what is known."""
    for back, y in enumerate(range(year, year - 3, -1)):
        names = list(UNITS) if y == year else YEARLY
        land, steps, placed, whole = attribute(parcels, enterprises, uses[y], amounts[y], names)
        of_parcels, reported = (parcels["land_m2"], counted(parcels["land_m2"])), pd.DataFrame(amounts[y])
        for subjects, (land_m2, held), known, of_year in (enterprises, (land, steps), reported, reported), (parcels, of_parcels, placed, whole):
            subjects[f"land_m2_{back}"] = land_m2
            for name in YEARLY:
                subjects[f"{name}_{back}"], subjects[f"partly_{name}_{back}"] = known[name], known[name].notna() & of_year[name].isna()
            subjects[f"output_per_mu_{back}"] = per_mu(of_year["output_cny"], land_m2)
            subjects[f"tax_per_mu_{back}"] = per_mu(of_year["tax_cny"], land_m2)
            subjects[f"shown_{back}"] = per_mu(known["tax_cny"], land_m2)
            if y == year:
                subjects["land_m2"], subjects["land"] = land_m2, held
                subjects[names] = of_year[names]
                subjects["placed_output_cny"], subjects["placed_tax_cny"] = known["output_cny"], known["tax_cny"]


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
    """Scores and grades the subjects of one kind, track by track, and ranks all by tax per mu; gives their rows, and what they were
    measured against."""
    answers = pd.DataFrame({"subject_kind": kind, "subject_key": subjects[key], "track": subjects["scale"], "land_m2": subjects["land_m2"]})
    answers["items"], context = None, []
    for track, items in ITEMS.items():
        members = subjects[subjects["scale"] == track]
        answer = pd.DataFrame(index=members.index)
        points, weights, order, numbers, bases = 0, 0, [], [], []
        for i, (numerator, denominator, times, over, weight) in enumerate(items, 1):
            n, d = members[numerator], members[denominator]
            lacks = np.select([d <= 0, n.isna() & d.isna(), n.isna(), d.isna()], [4, 3, 1, 2], 0)
            value = (n * times / (d * over)).where(lacks == 0)
            baseline = float(Fraction(int(n[lacks == 0].sum()) * times, int(d[lacks == 0].sum()) * over))
            point = np.floor(np.clip(weight * value / baseline, 0, 1.5 * weight) * 10_000 + 0.5)
            numbers += [n, d, value, point / 10_000, lacks, np.zeros(len(n)), np.full(len(n), weight), (n + d).notna()]
            bases.append([{"from": "group_mean", "value": baseline, "count": int(value.count()), "least": value.min(), "most": value.max()}])
            points, weights = points + point.fillna(0), weights + weight * point.notna()
            answer[f"value_{i}"] = value
            order.append(f"value_{i}")
        answer["score"] = (np.floor(points / weights + 0.5) / 100).where(numbers[3].notna())
        context.append({"id": track, "members": len(members), "items": bases, "pools": [grade(answer, ["score", *order])]})
        answer["items"] = arrays(numbers)
        answers = answers.reindex(columns=answers.columns.union(["score", "place", "grade"], sort=False))
        written = ["score", "place", "grade", "items"]
        answers.loc[answer.index, written] = answer[written]
    answers["percentile"] = percentile(subjects["tax_per_mu_0"])
    mean = half_up(subjects[["tax_per_mu_2", "tax_per_mu_1", "tax_per_mu_0"]].mean(axis=1), 6)
    answers["mean"] = half_up(subjects[["shown_2", "shown_1", "shown_0"]].mean(axis=1), 6)
    answers["efficiency_class"] = np.select([mean < 5, mean < 20, mean >= 20], ["low", "middle", "high"], "unknown")
    answers["output_per_mu"], answers["tax_per_mu"] = subjects["output_per_mu_0"], subjects["tax_per_mu_0"]
    answers["output_cny"], answers["tax_cny"] = subjects["placed_output_cny"] / 100, subjects["placed_tax_cny"] / 100
    answers["year_values"] = arrays([
        subjects[f"{name}_{back}"] / units for back in (2, 1, 0) for name, units in (("output_cny", 100), ("tax_cny", 100), ("employees", 1), ("land_m2", 1))])
    partly = subjects[[f"partly_{name}_{back}" for back in (2, 1, 0) for name in YEARLY]]
    answers["year_partly"] = ["{%s}" % ",".join("ft"[flag] for flag in row) if any(row) else None for row in partly.to_numpy().astype(int).tolist()]
    answers["partly_output"], answers["partly_tax"] = partly["partly_output_cny_0"], partly["partly_tax_cny_0"]
    answers["base_score"], answers["pool"] = answers["score"], answers["place"].where(answers["place"].isna(), 0)
    answers["class"] = np.where(answers["track"].isna(), "undetermined", None)
    return answers, {"tracks": context}


def percentile(per_mu):
    return 100 * (per_mu.rank(method="min") - 1) / max(per_mu.count() - 1, 1)


def arrays(columns):
    """Rows of numbers as PostgreSQL writes an array."""
    return ["{%s}" % str(row)[1:-1] for row in np.column_stack(columns).astype(float).tolist()]


def grade(answer, order):
    """The band that holds the place of each; who is equal in all values shares the better place. Gives the ranking."""
    ranked = answer[answer["score"].notna()].sort_values(order, ascending=False, na_position="last")
    same = (ranked[order].fillna(-np.inf) == ranked[order].fillna(-np.inf).shift()).all(axis=1)
    place = pd.Series(np.where(same, np.nan, np.arange(len(ranked))), ranked.index).ffill()
    answer["place"] = place + 1
    cuts = [np.floor(len(ranked) * up_to / 100 + 0.5) for up_to in BANDS.values()]
    answer["grade"] = pd.Series(np.array(list(BANDS))[np.searchsorted(cuts[:-1], place, side="right")], ranked.index)
    last = [float(ranked["score"][place < cut].min()) for cut in cuts]
    return {"ranked": len(ranked), "cuts": [{"grade": g, "end": int(cut), "last_score": score} for g, cut, score in zip(BANDS, cuts, last)]}


def screen(p, answers, as_of):
    """Adds what is found of each parcel, the state of its land and why; gives the findings of each rule without their words."""
    year = pd.DateOffset(years=1)
    mean, used, built = answers["mean"], p["occupants"] > 0, p["buildings"] > 0
    code = p["land_use_code"].fillna("")
    words = (code.str.len() > 0) & ~code.str.contains("[0-9]") & (code.str.encode("utf-8").str.len() > 2)
    industrial = p["industrial"] = (code == "") | np.where(words, ~code.str.contains(OTHER_USES), code.str.upper().str.match("0601|0604|0508|1001|1101|M|W"))
    state_land = p["tenure"] != "collective"
    started = (p["actual_start_on"] <= as_of) | (p["actual_completion_on"] <= as_of) | p["suspended_on"].notna() | built
    start = p["start_on"] = p["agreed_start_on"].fillna(p["handed_over_on"] + year)
    open_ = state_land & ~started
    due = open_ & (start + year <= as_of)
    idle, unlikely = due & ~used, due & used
    undated = open_ & start.isna() & ~used & industrial
    stopped = state_land & (p["suspended_on"] + year <= as_of)
    developed, invested = (p[a] / p[b].where(p[b] > 0) for a, b in (("developed_area_m2", "developable_area_m2"), ("invested_cny", "agreed_investment_cny")))
    short = stopped & ((developed < 0.3333333333333333) | (invested < 0.25))
    unclear = stopped & ~short & (developed.isna() | invested.isna())
    low = used & ~idle & (mean < 5)
    partly = low & p[[f"partly_tax_cny_{back}" for back in range(3)]].any(axis=1)
    idle_mode = np.select([p["idle_cause"].isna(), p["idle_cause"] != "holder", start + 2 * year <= as_of], ["none", "extend_start", "recovery"], "fee")
    low_mode = np.select([p["stopped"] == p["occupants"], p["occupants"] >= 3], ["joint_investment", "merge_reorganise"], "recover_reset")
    answers["notes"] = notes(p, idle, low & ~partly, industrial)
    dated = p[DAYS[:4]].notna().any(axis=1)
    answers["land_state"] = np.select(
        [idle, low & ~partly, used, ~industrial, dated | built], ["idle", "low_efficiency", "built_used", "not_industrial", "supplied_unused"], "cannot_tell")
    answers["floor_area_ratio"] = p["floor"].where(built & (p["known"] == p["buildings"]), p["floor_area_m2"]) / p["land_m2"]
    answers["building_coverage"] = p["area"].where(built, p["footprint_m2"]) / p["land_m2"]
    rules = ["idle_not_started", "idle_suspended", "low_efficiency"]
    which = due * 4 + short * 2 + low * 1
    answers["findings"] = np.array(["{%s}" % ",".join(r for bit, r in zip((4, 2, 1), rules) if at & bit) for at in range(8)], dtype=object)[which]
    answers["disposal_mode"] = np.select([due, short, low], [idle_mode, "other", low_mode], None)
    p["years_known"] = p[["shown_2", "shown_1", "shown_0"]].count(axis=1)

    def found(where, outcome, mode):
        return p[where].assign(outcome=outcome, disposal_mode=mode[where] if isinstance(mode, np.ndarray) else mode, mean=mean[where], low_mode=low_mode[where])

    none = "none"
    return {
        "idle_not_started": [found(idle, "met", idle_mode), found(unlikely, "suspected", idle_mode), found(undated, "cannot_tell", none)],
        "idle_suspended": [found(short, "suspected", "other"), found(unclear, "cannot_tell", none)],
        "low_efficiency": [found(low & ~partly, "met", low_mode), found(partly, "suspected", low_mode), found(used & ~idle & mean.isna(), "cannot_tell", none)],
    }


def notes(p, idle, low, industrial):
    """Why the land is in its state, and which figures are a part of the truth."""
    why = np.select(
        [idle, low, p["occupants"] > 0, ~industrial, (p["buildings"] > 0) | p["actual_completion_on"].notna(), p["actual_start_on"].notna(),
         p["agreed_start_on"].notna() | p["handed_over_on"].notna()],
        ["idle", "low_efficiency", "in_use", "other_use", "built_unused", "under_construction", "not_started"], "no_record")
    said = pd.Series(why, p.index).radd("{land_state:")
    for name in "output", "tax":
        missing = p[f"no_{name}"]
        partly = (missing > 0) & (missing < p["occupants"])
        said[partly] += f",partly_known:{name}_cny:" + missing[partly].astype(str) + ":" + p["occupants"][partly].astype(str)
    return said + "}"


def days(column):
    return np.datetime_as_string(column.to_numpy().astype("datetime64[D]"))


UNKNOWN = '"disposal_reason": {"zh": "", "en": ""}, "clears": {"zh": "补录所缺数据后再行判断", "en": "bring in what is missing"}'
IDLE_WHY = {
    None: '{"zh": "闲置原因未登记:先查明是否属政府原因或不可抗力(第八条),再定处置方式", "en": "the cause is not on record: find out first whether it is the government or force majeure (Art. 8), then decide"}',
    "extend_start": '{"zh": "政府原因或不可抗力:延期,或调整条件、置换、协议收回", "en": "government\'s cause or force majeure: extend, or change conditions, swap or negotiate"}',
    "recovery": '{"zh": "企业原因未动工满两年:依第十四条可无偿收回", "en": "not started for two years by the holder\'s own cause: Art. 14 provides for recovery"}',
    "fee": '{"zh": "企业原因未动工满一年:依第十四条征缴闲置费(地价20%)并督促动工", "en": "not started for one year by the holder\'s own cause: Art. 14 provides for a fee of 20 % of the price; press for a start"}',
}
LOW_WHY = {
    "joint_investment": '{"zh": "企业均已停产,厂房可二次招商", "en": "its enterprises have stopped: find others for the plant"}',
    "merge_reorganise": '{"zh": "一地多企,宜整合", "en": "several enterprises on one parcel: bring them together"}',
    "recover_reset": '{"zh": "低于 5 万元/亩一档原则上收储改造", "en": "below 5 万元/亩 land is in principle bought back and rebuilt"}',
}


def receipt(formula_zh, formula_en, inputs, missing, why, clears_zh, clears_en, doubts):
    sure = ("high", "medium", "low")[min(len(doubts), 2)]
    doubted = ', "doubts": [%s]' % ", ".join('{"zh": "%s", "en": "%s"}' % d for d in doubts) if doubts else ""
    return (
        f'{{"formula": {{"zh": "{formula_zh}", "en": "{formula_en}"}}, "inputs": {{{inputs}}}, "missing": {missing}, "disposal_reason": {why}, '
        f'"clears": {{"zh": "{clears_zh}", "en": "{clears_en}"}}, "confidence": "{sure}"{doubted}}}')


def untold(formula_zh, formula_en, inputs, missing):
    return f'{{"formula": {{"zh": "{formula_zh}", "en": "{formula_en}"}}, "inputs": {{{inputs}}}, "missing": {missing}, {UNKNOWN}}}'


def placed(rule):
    return [] if rule is None else [("用地关系由匹配得出(%s),未经确认" % rule, "its user was placed by matching (%s), not by a record" % rule)]


def unrecorded(**of):
    """The fields that are not on record, and the doubts that they are."""
    lacks = [name for name, value in of.items() if value != value]
    said = {"tenure": ("权属性质未登记", "tenure is not on record"), "idle_cause": ("闲置原因未登记", "cause of idleness is not on record")}
    return json.dumps(lacks), [said[name] for name in lacks]


def words_not_started(f, as_of):
    agreed, handed, start, due = (days(c) for c in (f["agreed_start_on"], f["handed_over_on"], f["start_on"], f["start_on"] + pd.DateOffset(years=1)))
    for outcome, a, h, s, d, mode, by, tenure, cause in zip(f["outcome"], agreed, handed, start, due, f["disposal_mode"], f["placed_by"], f["tenure"], f["idle_cause"]):
        if outcome == "cannot_tell":
            yield untold("动工期限缺失,无法判断", "start due is not on record", "", '["agreed_start_on", "handed_over_on"]')
            continue
        name, on = ("handed_over_on", h) if a == "NaT" else ("agreed_start_on", a)
        zh, en = (f"交地日期 {h},动工期限 {s}", f"hand-over {h}, start due {s}") if a == "NaT" else (f"约定动工日期 {s}", f"agreed start {s}")
        missing, doubts = unrecorded(tenure=tenure, idle_cause=cause)
        if outcome == "suspected":
            doubts.insert(0, ("有企业使用记录,而无动工、竣工和建筑记录", "it has a user on record, and no start, completion or building"))
        yield receipt(
            f"{zh},满 1 年为 {d},截至 {as_of} 已满", f"{en}, plus 1 year is {d}; it is {as_of}", f'"{name}": {{"value": "{on}", "source": "parcel"}}', missing,
            IDLE_WHY[mode if cause == cause else None], "动工开发并登记实际动工日期,或签订补充协议延期", "start and record it, or extend by a supplementary agreement",
            doubts + placed(by))


def words_suspended(f, as_of):
    numbers = ["developed_area_m2", "developable_area_m2", "invested_cny", "agreed_investment_cny"]
    sides = [
        (2, numbers[:2], "m²", 33_333_333, "33.3333%", "已动工面积比", "area developed", "%s more of area developed"),
        (4, numbers[2:], "yuan", 25_000_000, "25%", "已投资比", "investment made", "%s more of investment made"),
    ]
    stop, due = days(f["suspended_on"]), days(f["suspended_on"] + pd.DateOffset(years=1))
    values = f[numbers].to_numpy()
    for outcome, s, d, row, by, tenure in zip(f["outcome"], stop, due, values.tolist(), f["placed_by"], f["tenure"]):
        zh, en = [f"中止开发日期 {s},满 1 年为 {d},截至 {as_of} 已满"], [f"stop of the works {s}, plus 1 year is {d}; it is {as_of}"]
        inputs, clears_zh, clears_en = [f'"suspended_on": {{"value": "{s}", "source": "parcel"}}'], [], []
        for to, names, unit, limit, shown, title_zh, title_en, more in sides:
            part, whole = row[to - 2], row[to - 1]
            if outcome == "cannot_tell":
                if np.isnan(part) or not whole > 0:
                    zh.append(title_zh + ":数据不全,无法判断")
                    en.append(title_en + ": not known")
                continue
            if np.isnan(part) or not whole > 0:
                continue
            millionths = round(part * 100 / whole * 1e6)
            if millionths >= limit:
                continue
            has, gap = millionths // 10_000 / 100, -(-(limit - millionths) // 10_000) / 100
            zh.append(f"{title_zh} {has:.2f} < {shown}")
            en.append(f"{title_en} {has:.2f} < {shown}")
            inputs += [f'"{n}": {{"value": {v}, "unit": "{unit}", "source": "parcel"}}' for n, v in zip(names, (part, whole))]
            clears_zh.append(f"{title_zh}再提高 {gap:.2f}%")
            clears_en.append(more % f"{gap:.2f}%")
        if outcome == "cannot_tell":
            yield untold(";".join(zh), "; ".join(en), ", ".join(inputs), json.dumps([n for n, v in zip(numbers, row) if np.isnan(v)]))
            continue
        missing, doubts = unrecorded(tenure=tenure)
        yield receipt(
            ";".join(zh), "; ".join(en), ", ".join(inputs), missing,
            '{"zh": "是否认定闲置须由工作人员决定;可先引入合作方续建", "en": "a person decides whether it is idle; a partner may finish it"}',
            ";或".join([*clears_zh, "恢复开发"]), "; or ".join([*clears_en, "resume the works"]),
            [("条款为“可以认定”,须由工作人员决定", 'the clause says \\"may\\": a person decides'), *doubts, *placed(by)])


def words_low(f, year, silent):
    """silent lists, oldest first, the years and users of a parcel that do not report their tax, where others do."""
    micro = np.where(f["mean"].isna(), 0, np.rint(f["mean"] * 1e6)).astype(np.int64)
    has, gaps = (micro // 10_000 / 100).tolist(), (-(-(5_000_000 - micro) // 10_000) / 100).tolist()
    years = [f[f"tax_cny_{back}"] * 20 / counted(f[f"land_m2_{back}"]) for back in (2, 1, 0)]  # one division, as values are
    years = (np.floor(np.stack(years, axis=1) * 1e6 + 0.5) / 1e6).tolist()
    names = [f"tax_per_mu_{y}" for y in (year - 2, year - 1, year)]
    rows = zip(f.index, f["outcome"], f["low_mode"], f["years_known"], has, gaps, years, f["placed_by"])
    for parcel, outcome, mode, known, mean, gap, values, by in rows:
        inputs = ", ".join('"%s": {"value": %s, "unit": "万元/亩", "source": "annual_report"}' % (n, v) for n, v in zip(names, values) if v == v)
        lacking = silent.get(parcel, []) if outcome == "suspected" else []
        users = {u for _, u in lacking}
        missing = [n for n, v in zip(names, values) if v != v] + [f"tax_cny_{y} {u}" for y, u in lacking]
        missing = json.dumps(missing) if missing else "[]"
        if outcome == "cannot_tell":
            yield untold("亩均税收:数据不全,无法判断", "tax per mu: not known", inputs, missing)
            continue
        doubts = placed(by)
        if known < 3:
            doubts.insert(0, (f"3 年中有 {3 - known} 年无数据", f"{3 - known} of 3 years are not known"))
        if users:
            doubts.insert(0, (f"{len(users)} 家使用企业的亩均税收有年份未报", f"{len(users)} of its users have not reported every year"))
        yield receipt(
            f"亩均税收近 3 年(有数据 {known} 年)平均 {mean:.2f} < 5 万元/亩", f"tax per mu, mean of {known} known of 3 years: {mean:.2f} < 5 万元/亩",
            inputs, missing, LOW_WHY[mode], f"亩均税收 {known} 年平均再提高 {gap:.2f} 万元/亩", f"{gap:.2f} 万元/亩 more of tax per mu on the mean", doubts)


def unreported(parcels, amounts, uses, year):
    """By parcel, the years and users that do not report their tax, where others do, the oldest first."""
    silent = {}
    for back, y in ((back, year - back) for back in (2, 1, 0)):
        of_year = uses[y]
        lacks = of_year[np.isnan(amounts[y]["tax_cny"][of_year["enterprise"]]) & parcels[f"partly_tax_cny_{back}"].to_numpy()[of_year["parcel"]]]
        for parcel, uscc in zip(lacks["parcel"], lacks["uscc"]):
            silent.setdefault(parcel, []).append((y, uscc))
    return silent


def told(found, year, as_of, silent):
    """The findings with their words."""
    of = {"idle_not_started": lambda f: words_not_started(f, as_of), "idle_suspended": lambda f: words_suspended(f, as_of), "low_efficiency": lambda f: words_low(f, year, silent)}
    rows = []
    for rule, parts in found.items():
        f = pd.concat(parts)
        rows.append(f[["parcel_id", "outcome", "disposal_mode"]].assign(rule=rule, detail=list(of[rule](f))))
    return pd.concat(rows, ignore_index=True)


def groups(zone, parks, parcels, answers, enterprises, uses):
    """Rows of sub-areas, parks, kinds of management and the zone. Nobody registers in a sub-area: its enterprises are those on its
    parcels, with what is placed there."""
    first = uses.drop_duplicates("enterprise").set_index("enterprise")["parcel"].reindex(enterprises.index)
    home = enterprises["park_code"].fillna(first.map(parcels["park_code"]))
    by_park = parks.set_index("park_code")
    land = parcels[["land_m2"]].assign(
        output_cny=parcels["placed_output_cny"], tax_cny=parcels["placed_tax_cny"], whole_output_cny=parcels["output_cny"], whole_tax_cny=parcels["tax_cny"],
        parcel_count=1, output_m2=parcels["land_m2"].where(parcels["output_cny"].notna()), tax_m2=parcels["land_m2"].where(parcels["tax_cny"].notna()))
    states = pd.get_dummies(answers["land_state"])
    by_state = states.mul(mu(parcels["land_m2"]), axis=0)
    by_grade = pd.get_dummies(answers["grade"].fillna("not_graded"))
    figures = pd.concat([land, by_state, by_grade], axis=1)
    subarea = parcels["park_code"] + "/" + parcels["subarea"]
    placed_there = uses.assign(subarea=subarea.to_numpy()[uses["parcel"]])[["subarea", "enterprise", "output_cny", "tax_cny"]].dropna(subset=["subarea"])
    placed_there = placed_there.groupby(["subarea", "enterprise"])[["output_cny", "tax_cny"]].sum(min_count=1).reset_index()
    own = enterprises[["output_cny", "tax_cny"]].assign(enterprise=enterprises.index)
    managed = parks.groupby("management").agg(park_count=("park_code", "size"), planned_area_m2=("planned_area_m2", lambda v: v.sum(min_count=1)))
    kinds = {
        "subarea": (subarea, placed_there, placed_there["subarea"], sorted(subarea.dropna().unique())),
        "park": (parcels["park_code"], own, home, by_park.index),
        "management": (parcels["park_code"].map(by_park["management"]), own, home.map(by_park["management"]), MANAGEMENTS),
        "zone": (pd.Series(zone, parcels.index), own, pd.Series(zone, enterprises.index), [zone]),
    }
    rows = []
    for kind, (of_parcels, amounts, of_firms, keys) in kinds.items():
        row = figures.groupby(of_parcels).sum(min_count=1).reindex(keys)
        row = row.join(firm_figures(enterprises, amounts).groupby(of_firms).sum())
        row["subject_kind"], row["subject_key"] = kind, row.index
        row["park_count"] = {"subarea": 0, "park": 1, "zone": len(parks)}.get(kind, managed["park_count"].reindex(keys, fill_value=0))
        row["planned_area_m2"] = {
            "subarea": np.nan, "park": by_park["planned_area_m2"], "zone": parks["planned_area_m2"].sum(min_count=1)}.get(kind, managed["planned_area_m2"].reindex(keys))
        row["park_code"] = row.index if kind == "park" else row.index.str.split("/").str[0] if kind == "subarea" else None
        row["subarea"] = row.index.str.split("/").str[1] if kind == "subarea" else None
        row["management"] = by_park["management"] if kind == "park" else row.index if kind == "management" else None
        for name in "output", "tax":
            row[f"{name}_per_mu"] = per_mu(row[f"whole_{name}_cny"], row[f"{name}_m2"])
        row["percentile"] = percentile(row["tax_per_mu"]) if kind in ("park", "subarea") else np.nan
        rows.append(row)
    rows = pd.concat(rows, ignore_index=True)
    counts = ["parcel_count", "land_m2", "output_m2", "tax_m2", *FIRM_COUNTS]
    rows[counts] = rows[counts].fillna(0)
    rows["detail"] = [detail(r, states.columns, by_grade.columns) for r in rows.to_dict("records")]
    for name in "output", "tax":
        rows[f"{name}_state"] = np.where(rows[f"{name}_cny"].isna(), "missing", "value")
        rows[f"{name}_cny"] = rows[f"{name}_cny"] / 100
    return rows.rename(columns={"enterprises": "enterprise_count", "above": "above_size_count"})


FIRM_COUNTS = ["enterprises", "above", "trade_quota", "listed", "output", "tax", "above_output", "over_100m", "over_1b"]


def firm_figures(enterprises, amounts):
    """What the headline counts and sums of enterprises with some amounts."""
    of = enterprises.iloc[amounts["enterprise"]]
    above, output = (of["scale"] == "above").to_numpy(), amounts["output_cny"]
    return pd.DataFrame({
        "enterprises": 1, "above": above, "trade_quota": (of["trade_quota"] == "t").to_numpy(), "listed": of["listing"].isin(["preparing", "listed"]).to_numpy(),
        "output": output, "tax": amounts["tax_cny"], "above_output": output.where(above), "over_100m": output > 1e10, "over_1b": output > 1e11,
    }, index=amounts.index)


def detail(row, states, grades):
    known = {name: None if isinstance(v, float) and np.isnan(v) else v for name, v in row.items()}
    area, output_land, tax_land = (float(mu(row[name])) for name in ("land_m2", "output_m2", "tax_m2"))
    reasons = [
        {"code": "ratio_of_sums", "zh": f"{zh}为合计之比:以有完整数据的 {of:.1f} 亩计(全部宗地 {area:.1f} 亩)",
         "en": f"{en} is a ratio of sums over the {of:.1f} mu whose figure is whole, of {area:.1f} mu"}
        for zh, en, of in (("亩均产值", "output per mu", output_land), ("亩均税收", "tax per mu", tax_land))]
    headline = {
        "park_count": row["park_count"], "parcel_count": row["parcel_count"], "area_mu": area, "planned_area_m2": known["planned_area_m2"],
        "enterprise_count": row["enterprises"], "above_size_count": row["above"], "trade_quota_count": row["trade_quota"], "listed_or_preparing_count": row["listed"],
        "output_cny": row["output"] / 100, "above_size_output_cny": row["above_output"] / 100, "tax_cny": row["tax"] / 100,
        "output_over_100m_count": row["over_100m"], "output_over_1b_count": row["over_1b"],
        "output_per_mu": known["output_per_mu"], "tax_per_mu": known["tax_per_mu"], "output_land_mu": output_land, "tax_land_mu": tax_land,
        "land_state_mu": {s: known[s] for s in states if known[s]}, "grade_counts": {g: known[g] for g in grades if known[g]},
    }
    return json.dumps({"reasons": reasons, "headline": headline}, ensure_ascii=False, default=float)


def conserved_land(parcels, uses):
    """Where the land went, and which parcels are claimed beyond their area by more than a square metre."""
    parcel, land = uses["parcel"].to_numpy(), uses["land_m2"]
    own, leased = uses["relation"] == "own", uses["relation"].isin(["lease", "sublease"])

    def on_parcels(values):
        return np.bincount(parcel, values, len(parcels))

    area = parcels["land_m2"].to_numpy()
    pieces = {"own": on_parcels(land.where(own, 0)), "leased": on_parcels(land.where(leased, 0)), "unstated": on_parcels(land.where(~own & ~leased, 0))}
    used = sum(pieces.values())
    declared = uses["land_area_m2"].fillna(0)
    claimed = np.where(on_parcels(uses["basis"].isin(["declared_land", "scaled_land"])) > 0, np.maximum(on_parcels(declared.where(own, 0)), on_parcels(declared.where(~own, 0))), 0)
    over = (claimed > area + 1) & (used > area - 1)
    claims = pd.DataFrame({"parcel_code": parcels["parcel_code"][over], "area_mu": np.round(mu(area[over]), 4), "claimed_mu": np.round(mu(claimed[over]), 4)})
    claims["by"] = np.round(claims["claimed_mu"] - claims["area_mu"], 4)
    worst = claims.sort_values(["by", "parcel_code"], ascending=[False, True]).head(100)
    sums = {"total": area.sum(), "industrial": area[parcels["industrial"]].sum(), "nobody": np.maximum(0, area - used).sum(), **{name: piece.sum() for name, piece in pieces.items()}}
    return {
        **{f"{name}_mu": round(float(mu(total)), 4) for name, total in sums.items()}, "over_mu": round(float(claims["by"].sum()), 4), "over_count": len(claims),
        "overclaimed": worst[["parcel_code", "area_mu", "claimed_mu"]].to_dict("records"),
    }


def run_row(zone, year, run, policy, facts):
    """The row of the run itself."""
    parcels, enterprises, uses, of_parcels, of_enterprises, findings, context = facts
    conservation = {}
    for name in "output_cny", "tax_cny":
        source, there = int(enterprises[name].sum()), int(parcels[f"placed_{name}"].sum())
        conservation[name] = {"source": source / 100, "placed": there / 100, "not_placed": (source - there) / 100}
    counts = {
        "enterprises": len(enterprises), "parcels": len(parcels), "land_states": of_parcels["land_state"].value_counts().to_dict(),
        "enterprise_grades": of_enterprises["grade"].fillna("").value_counts().to_dict(), "parcel_grades": of_parcels["grade"].fillna("").value_counts().to_dict(),
        "findings": (findings["rule"] + "/" + findings["outcome"]).value_counts().to_dict(),
    }
    source = open(policy, "rb").read()
    documents = {"conservation": conservation, "conserved_land": conserved_land(parcels, uses), "counts": counts, "context": context}
    return pd.DataFrame([{
        "zone_code": zone, "run_id": run, "year": year, "as_of": f"{year}-12-31", "policy_id": "default", "policy_title": "默认评价办法(本区未制定办法时使用)",
        "policy_digest": hashlib.sha256(source).hexdigest(), "policy_source": "\\x" + source.hex(), "program_version": "pandas", "created_by": "pandas", "trial": "t",
        **{name: json.dumps(document, ensure_ascii=False, default=float) for name, document in documents.items()},
    }])


EVALUATION = [
    "zone_code", "run_id", "subject_kind", "subject_key", "parcel_id", "park_code", "subarea", "management", "track", "land_m2", "floor_area_ratio",
    "building_coverage", "parcel_count", "enterprise_count", "above_size_count", "output_cny", "output_state", "tax_cny", "tax_state", "output_per_mu",
    "tax_per_mu", "percentile", "score", "grade", "efficiency_class", "land_state", "findings", "disposal_mode", "detail", "class", "pool", "place",
    "base_score", "items", "year_values", "year_partly", "notes",
]
WHOLE = ["parcel_id", "parcel_count", "enterprise_count", "above_size_count", "pool", "place"]


def states(answers, used):
    """What is known of output and tax: a part, the value, that it need not be reported, that nobody uses the land, or nothing."""
    answers["output_state"] = np.select(
        [answers["partly_output"], answers["output_cny"].notna(), answers["track"] == "below", ~used], ["partly", "value", "below_size", "not_applicable"], "missing")
    answers["tax_state"] = np.select([answers["partly_tax"], answers["tax_cny"].notna(), ~used], ["partly", "value", "not_applicable"], "missing")


def kept(rows, zone, run):
    """Rows of one kind as the table of evaluations has them."""
    rows = rows.assign(zone_code=zone, run_id=run).reindex(columns=EVALUATION)
    rows["grade"], rows["findings"] = rows["grade"].fillna(""), rows["findings"].fillna("{}")
    whole = rows[WHOLE].columns[rows[WHOLE].notna().any()]
    rows[whole] = rows[whole].astype("Int64")
    return rows


def write(folder, name, rows, **how):
    rows.to_csv(f"{folder}/{name}.csv", index=False, na_rep="\\N", **how)


def main(folder, zone, year, run, finding, policy):
    times = [time.perf_counter()]
    parcels, enterprises, amounts, uses = read(folder, year)
    parks = pd.read_csv(f"{folder}/park.csv")
    times.append(time.perf_counter())
    attribute_years(parcels, enterprises, amounts, uses, year)
    now = uses[year]
    count_users(parcels, enterprises, now, amounts[year])
    matched = now[now["reason"] != "declared"].drop_duplicates("parcel").set_index("parcel")["reason"]
    parcels["placed_by"] = matched.reindex(parcels.index).astype(object).where(lambda by: by.notna(), None)
    of_parcels, parcel_context = judge(parcels, "parcel", "parcel_code")
    found = screen(parcels, of_parcels, pd.Timestamp(year, 12, 31))
    findings = told(found, year, f"{year}-12-31", unreported(parcels, amounts, uses, year))
    of_enterprises, enterprise_context = judge(enterprises, "enterprise", "uscc")
    sums = groups(zone, parks, parcels, of_parcels, enterprises, now)
    own, unstated = (np.bincount(now["enterprise"], of, len(enterprises)) for of in (None, now["relation"].isna()))
    of_enterprises["notes"], of_enterprises["parcel_count"], of_enterprises["park_code"] = np.select([own == 0, unstated > 0], ["{no_land}", "{relation_unknown}"], None), own, enterprises["park_code"]
    for name, column in ("parcel_id", "parcel_id"), ("park_code", "park_code"), ("subarea", "subarea"), ("enterprise_count", "occupants"), ("above_size_count", "above"):
        of_parcels[name] = parcels[column]
    states(of_parcels, parcels["occupants"] > 0)
    states(of_enterprises, pd.Series(True, enterprises.index))
    context = {"enterprise": enterprise_context, "parcel": parcel_context}
    row = run_row(zone, year, run, policy, (parcels, enterprises, now, of_parcels, of_enterprises, findings, context))
    times.append(time.perf_counter())
    now[["output_cny", "tax_cny"]] /= 100
    now["zone_code"], now["run_id"] = zone, run
    write(folder, "run", row)
    write(folder, "attribution", now[["zone_code", "run_id", "uscc", "parcel_id", "relation", "land_m2", "basis", "output_cny", "tax_cny"]])
    for at, rows in enumerate((of_enterprises, of_parcels, sums)):
        write(folder, "evaluation", kept(rows, zone, run), mode="a" if at else "w", header=not at)
    findings["zone_code"], findings["run_id"], findings["finding_id"] = zone, run, finding + np.arange(len(findings))
    write(folder, "finding", findings[["zone_code", "finding_id", "run_id", "parcel_id", "rule", "outcome", "disposal_mode", "detail"]])
    times.append(time.perf_counter())
    print("read %.2f compute %.2f write %.2f all %.2f s" % (*np.diff(times), times[-1] - times[0]), file=sys.stderr)


main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6]), sys.argv[6])
