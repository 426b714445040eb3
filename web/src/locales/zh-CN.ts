import account from './account.zh-CN'
import disposal from './disposal.zh-CN'
import evaluation from './evaluation.zh-CN'
import assembly from './assembly.zh-CN'
import land from './land.zh-CN'
import paper from './paper.zh-CN'
import review from './review.zh-CN'
import site from './site.zh-CN'
import surveys from './surveys.zh-CN'
export default {
  app: { name: '亩均', other: 'Permu', title: '亩均 Permu', skip: '跳到主要内容', dismiss: '关闭提示' },
  page: { label: '功能', more: '更多', map: '地图', ledger: '台账', parks: '园区', evaluation: '评价', findings: '线索', disposal: '处置', commitments: '履约', potential: '潜力企业', spare: '零地增资', find: '找地', survey: '园区体检', renewal: '工改工', users: '用户' },
  ...account,
  ...evaluation,
  ...assembly,
  ...review,
  ...site,
  ...surveys,
  ...land,
  ...paper,
  ...disposal,
  yes: '是', no: '否',
  unit: { mu: '亩', wan: '万元', wan_per_mu: '万元/亩', yi: '亿元', m2: '㎡', person: '人', tce: '吨标煤', kwh: '千瓦时', t: '吨', m3: '立方米', parcel: '宗', enterprise: '家', park: '个' },
  text: { title: '《{name}》', with_unit: '{text}（{unit}）', colon: '：', comma: '，', semicolon: '；', list: '、' },
  gap: { no_data: '无数据', partly: '部分', below_size: '规下', not_applicable: '不适用' },
  metric: {
    label: '指标', output_per_mu: '亩均产值', tax_per_mu: '亩均税收', floor_area_ratio: '容积率', grade: '评价等级', land_state: '土地状态',
  },
  grade: { A: 'A 类', B: 'B 类', C: 'C 类', D: 'D 类', not_graded: '未评级' },
  land_state: {
    built_used: '已建在用', supplied_unused: '供而未用', idle: '闲置', low_efficiency: '低效', not_industrial: '非工业用地', cannot_tell: '无法判断',
  },
  management: { direct: '直管园区', autonomous: '自主管理', joint: '联合管理' },
  outcome: { met: '符合条件', suspected: '可能符合', not_met: '不符合', cannot_tell: '无法判断' },
  rule_kind: { idle: '闲置', low_efficiency: '低效', unused: '未用', breach: '违约或不达标', signal: '线索' },
  confidence: { high: '高', medium: '中', low: '低' },
  disposal: {
    label: '建议处置', merge_reorganise: '兼并重组', joint_investment: '联合招商', recover_reset: '收回重置', self_upgrade: '自主升级', none: '无',
    extend_start: '延长动工开发期限', change_use: '调整用途、规划条件', temporary_use: '安排临时使用', paid_recovery: '协议有偿收回', swap: '置换土地', other: '其他方式', fee: '征缴闲置费', recovery: '无偿收回',
  },
  top: {
    zone: '开发区', year: '年度', run: '评价批次', trial: '试算', language: 'English', theme: '明暗',
    theme_system: '跟随系统', theme_light: '浅色', theme_dark: '深色',
  },
  search: {
    label: '搜索企业、代码、宗地', placeholder: '搜索企业 / 信用代码 / 宗地', none: '没有找到“{q}”', failed: '暂时无法搜索',
    parcel: '宗地', enterprise: '企业', park: '园区',
  },
  park: {
    pick: '选择园区', all: '全部园区', tree: '园区（按管理方式）',
  },
  filter: {
    label: '筛选', clear: '清除全部', remove: '移除筛选：{name}', area: '面积（亩）', min: '最小', max: '最大', above_size: '有规上企业', shared: '一地多企',
    rule: '线索规则', untold: '规则无法判断', grade: '等级', land_state: '土地状态', applied: '已选 {n} 项', enterprise: '企业',
  },
  legend: {
    label: '图例', band: '分档', count: '宗', mu: '亩', share: '占比', total: '合计', isolate: '只看“{name}”', release: '显示全部分档',
    findings: '线索', met: '符合条件', suspected: '可能符合', park_output_per_mu: '园区按自身合计着色，放大后显示宗地', park_tax_per_mu: '园区按自身合计着色，放大后显示宗地', park_floor_area_ratio: '园区容积率 = 建筑面积合计 ÷ 有资料的宗地面积；放大后显示宗地', park_grade: '园区取其中宗数最多的等级（未评级的不计），不是对园区的评价；指向园区看各等级宗数，放大后显示宗地', park_land_state: '园区取其中面积最大的土地状态；放大后显示宗地', park_plain: '此分档只适用于宗地，园区不着色，放大后显示宗地', hide: '收起图例', show: '图例',
    year: '{year} 年', one_colour: '{share} 的数值都在“{name}”一档，看不出差别。', no_value: '这里没有宗地有此项数值，{share} 为“{name}”。',
    even: '各档宗数尽量相等、界限取整，只适用于当前范围。', divide: '按本视图分位分档', fixed: '恢复固定分档', other: '改看{name}',
  },
  map: {
    label: '地图', home: '回到全区', zoom_in: '放大', zoom_out: '缩小', no_webgl: '此浏览器不能绘制地图（缺少 WebGL2）。台账、园区和线索照常可用。',
  },
  ledger: {
    label: '台账', caption: '{n} 宗 · {mu} 亩', export: '导出 Excel', resize: '调整台账高度', open: '展开台账', close: '收起台账',
    empty: '没有符合条件的宗地', empty_hint: '放宽筛选，或取消分档与园区的选择。', sort: '按“{name}”排序',
  },
  column: {
    parcel_code: '宗地代码', owner_name: '权利人', park_name: '园区', subarea: '片区', area_mu: '面积', floor_area_ratio: '容积率',
    output_per_mu: '亩均产值', tax_per_mu: '亩均税收', score: '得分', grade: '等级', land_state: '土地状态', enterprise_count: '企业', findings: '线索',
  },
  parks: {
    over: '÷ {mu} 亩', basis: '亩均值 = 落到宗地的合计 ÷ 有该项数据的宗地面积（每格下方）；规下、闲置、供而未用等没有该项数据的用地不计入分母。评价页按企业汇总时除以企业用地，数值会不同', title: '园区总览', parks: '园区', zone: '全区', planned: '规划面积', km2: '平方公里', enterprises: '企业', above: '规上企业', trade: '限上商贸', listed: '上市及后备',
    output: '产值', above_output: '规上产值', tax: '税收', over_100m: '产值超亿元', over_1b: '产值超十亿元', parcels: '宗地', area: '面积',
    name: '园区', management: '管理方式', parcel_count: '宗地', area_mu: '面积', enterprise_count: '企业', above_size_count: '规上企业', output_cny: '产值', tax_cny: '税收',
    output_per_mu: '亩均产值', tax_per_mu: '亩均税收', land_state: '土地状态（面积）', grade: '等级（宗数）', land_of: '{name}的计算面积',
    table: '园区和片区', subareas: '显示片区', export: '导出 CSV', sort_share: '按“{name}”占比排序', open: '在地图上看 {name}', of_direct: '直管园区', conservation: '产值已落宗 {share}，未落宗 {rest} 亿元',
  },
  findings: {
    title: '线索', hint: '每条线索都说明规则、条款和依据；图案不代表结论，处置前须核实。', none: '当前范围内没有线索',
    only: '只看', facet: '地图和台账只看“{name}”',
  },
  file: {
    label: '宗地档案', close: '关闭档案', zoom: '在地图上定位', loading: '正在打开档案', height: '调整档案高度', height_peek: '露出', height_half: '半屏', height_full: '全屏', percentile: '亩均税收第 {n} 百分位',
    source: '{year} 年 · {policy}', source_none: '未评价', as_of: '，截至 {day}',
    area: '面积', far: '容积率', output: '亩均产值', tax: '亩均税收',
    findings: '线索', score: '评价得分', enterprises: '企业', years: '历年数据', title: '权属与面积', dates: '时间', buildings: '建筑',
    commitments: '履约承诺', events: '事件', lineage: '沿革',
    inputs: '依据', missing: '缺少', clears: '如何消除', meets: '符合规则的使用企业', by_rule: '规则', confidence: '可信度', no_findings: '没有触发任何规则',
    not_scored: '本批次未评分', total: '总分',
    no_enterprises: '没有登记用地企业', tax_whole: '税收', share: '用地占比', relation_own: '自有', relation_lease: '租赁', relation_sublease: '转租', relation_unknown: '未登记',
    output_wan: '产值', tax_wan: '税收（分摊到本宗）', employees: '职工', year: '年度', chart: '历年亩均产值与亩均税收',
    title_area: '证载面积', measured_area: '实测面积', difference: '差异', storeys: '层', not_permitted: '未批',
    buildings_sum: '{n} 栋 · 建筑面积 {m2} ㎡',
  },
  enterprise: {
    label: '企业档案', open: '打开 {name} 的档案', parcels: '用地', land: '用地面积', share: '占该宗地 {share}', open_parcel: '宗地档案',
    no_parcels: '尚未落到任何宗地', pieces_from: '{pieces}（{file}）', findings: '所在宗地的线索', reports: '其他年报数据', facts: '基本情况',
  },
  scale: { above: '规上', below: '规下' },
  listing: { none: '未上市', preparing: '上市后备', listed: '已上市' },
  status: { operating: '在营', stopped: '停产', deregistered: '注销' },
  report: {
    revenue_cny: '营业收入（万元）', value_added_cny: '增加值（万元）', profit_cny: '利润（万元）', energy_tce: '综合能耗（吨标煤）', electricity_kwh: '用电量（千瓦时）',
  },
  field: {
    uscc: '统一社会信用代码', tax_cny: '税收', output_cny: '产值', revenue_cny: '营业收入', value_added_cny: '增加值', park_name: '园区', industry_code: '行业', scale: '规模', trade_quota: '限上商贸', listing: '上市', status: '状态',
    certificate_no: '不动产权证号', owner_name: '权利人', owner_uscc: '权利人代码', user_name: '使用人', address: '坐落', tenure: '土地所有权',
    supply_method: '供应方式', land_use_code: '登记用途', planned_use_code: '规划用途', far_min: '容积率下限', far_max: '容积率上限',
    floor_area_m2: '建筑面积（㎡）', footprint_m2: '基底面积（㎡）', contract_no: '合同编号', price_cny: '出让价款（万元）', agreed_investment_cny: '约定投资（万元）', invested_cny: '已投资（万元）',
    idle_cause: '闲置原因', mortgaged: '抵押', sealed: '查封', developable_area_m2: '应开发面积（㎡）', developed_area_m2: '已开发面积（㎡）', developed_ratio: '已动工面积比', invested_ratio: '已投资比', source_file: '来源文件',
    handed_over_on: '交地', agreed_start_on: '约定开工', actual_start_on: '实际开工', agreed_completion_on: '约定竣工',
    actual_completion_on: '实际竣工', suspended_on: '中止', term_ends_on: '年限届满', valid_from: '本代码启用',
  },
  choice: {
    state: '国有', collective: '集体', granted: '出让', allocated: '划拨', leased: '租赁', other: '其他', government: '政府原因', force_majeure: '不可抗力', holder: '权利人原因',
  },
  indicator: {
    tax_per_mu: '亩均税收', output_per_mu: '亩均产值', value_added_per_mu: '亩均增加值', revenue_per_mu: '亩均营收', value_added_per_employee: '全员劳动生产率',
    value_added_per_tce: '单位能耗增加值', tax_per_tce: '单位能耗税收', value_added_per_emission_t: '单位排污增加值', rd_ratio: '研发投入占比', floor_area_ratio: '容积率', investment_per_mu: '亩均投资', investment_total: '固定资产投资总额', building_coefficient: '建筑系数', energy_per_output: '单位产值能耗', jobs: '就业人数', firms: '企业数', start_on: '开工', completion_on: '竣工', production_on: '投产', capacity_on: '达产', safety: '安全生产', environment: '环境保护',
  },
  event: {
    safety: '安全生产', environment: '生态环境', credit: '信用', shutdown: '停产', resumption: '复产', seizure: '查封', illegal_building: '违法建设', recognition: '认定与荣誉', other: '其他',
  },
  baseline: { const: '办法规定值', group_mean: '同类平均值', prior_group_mean: '上年同类平均值', max: '同类最大值', percentile: '同类百分位值', table: '办法附表', value: '办法规定的替代值', track: '全赛道的值', industry_group: '行业组的值' },
  source: { annual_report: '年度数据', parcel: '宗地资料', buildings: '建筑资料', agreement: '协议', file: '{file}，{day} 导入', file_later: '{file}，{day} 导入，在本批次之后' },
  matched: { label: '依据', declared: '登记的用地关系', exact_key: '按宗地代码匹配', unit_suffix: '按宗地代码匹配（去掉单元号）' },
  share_basis: { whole_parcel: '唯一使用者，计全宗', declared_land: '按登记面积', floor_share: '余下按建筑面积分摊', equal_share: '余下平均分摊', scaled_land: '登记面积按宗地缩减', tax_share: '按税收分摊', tax_unknown: '应按税收分摊，有使用者税收未知或不为正，平均分摊', floor_by_far: '厂房面积 ÷ 容积率', scaled_by_far: '厂房面积 ÷ 容积率，按宗地缩减', floor_as_none: '租用厂房不折算用地' },
  lineage: { split: '分割', merge: '合并', adjust: '调整', recode: '换码', from: '来自', into: '变为' },
  unknown: {
    zone: '没有开发区“{value}”，现在显示的是{shown}。', zone_step: '看{shown}',
    run: '没有评价批次“{value}”，现在显示的是“{shown}”。', run_step: '看现有批次',
    year: '{value} 年没有评价批次，现在显示的是 {shown} 年。', year_step: '看 {shown} 年',
    park: '没有园区“{value}”，因此没有宗地可显示。', park_step: '显示全部园区',
    subarea: '这里没有片区“{value}”，因此没有宗地可显示。', subarea_step: '显示整个园区',
    band: '图例中没有分档“{value}”，因此没有宗地可显示。', band_step: '显示全部分档',
    parcel: '本开发区没有宗地“{value}”：代码可能有误，或已经分割、合并、换码。', enterprise: '本开发区没有企业“{value}”：请核对统一社会信用代码。', subject: '本批次没有评价对象“{value}”。', to_map: '回到地图',
  },
  state: {
    loading: '正在读取 {what}', zone: '开发区数据', empty_name: '某某开发区', empty_title: '还没有数据', empty_text: '这里还没有可以看的园区和宗地。在服务器上运行：',
    empty_demo: '或者先看演示：', no_run: '还没有评价批次。运行：', offline_title: '连不上服务器', offline_text: '请检查网络；已读取的内容仍可浏览。',
    problem_title: '没有读到数据', retry: '重试', problem_status: '状态 {status} · {detail}', status_400: '请求的内容有误。', status_404: '没有找到：链接里的编号可能有误，或者它已经不在了。', status_409: '别人刚刚改过，请重新读取后再试。', status_422: '请求的内容有误。', status_500: '服务器出错，请重试；仍不行请联系管理员。', unreadable: '保存的记录已无法读取，请联系管理员；出错的位置见下。', status_503: '服务器正忙，请稍后重试。', status_other: '服务器没有完成这项请求。', forbidden: '您没有查看这些数据的权限，请联系管理员。', partial: '线索未能读取，其余照常。',
  },
}
