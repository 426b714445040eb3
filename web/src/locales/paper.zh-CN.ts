/** Words of what is printed on A4. */
export default {
  paper: {
    label: '打印', open_parcel: '打印一地一档', open_atlas: '打印图册', back: '返回', reading: '正在读取 {n}/{all} 宗', no_park: '先选择一个园区，再打印它的图册。', parcel: '宗地档案', atlas: '{park} 线索图册', scale: '比例尺',
    key_focus: '本宗地', key_met: '符合条件的线索', key_suspected: '可能符合的线索', key_none: '无线索', key_park: '园区边界', counts: '{parcels} 宗，{findings} 条线索；图上编号即后页编号。', number: '编号', rule: '规则', clause: '条款', outcome: '结论',
    as_of: '判定日 {day}', printed: '{who} 打印于 {day}', caveat: '线索不是结论，处置前须核实；面积以证载为准，图形仅供参考。',
  },
}
