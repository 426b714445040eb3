/** Words of redevelopment sites, their scenarios, checks and the programme. */
export default {
  site: {
    title: '再开发地块', name: '名称', state: '状态', draft: '草案', active: '在办', ended: '已结束', park: '园区', several_parks: '跨园区或园区外', mode: '改造模式', no_mode: '未定模式', area: '面积', parcels: '宗地', n_parcels: '{n} 宗',
    changed: '最近修改', new: '新建地块', codes: '宗地代码（空格、逗号或换行分隔）', make: '组成地块', parts: '地块内容', part_land: '现状', part_plans: '方案', part_mass: '三维体量', revision: '第 {n} 版 · {by} · {at}',
    overlap: '与{state}地块重叠：', gone: '宗地 {code} 已于 {on} 失效，变更为：', gone_unknown: '无后续宗地记录', owner: '权利人', use: '登记用途', floor: '建筑面积', far_max: '容积率上限', findings: '线索', burden: '抵押查封',
    mortgaged: '抵押', sealed: '查封', unknown: '无记录', none: '无', users: '用地企业', industry: '行业', relation: '用地关系', land_used: '在此用地', output_here: '在此产值', tax_here: '在此税收', of_run: '评价批次 {run}（{year} 年）的数据',
    change: '修改地块', documents: '审查依据', documents_usual: '系统默认的各份文件', keep: '保存', end: '结束地块', history: '历次版本（{n}）',
  },
  site_mode: { rebuild: '拆除重建', extend: '改扩建', improve: '综合整治', buy_back: '政府收储', self_renewal: '企业自改', platform: '平台回购', joint: '合作开发', mixed: '混合改造' },
  site_lineage: { split: '分割', merge: '合并', adjust: '调整', recode: '换码' },
  site_relation: { own: '自有', lease: '租赁', sublease: '转租' },
  scenario: {
    in_phase: '第 {n} 期{field}', field_in: '{field}（{unit}）', revert: '放弃改动', refused: '输入有误，不能保存', stale: '未更新：{plan}输入有误，以下是改正前最后一次成立的结果', unanswered: '未更新：{plan}，{why}', with_unsaved: '{name} · 有改动',
    title: '方案', nth: '方案 {n}', new: '新建方案', none: '还没有方案。', name: '方案名称', drop: '删除', kept: '第 {n} 版 · {by}', not_kept: '尚未保存', changed: '有改动未保存', industry: '拟引进行业（GB/T 4754）', like_grade: '参照等级', mode_of_site: '同地块',
    phases: '分期与建设期', share: '占比', start: '起', end: '止', add_phase: '加一期', no_phase: '去掉第 {n} 期', questions: '须人工回答', open: '未答', compared: '前后对比', item: '项目', before: '现状（三年均值）', committed: '承诺', mean_of: '{years} 年均值',
    finance: '成本与收益', in_wan: '万元', funding_gap: '开发方资金缺口', npv: '净现值', irr: '内部收益率 %', payback: '静态回收期（年）', discounted_payback: '动态回收期（年）', lacks: '缺少', years_of: '{plan} · {side}逐年', net: '净流量', cumulative: '累计', discounted: '折现',
    tornado: '敏感性', tornado_of: '{title}的敏感性', no_npv: '净现值未知，缺的数据见上表', numbers: '数值', stands: '取值', break_even: '净现值为零的取值', footprint: '建筑占地', coefficient: '建筑系数', height: '高度', no_mass: '建筑系数、层数、层高未全，无法画体量。',
    mass_around: '周边建筑按登记的层数 × 层高；没有层高的每层按 {m} 米示意，没有层数的不立体。', mass_kept: '此处为已保存的方案，未保存的改动不计。',
    mass_hint: '体量按地块外轮廓向内收至建筑系数、层数乘层高示意，不是设计。',
  },
  scenario_group: { building: '建筑', floor: '分用途建筑面积', yield: '投资与产出', cost: '成本', income: '开发方收入', funding: '资金', finance: '财务' },
  scenario_source: { user: '填写', median: '本区中位数', control: '控制指标', mode: '按模式', system: '系统设定', derived: '推算', missing: '未给定' },
  scenario_side: { zone: '园区', developer: '开发方' },
  scenario_fact: { phases: '分期与建设期', present_floor_area_m2: '现有建筑面积', present_tax_cny: '现有税收' },
  check: { title: '审查要点', check: '检查', pass: '通过', fail: '不通过', cannot_tell: '无法判断', not_applicable: '不适用', person: '由人决定', lacks: '缺少' },
  check_fact: {
    mode: '改造模式', industry: '行业', industrial: '登记用途', idle: '闲置认定', mortgaged: '抵押记录', sealed: '查封记录', benefit_per_mu: '近三年亩均税收', far_max: '容积率上限', plan_far: '方案容积率', plan_coefficient_pct: '方案建筑系数', admin_floor_pct: '行政生活建筑占比',
    admin_land_pct: '行政生活用地占比', storeys: '层数', storey_height_m: '层高', column_grid_m: '柱距', plan_investment_per_mu: '固投强度', plan_output_per_mu: '亩均产值', plan_tax_per_mu: '亩均税收', present_footprint_pct: '现状建筑占地', in_industrial_line: '是否在工业控制线内',
    fits_plan: '是否符合规划', title_undisputed: '权属有无争议', consents_given: '权利人是否同意', restricted_industry: '是否限制淘汰类', supervision_agreement: '监管协议', residential_layout: '有无住宅式设计', barred_facilities: '有无禁建设施', goods_lift: '货梯',
    utilities_grouped: '卫生间管井是否集中', process_needs_height: '工艺是否需要层高', use_unchanged: '用途有无擅改', built_before_2010: '是否 2009 年底前建成', construction_land: '是否建设用地', standardised_park: '是否标准化项目', key_project: '是否重点项目', limit: '文件的限值（待填）', limit_table: '文件的分行业限值表（待填）', site_mu: '用地面积', smallest_parcel_mu: '最小一宗面积', parcels: '宗地数', owners: '权利人数', output_before_per_mu: '近三年亩均产值', present_far: '现状容积率', collective: '是否含集体土地', illegal_building: '违法建设记录', in_force: '宗地是否现行', park_code: '园区',
    table_far_2008: '2008 版容积率表无此行业', table_far_2023: '2023 版容积率表（未录入）',
  },
  programme: {
    hint: '{n} 个地块，截至 {day}。每个地块按送审方案计，未送审的按最近保存的方案计；获批后计为“已获批”，竣工后计入竣工当年；不予批准和撤回的不计。', timeline: '时间表', by_year: '分年度、分园区（按完成年份）', none: '还没有带分期的方案，也没有目标。', stage: '进度', planned: '计划', under_way: '已获批', done: '完成', target: '年度目标',
    area_mu: '面积', gained_floor_m2: '净增建筑', investment_cny: '投资', tax_cny: '达产税收', unknown: '{n} 个地块数据不全', set_target: '设定年度目标',
  },
}
