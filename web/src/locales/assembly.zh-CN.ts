/** Words of the search for land that can be taken together. */
export default {
  renewal: { title: '工改工', hint: '把相邻的地放在一起，算清前后账，送审到底', parts: '工改工内容', find: '找地块', sites: '再开发地块', cases: '审查', programme: '项目总览' },
  find: {
    conditions: '查找条件', results: '查找结果', min: '面积下限（亩）', max: '面积上限（亩）', where: '在哪里找', where_park: '一个园区', where_drawn: '地图上画的范围', where_seed: '从一宗地出发', where_zone: '全区', park: '园区', choose: '请选择', seed: '宗地代码', on_map: '在地图上点选', press_seed: '请在地图上点一宗地',
    drawn: '范围的拐点（经度 纬度）', drawn_hint: '118.5 24.8, 118.6 24.8, …', draw: '在地图上画', draw_done: '画完了', draw_anew: '重画', drawing: '在地图上逐点点击，已有 {n} 个拐点', road: '可跨越的道路宽度（米）', owners: '权利人不超过（户）', any: '不限', objective: '目标', weights: '各项权重',
    weights_changed: '改了 {n} 项', weights_ours: '权重为本系统默认值，无文件依据，可改', least_parcels: '至少几宗', least_parcels_hint: '填 2 及以上只找须拼合的用地', single: '单宗地，不涉及拼合', rule_not_in_site: '不在其他在办再开发地块内', rule_not_idle: '非闲置土地（认定或疑似闲置的须先处置）', weights_back: '恢复原来的权重', points_unit: '{points} 分/{unit}', rules: '必须满足', rule_industrial: '规划用途为工业仓储（无记录的按登记用途并注明）', rule_not_mortgaged: '未抵押', rule_not_sealed: '未查封', rule_known_only: '情况不详的也不要', rule_park: '在同一园区内', rule_subarea: '在同一片区内',
    ask: '查找', lacks_range: '面积上限应不小于下限', lacks_park: '请选择园区', lacks_drawn: '请在地图上画出范围，至少三个拐点', lacks_seed: '请给出一宗地', told: '{n} 个方案，任两个重叠不超过较小者的一半；范围内 {parcels} 宗，可用 {eligible} 宗，依据评价批次 {run}', exhausted: '没有更多差异足够大的方案',
    optimal: '已证明最优', by_known: '{sure}（仅按已知数据）', bounded: '未证明最优：上界 {bound} 分，差距不超过 {gap}%', points: '{points} 分', of_parcels: '{n} 宗', of_owners: '{n} 户权利人', tax_unknown: '现有税收无数据', above_most: '面积超出所找的上限 {mu} 亩', below_least: '面积不足所找的下限 {mu} 亩', of_tax: '现有税收 {wan} 万元', why: '得分与理由', set: '当前组合', look: '看全貌', close: '收起', pieces: '不相连，分为 {n} 片',
    barriers: '不得跨越的线（如主干路）', lines: '{n} 条', draw_line: '在图上画线', next_line: '另起一条', no_lines: '清除', drawing_line: '在地图上逐点点击，沿道路中线画',
    include: '必须纳入的宗地', exclude: '不得纳入的宗地', codes_hint: '宗地代码，逗号或空格分隔', pin_done: '选完了', pin_include: '必须纳入', pin_exclude: '不得纳入',
    barred: '不可用：{list}', in_site: '在办地块“{name}”',
    area: '面积', measured: '测量面积', owner_count: '权利人（户）', enterprises: '用地企业（家）', output: '产值', tax: '税收', jobs: '职工', floor: '现有建筑', far: '容积率', coverage: '建筑系数', headroom: '可增建筑', shared: '内部共用边', road_front: '临路长度', compact: '规整度', without: '（{n} 宗无数据）',
    mortgaged: '已抵押', sealed: '已查封', unknown_title: '抵押或查封不详', not_industrial: '非工业用途', plan_unknown: '规划用途无记录（按登记用途）', points_made: '得分怎么来的', press_parcels: '在地图上点击宗地可加入或移出。', members: '组成宗地', remove: '移出', add: '加入', neighbours: '可加入的相邻宗地', frontage: '相接/相对（米）', brings: '得分变化',
    across: '隔 {m} 米', new_owner: '新增权利人', is_mortgaged: '已抵押', is_sealed: '已查封', is_other_use: '非工业用途', more: '全部 {n} 宗', fewer: '收起', name: '地块名称', keep: '保存为再开发地块', kept: '已保存为再开发地块 {id}', open_site: '打开',
  },
  find_barred: {
    excluded: '指定排除 {n} 宗', use: '用途不符 {n} 宗', mortgaged: '已抵押 {n} 宗', sealed: '已查封 {n} 宗', idle: '闲置或疑似闲置 {n} 宗', in_site: '在其他在办地块内 {n} 宗', road_land: '道路用地 {n} 宗', unknown: '情况不详 {n} 宗', no_place: '不在园区或片区内 {n} 宗', too_large: '单宗面积已超上限的 {n} 宗',
  },
}
