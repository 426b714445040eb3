/** Words of the evaluation page, of policies and of trying changes. */
export default {
  evaluation: {
    parts: '评价内容', part_statistics: '统计', part_ranking: '排名', part_policy: '评价办法', part_compare: '批次比较', part_publication: '公示', part_objections: '异议',
    kind: '评价对象', enterprise: '企业', parcel: '宗地', track: '赛道', park: '园区', industry: '行业', all_tracks: '全部赛道', no_track: '不参评',
    grades: '等级分布', distribution: '得分分布', chart: '{track}：各等级的得分分布与分档线', as_table: '以表格查看', by: '分组汇总',
    subjects: '参评数', land_mu: '用地', output_cny: '产值', tax_cny: '税收', output_per_mu: '亩均产值', tax_per_mu: '亩均税收', mean_score: '平均得分',
    ratio_of_sums: '亩均值 = 各组合计 ÷ 有该项数据的用地之和（不是平均值的平均）。', list_of: '{name}的排名',
    ranking: '排名', place: '名次', name: '名称', park_code: '园区', industry_code: '行业', score: '得分', grade: '初评 → 终评', listed: '{n} 个', nobody: '没有符合条件的评价对象，请放宽园区、等级或赛道。',
    year: '数据年度', as_of: '截至', data_version: '数据版本', created: '评价于', digest: '办法摘要', program: '程序版本',
    conserved: '{name}守恒：申报合计 {source} 亿元 = 落宗 {placed} 亿元（{share}）＋ 未落宗 {rest} 亿元',
  },
  score: {
    place: '{ranking}第 {place} 名，共 {of} 个', points_of: '{points} / {weight} 分', cap: '封顶 {points} 分', bar: '{name}：{points} 分，权重 {weight} 分',
    baseline: '基准 {value}（{from}）', counted: '{n} 个值', inputs: '投入数据', adjustments: '加减分', gates: '等级调整', initial: '初评', final: '终评', managed_as: '按 {grade} 管理',
    lifts: '怎样升一级（其他条件不变）', decided: '{by} {on}', reasons: '说明', state_missing: '缺少数据',
  },
  what_if: { open: '政策试算' },
}
