/** Words of the ledger of findings; states, moves and modes bring their own names. */
export default {
  disposal_page: {
    caption: '{n} 件，涉及 {parcels} 宗 {mu} 亩', sum: '{n} 件 · {mu} 亩', by_entry: '各列亩数按件计：一宗地有几件的，每件各计一次', title: '处置台账', parts: '台账视图', by: '看板按', by_state: '状态', by_track: '问题类型', by_assignee: '责任人', by_due: '期限', nobody: '未分派', part_board: '看板', part_list: '清单', part_calendar: '日历', all: '全部', track: '问题类型', ended: '含已办结', due_overdue: '已逾期', due_soon: '逾期和临期',
    all_of: '全部 {n} 件', none: '没有符合条件的台账条目。放宽园区、规则、状态或期限的筛选，或勾选“含已办结”。', first: '只读入期限最早的 {n} 条，请用筛选缩小范围。', suggested: '建议：{mode}', tick: '选择 {name}', tick_all: '全选',
  },
  phase: { suspected: '疑似（待核实）', inquiry: '调查、督促整改', proposed: '待复核', identified: '已认定', disposal: '处置中', held: '豁免、保护、争议', ended: '已办结' },
  recorded: { inquired: '送达调查通知书', answered: '使用权人说明', reported: '报上级备案', published: '向社会公布', withdrawn: '撤销公布', hearing_offered: '告知听证权利', heard: '听证' },
  ledger_due: { overdue: '已逾期', soon: '临期', later: '未到期', none: '无期限' },
  entry: {
    done: '已办理：{move}，现为“{state}”', file_added: '已添加附件“{name}”', label: '台账条目', close: '关闭条目', do: '办理', move: '办理事项', choose_move: '选择办理事项', steps: '办理过程', files: '附件', receipt: '线索依据', of_run: '批次 {run} · {day} 立项', parcel: '宗地',
    due_on: '期限', state: '状态', parcel_code: '宗地代码', owner_name: '权利人', park_name: '园区', area_mu: '面积（亩）', rule: '线索', mode: '处置方式', assignee: '责任人', next_step: '下一步', unit: '实施单位', disposed: '已处置', returns_to: '到期恢复为',
    document_no: '文号', document_on: '日期', signer: '签发人', file_id: '附件', cause: '闲置原因', ground: '第八条所列情形', claimed: '使用权人所称情形（第八条）', claims: '使用权人称：{ground}', ground_shown: '须有证明材料：填写文号，或选择附件。', promise: '承诺', start_due_on: '动工期限', extended_by: '已延期，文号：{document}', may_close: '可办理“{move}”。', track: '问题类型', until_on: '期限至', disposed_m2: '处置面积', disposed_mu: '处置面积（亩）', note: '说明', deadline: '自定期限', deadline_unit: '期限单位', second_person: '复核人', version: '版本', second: '须由 {by} 以外的人复核',
    at_most: '最长{span}', file_first: '请先在下方添加附件。', add_file: '添加附件（不超过 20 MB）', file_name: '文件名', file_body: '文件', signed_by: '签发 {name}', until: '至 {day}', dealt_with: '处置 {mu} 亩', given_to: '责任人 {name}',
    conflict: '{by} 已于 {at} 先行办理“{move}”，现为“{state}”。已重新读取。', conflict_kept: '您填写的内容仍在，请核对后再提交。', conflict_gone: '您选的事项在这个状态下不能再办理。', causes_differ: '台账的闲置原因（{cause}）与宗地档案登记的（{recorded}）不一致，请核对。宗地档案有误的，在服务器上用 permu import parcels 重新导入“闲置原因”列；台账有误的，认定前由{movers}在“{move}”时更正，待复核的先由{approvers}“{back}”。', unsupported: '批次 {run} 不再支持这条线索。', became: '宗地已变更，现为：{codes}。', cancelled: '宗地已于 {day} 注销，未登记文号。', cancelled_by: '宗地已于 {day} 注销，文号：{document}。',
  },
  span: { days: ' {n} 日', working_days: ' {n} 个工作日', months: ' {n} 个月', years: ' {n} 年' },
  span_unit: { days: '日', working_days: '个工作日', months: '个月', years: '年' },
  batch: { done: '已办理：{move}（{n} 宗）', conflict: '有条目已被他人先行办理，本次全部未办理。已重新读取，您填写的内容仍在，请核对后再提交。', faster: '{parcel}：{by} 已于 {at} 办理“{move}”，现为“{state}”', gone: '{parcel}：已不在所列范围内', label: '批量办理', ticked: '已选 {n} 宗', clear: '清除选择', none: '所选条目没有共同的办理事项（状态或类型不同，或须逐宗附件）。', too_many: '一次最多 {n} 宗。', send: '{move}（{n} 宗，全部或全不）' },
  calendar: { before: '上一月', after: '下一月', today: '今天', entries: '{n} 件', more: '另有 {n} 件', bring: '导入节假日（CSV）', unknown: '{year} 年节假日未导入，只计周末', partly_known: '{year} 年节假日导入不全', removed: '已移除原有：{days}', case: '审查：{name}（{what}）', promise: '承诺{what}：{of}', partial: '期限在 {day} 之后的条目未读入，请用筛选缩小范围。' },
  weekday: { d1: '周一', d2: '周二', d3: '周三', d4: '周四', d5: '周五', d6: '周六', d7: '周日' },
  holiday: { holiday: '节假日', workday: '调休上班', date: '日期', kind: '类型', header: '表头', rows: '行' },
  bell: { label: '提醒', counts: '逾期 {overdue}，临期 {soon}', none: '没有提醒', nothing: '没有逾期或临期的条目', overdue: '逾期 {n} 件', soon: '临期 {n} 件（{days} 日内）', promises: '承诺：逾期未兑现 {overdue} 项，临期 {soon} 项' },
}
