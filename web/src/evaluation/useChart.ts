import { init, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import type { ChartColors } from './distribution'

/** A chart in an element that follows its option, its size and the theme. */
export function useChart(box: Readonly<Ref<HTMLElement | null>>, option: (colors: ChartColors) => EChartsCoreOption, changed: () => unknown) {
  let chart: ECharts | null = null
  function draw() {
    const css = getComputedStyle(document.documentElement)
    const color = (name: string) => css.getPropertyValue(name).trim()
    chart?.setOption(option({ ink: color('--muted'), line: color('--line'), surface: color('--surface'), accent: color('--accent') }), true)
  }
  const sizes = new ResizeObserver(() => chart?.resize())
  const themes = new MutationObserver(draw)

  onMounted(() => {
    chart = init(box.value!, null, { renderer: 'svg' })
    draw()
    sizes.observe(box.value!)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] })
  })
  watch(changed, draw)
  onBeforeUnmount(() => {
    sizes.disconnect()
    themes.disconnect()
    chart?.dispose()
  })
}
