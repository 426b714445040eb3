/** Bars around the present net present value, the widest on top. Pure. */
import type { ChartColors } from '../evaluation/distribution'
import { decimal } from '../format/format'
import type { Bar } from './scheme'

export function tornadoOption(drawn: Bar[], base: number, colors: ChartColors, unit: string) {
  const text = { color: colors.ink, fontSize: 11 }
  const from = [...drawn].reverse()
  return {
    animation: false,
    grid: { left: 8, right: 24, top: 8, bottom: 24, containLabel: true },
    tooltip: { confine: true, formatter: ({ name, dataIndex }: { name: string; dataIndex: number }) => `${name}<br>${decimal(from[dataIndex]!.low, 1)} – ${decimal(from[dataIndex]!.high, 1)} ${unit}` },
    xAxis: { type: 'value' as const, scale: true, name: unit, nameLocation: 'end' as const, nameTextStyle: text, axisLabel: text, splitNumber: 3, splitLine: { lineStyle: { color: colors.line } } },
    yAxis: { type: 'category' as const, data: from.map(({ name }) => name), axisLabel: { ...text, width: 150, overflow: 'truncate' as const }, axisLine: { lineStyle: { color: colors.line } }, axisTick: { show: false } },
    series: [
      { type: 'bar' as const, stack: 'span', silent: true, itemStyle: { color: 'transparent' }, data: from.map(({ low }) => low) },
      {
        type: 'bar' as const, stack: 'span', barWidth: '60%', itemStyle: { color: '#3b82c4' }, data: from.map(({ low, high }) => high - low),
        markLine: { symbol: 'none', silent: true, label: { ...text, formatter: decimal(base, 0) }, lineStyle: { color: colors.ink }, data: [{ xAxis: base }] },
      },
    ],
  }
}
