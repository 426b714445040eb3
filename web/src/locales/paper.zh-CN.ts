/** Words of what is printed on A4. */
export default {
  paper: {
    label: '打印', open_parcel: '打印一地一档', open_atlas: '打印图册', back: '返回', reading: '正在读取 {n}/{all} 宗', no_park: '先选择一个园区，再打印它的图册。', parcel: '宗地档案', atlas: '{park} 线索图册', scale: '比例尺',
    choose_park: '哪个园区的图册', choose: '图册内容', layout: '排版', layout_pages: '总图、清单，每宗一页', layout_list: '只要总图和清单', blocks: '按片区分幅：每片区一幅总图和清单', first: '只要面积最大的前几宗', first_all: '全部', n_parcels: '{n} 宗', n_findings: '{n} 条线索', n_pages: '{n} 页', about: '{parcels}、{findings}，约 {pages}。', many: '页数较多，制作和打印需要几分钟；可以少选规则、只要清单，或按前几宗分开制作。',
    make: '制作', stop: '停止', again: '重新选择', laying: '正在排版 {n}/{all} 宗', no_block: '未分片区', crowded: '图上过密，{n} 个编号未标注，见清单。', counts_list: '{parcels}，{findings}；图上编号即清单编号。',
    key_focus: '本宗地', key_met: '符合条件的线索', key_suspected: '可能符合的线索', key_cannot_tell: '无法判断', key_none: '无线索', key_park: '园区边界', counts: '{parcels}，{findings}；图上编号即后页编号。', number: '编号', rule: '规则', outcome: '结论',
    none: '无记录', no_entries: '未列入处置台账', opened_on: '立项 {day}', entries_left: '另有 {n} 件台账条目未打印。', no_lineage: '无分割、合并、换码记录', building_id: '编号', storeys: '层数', footprint: '基底', permit: '批准', permitted: '已批', agreement: '协议', arithmetic: '计算与来源', particulars: '内容', by: '经办', event_kind: '类型', recorded_on: '登记日期', relation: '关系', judged_on: '判定日 {day}；实际值的来源逐条注明。',
    as_of: '判定日 {day}', printed: '{who} 打印于 {day}', caveat: '线索不是结论，处置前须核实；面积以证载为准，图形仅供参考。',
  },
}
