/** Words of the review of schemes; states, moves, fields and opinions bring their own names. */
export default {
  review: {
    title: '方案审查', states: '状态', my_turn: '待我办理', mine: '待我办理', site: '地块', number: '案卷号', scheme: '方案', revision: '{name}（第 {n} 版）', area: '面积', state: '状态', round: '轮次', round_n: '第 {n} 轮', days: '本状态天数', due: '期限', turn: '办理',
    caption: '共 {n} 件 · {mu} 亩', open: '建立案卷', choose: '请选择', no_scheme: '该地块尚无方案', site_id: '地块', scenario_id: '方案', all: '全部案卷', case: '审查案卷', case_no: '案卷 {n}', do: '办理', board: '部门意见', items: '退回事项', compare: '前后对照与定格', after: '批后跟踪', links: '申请人查询链接', consents: '意愿', promises: '承诺', steps: '办理过程',
    decided_on: '{day} 由 {by} 决定', became: '宗地 {code} 送审后已变更为：{into}', pieces: '地块由 {n} 片不相接的土地组成（间隔超过 {m} 米即不算相接；该距离取自组合地块时设定的道路宽度，未设定时按相接计）', missing: '还有 {n} 项必填内容或必备材料未完成', print: '打印', back: '返回案卷', print_dossier: '打印案卷', print_summary: '打印上会摘要', dossier_as: '案卷 {ending}',
    nothing_to_do: '当前没有您可以办理的事项。', not_you: '另有 {n} 项您现在不能办理', conflict: '{by} 已先行办理“{move}”。已重新读取，您填写的内容仍在，请核对后再提交。',
    department: '部门', opinion: '意见', text: '意见内容', items_lines: '须补正事项（每行一项）', conditions_lines: '条件（每行一项）', milestone: '批后事项', document_on: '日期', document_no: '文号', signer: '签发人', file_id: '附件', note: '说明', add_file: '添加文件（不超过 20 MB）', conditions: '批准条件', move: '办理', version: '版本', fields: '填写内容', document: '材料', answer: '答复', body: '文件', name: '文件名',
    not_submitted: '尚未送审。', awaited: '待出具', answer_to: '答复第 {n} 项', from_approver: '审批人',
    required: '必填', from_facts: '自动取数', from_scheme: '取自方案', default_facts: '取自台账，可修改', default_scheme: '取自方案，可修改', due_of: '{what}期限', save: '保存填写内容', owner: '权利人', role: '身份', says: '意愿', remove: '删除此行', add_owner: '添加权利人', save_consents: '保存意愿', not_enough: '意愿尚未达到要求的比例。',
    role_owner: '权利人', role_co_owner: '共有人', role_mortgagee: '抵押权人', role_court: '查封法院', role_village: '村集体', role_tenant: '承租人',
    no_promises: '尚无承诺。批准后，承诺随批准文件转入履约页跟踪。', add_promise: '添加承诺', save_promises: '保存承诺', promise_indicator: '指标', promise_target: '承诺值', promise_target_on: '承诺日期', promise_unit: '单位', promise_due_on: '核验日', promise_uscc: '承诺企业信用代码',
    frozen_submission: '送审数据定格于 {at} · 评价批次 {run} · SHA-256 {digest}…', frozen_decision: '决定所依据的数据定格于 {at} · 评价批次 {run} · SHA-256 {digest}…', not_frozen: '送审时定格数据，当前显示现值。', years: '前后对照与逐年实际', before: '改造前', promised: '承诺', plan: '方案', mean_of: '{years} 年均值', lacking: '缺数说明', unit: '单位',
    checks: '合规检查 {n} 项，不通过 {fail} 项', moved: '定格之后有 {n} 项数据发生变化，决定仍以定格数据为准。', unmoved: '定格之后数据没有变化。', against_now: '定格数据与现值对照', field: '项目', then: '定格', now: '现值', out_of_force: '已注销或变更',
    no_milestones: '尚无批后进展。', link_owner: '申请人名称', give_link: '生成链接', link_once: '链接只显示一次，请复制后交给申请人：', link_address: '链接地址', link_until: '有效期至 {day}', revoke: '收回', revoked: '已收回', map: '宗地图',
    must: '（必填）', not_passing: '合规检查：{fail} 项不通过，{unknown} 项无法判断', i_know: '以上 {n} 项我已逐项知悉，仍要继续办理', reason: '有检查不通过仍继续办理的理由', acknowledged_as: '已知悉未通过或无法判断的检查：{list}', seen: '所依据的数据', acknowledged: '检查项确认',
    rests_moved: '您查看之后，本案所依据的数据已有变化：{parts}。未办理，页面已重新读取，请核对后再提交。', part_run: '评价批次', part_site: '地块与宗地', part_scheme: '方案', part_figures: '测算与检查结果', part_fields: '案卷内容', part_consents: '意愿比例',
    settings: '审查设置', opinion_days: '部门出具意见（工作日）', correction_days: '补正期限（工作日）', again_years: '批后再评价（年）', consent_by: '意愿计算方式', by_both: '面积与人数均须达到', by_area: '按面积', by_heads: '按人数', consent_share: '意愿比例下限（%）', departments: '征求意见的部门', department_zh: '部门名称', department_en: '英文名称', department_name: '代码（小写字母）',
    add_department: '添加部门', save_settings: '保存设置', settings_version: '第 {n} 版，{by} 保存于 {at}', settings_own: '本区尚未设置，以上为程序默认值，不是法定期限。', settings_conflict: '{by} 已先行保存：{said}。您填写的内容仍在，请核对后再保存。', settings_as: '意见 {opinion} 日，补正 {correction} 日，再评价 {again} 年，意愿 {share}%（{by}），部门 {n} 个',
    take_scenario: '更换方案版本', no_other: '没有其他方案版本', scenario_revision: '方案版本',
    bell: '方案审查：逾期 {overdue} 件，临期 {soon} 件',
    follow_title: '方案审查进度查询', link_worthless: '链接无效、已过期或已收回。', submitted: '送审日期', decision: '决定', approved: '批准', refused: '不予批准',
  },
}
