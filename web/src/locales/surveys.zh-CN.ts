/** Words of commitments, near-threshold enterprises, spare floor area and the sheets of parks. */
export default {
  table: { none: '没有符合条件的记录', more: '再显示 {n} 条（共 {all} 条）', cut: '只显示前 {n} 条（共 {all} 条），导出的文件含全部', xlsx: '导出 Excel', csv: '导出 CSV' },
  promise: {
    site_of: '{name}（地块，{n} 宗）', title: '履约', hint: '协议和审查批准的方案承诺了什么、做到了没有、依据是什么', parts: '履约内容', commitments: '履约承诺', pipeline: '项目推进', as_of: '判定日', warn_days: '提前预警（天）', commitment_id: '承诺编号', enterprise_name: '企业', parcel_code: '宗地代码', land: '宗地或地块', of_site: '{site}（{n} 宗）', of_case: '审查案卷 {n} 的承诺，按整个地块判定，现有效 {of} 宗',
    park: '园区', indicator: '承诺指标', target: '承诺', value: '实际', due: '到期', outcome: '结果', warning: '预警', doubts: '存疑', met: '已兑现', failed: '未兑现', not_due: '未到期', cannot_tell: '无法判断', due_soon: '即将到期', overdue: '逾期无记录',
    doubtful: '存疑', days_past: '逾 {n} 天', days_left: '还有 {n} 天', basis: '判定日 {day}，到期前 {n} 天预警。', of_run: '台账无实际值时，用宗地台账和评价批次 {run}（{year} 年）的年报分摊数，逐条注明。', no_run: '没有评价批次：台账无实际值的产值、税收承诺无法判断。',
    close: '收起', source: '数据来源', missing: '缺少', revisions: '历次记录（{n}）', record: '登记实际值', actual: '实际值', actual_on: '实际日期', checked_on: '核查日期', evidence: '佐证材料', document_no: '文号', remedy: '整改措施', send: '登记', recorded: '{id} 的实际值已登记', revision: '版本',
    owner_name: '权利人', area_mu: '面积', stage: '阶段', next: '下一步约定日期', why: '依据', no_park: '不在园区内', count_mu: '宗 / 亩', by_park: '各园区的项目推进',
    stage_basis: '判定日 {day}。有合同或履约承诺的宗地，按宗地日期、建筑、用地企业的投产日期、规模和达产承诺判定；后一步有记录即视为前一步已完成，缺的记录逐宗列出。',
  },
  potential: {
    title: '潜力企业', hint: '尚未纳统、营业收入已过或接近规上线的工业企业', line: '规上线（万元）', class: '类别', over: '已过线未纳统', rising: '按增速将过线', likely: '估算过线', possible: '可能过线', near: '接近', name: '企业', park: '园区', industry: '行业', status: '状态', basis: '依据',
    reported: '年报', reports: '历年营收（万元）', estimated: '估算', revenue: '营业收入', share: '与线之比', why: '理由', missing: '缺少',
    method: '{year} 年，主营业务收入线 {line} 万元。年报有营业收入的用年报；没有的用本区同行业大类企业“营业收入 ÷ 税收、用电量、职工”的中位数估算（同类不足 {firms} 家时用全区工业），方括号内为四分位区间，取区间最窄的一项。年报达线 {near}% 起为“接近”。', no_data: '另有 {n} 家没有可用数据。',
  },
  spare: {
    title: '零地增资扩产', hint: '效益好的企业在自有土地上还能增建多少', line: '未约定容积率的宗地按', line_none: '不设', clear: '只看无抵押、查封', total: '可增建筑面积 {m2} ㎡，{n} 宗', by_park: '各园区可增建筑面积', left_out: '未列入的在用宗地',
    method: '可增建筑面积 = 容积率上限 × 用地 − 现有建筑。权利人自用，且评为 {grades} 类或宗地多年平均达到高效线 {high} 万元/亩（评价批次 {run}，{year} 年，抵押查封截至 {day}）。没有合同或规划上限的，用上面给定的容积率；未给定的用 2008 版控制指标下限（至少可建到此）。',
    parcel_code: '宗地代码', owner_name: '权利人', park: '园区', area_mu: '面积', floor_area_ratio: '容积率', allowed_far: '可建容积率', allowed_by: '上限依据', spare_m2: '可增面积', tax_per_mu: '亩均税收', why: '理由', against: '限制',
    by_parcel: '合同或规划', by_line: '给定的容积率', by_control: '控制指标下限', parcels: '宗地', clear_parcels: '无抵押查封', clear_m2: '其中可增面积',
    full: '已建满', not_performing: '效益未达标', owner_elsewhere: '权利人未自用', not_industrial: '非工业用地', no_owner: '权利人代码缺失', no_floor: '建筑面积缺失', no_limit: '无容积率上限',
  },
  survey: {
    title: '园区体检', parts: '体检内容', tab_sheet: '体检表', tab_parks: '园区排名', tab_appraisal: '考核对标', of_run: '评价批次 {run}（{year} 年），截至 {day}', scope: '理想值取', zones: '{n} 个开发区平均', indicators: '土地集约利用指标（TD/T 1029）', indicator: '指标', unit: '单位', value: '现状值', ideal: '理想值', gap: '差距',
    formula: '计算', lacks: '缺少', benchmarks: '对照值', basis: '公式和名称取自内置办法 tdt-1029；已供应指国有且有供应、交地或合同记录，已建成指其中有建筑、用地企业或竣工记录。分子无记录的土地不计入分母，其他合计缺数据时偏低，缺什么逐项列出。对照值的出处悬停可见。', potentials: '四类潜力', potential: '潜力', area_mu: '面积',
    potentials_note: '扩展、结构、强度、管理；四项强度潜力是同一片土地的不同看法，不相加。', stock: '用地存量', disposal: '建议处置方式', decided: '台账已定处置方式', mode: '处置方式', disposed: '已处置', decided_all: '台账已定处置', decided_note: '处置台账截至今日；一宗有多个条目的，按最近办理的一个。', indicator_years: '集约指标历年', indicator_years_note: '分子为各年年报，分母为现状用地；其余指标没有逐年数据。缺什么悬停可见。', parcels: '宗地', trend: '历年（每年最新一批评价）', year: '年度', run: '评价批次', output: '产值', tax: '税收', output_per_mu: '亩均产值', tax_per_mu: '亩均税收', above_size: '规上企业', idle: '闲置', low: '低效',
    by: '排名指标', apart: '工业主导型与产城融合型分开排名；类型随园区表导入，未登记的单独一组。', place: '名次', park: '园区', list: '考核清单', version: '{id} 第 {n} 版', weights: '各组权重合计 {n}', group: '一级指标', group_weight: '一级权重', item: '指标', weight: '权重', target: '目标值', source: '数据来源', supplier: '责任单位', document: '文件',
    not_listed: '（具体指标未见）', example: '这是随附的示例：只有五个一级指标及权重，具体指标未见。本省的清单请导入。', import: '导入考核清单', list_id: '清单编号（字母、数字、_、-）', file: 'CSV 文件（UTF-8）', send: '导入', import_hint: '列：一级指标、一级权重、指标、权重、单位、目标值、方向（高/低）、系统指标、填报值、数据来源、责任单位、文件、网址。有填报值用填报值（须有数据来源），否则用“系统指标”所指的本系统数值，如 industrial_tax、tax_per_mu、idle_mu。',
  },
  park_type: { industrial: '工业主导型', mixed: '产城融合型', none: '未登记类型' },
  appraisal: { 'national-2021': '国家级经开区 2021 版（示例）' },
  stage: { not_started: '签约未开工', not_completed: '开工未竣工', not_producing: '竣工未投产', below_size: '投产未上规', below_capacity: '上规未达产', at_capacity: '达产', cannot_tell: '无法判断' },
  lack: {
    revenue_cny: '营业收入', tax_cny: '税收', electricity_kwh: '用电量', employees: '职工人数', industry_code: '行业代码', target: '承诺值', actual: '实际值', due_on: '到期日', target_on: '承诺日期', actual_on: '实际日期', unit: '计量单位', events: '事件台账' },
}
