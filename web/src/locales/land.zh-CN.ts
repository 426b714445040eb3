/** Words of finding land. */
export default {
  land: {
    title: '找地', hint: '说出要什么样的地：逐宗给出契合、理由和未知项。没有记录的不当作可用。', form: '找地条件', lists: '结果', area: '面积（亩）', far_min: '可建容积率不低于', free_months: '几个月内可用', spare_m2: '另找可增建筑面积（㎡）≥',
    parks: '园区', subareas: '片区', land_state: '土地状态', findings: '有线索', any_rule: '任一规则', all: '不限', clear: '无抵押、查封', industrial: '规划为工业或仓储',
    near: '靠近道路或地点', draw: '在地图上画', drawn: '画完', no_road: '清除', within_m: '距离（米）', near_pairs: '经度,纬度 经度,纬度', drawing: '在地图上依次点击道路的各点，一点即为地点；画完再按一次。',
    together: '找相邻宗地合并成片', nothing_asked: '至少给出一个条件。', none: '没有符合的宗地：放宽条件试试。', list_parcels: '单宗', list_groups: '连片', list_spare: '可增建筑', group: '{n} 宗相连，共 {mu} 亩', group_figures: '看测算', no_group: '没有相连且合计面积符合的宗地：放宽条件，或到“找相邻宗地合并成片”按道路宽度找。', fit: '契合', fits: '完全符合', nearly: '接近', unknown: '有未知项',
    basis: '按评价批次 {run}（{year} 年）的土地状态，可用时间自 {day} 起算。每项符合 2 分、接近（差一成以内）1 分、未知 0 分；不符合的不列。', score: '{score}/{of} 分', score_hint: '每项条件的得分之和 / 满分', points: '{n} 分',
    new: '新', new_n: '新 {n}', free_on: '{day} 起可用', spare: '可增 {m2} ㎡', for_label: '有利', against_label: '不利', unknown_label: '未知',
    part_area: '面积', part_far: '容积率', part_clear: '抵押查封', part_free: '可用', part_planned_use: '规划用途', part_near: '距离', part_spare: '可增面积',
    saved: '保存的找地条件', name: '给这组条件起名', save: '保存', drop: '删除“{name}”', fit_now: '现有 {n} 处', bell: '“{name}”有 {n} 处新符合的地',
  },
}
