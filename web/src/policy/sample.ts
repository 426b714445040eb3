import type { Policy } from './document'

/** A policy for tests: two tracks, an alternative, and two numbers that are still open. */
export const policy: Policy = {
  id: 'p',
  tracks: [{
    id: 'above', title: { zh: '规上', en: 'above' },
    indicators: [
      { id: 'tax', weight: 50, baseline: { source: 'const', value: 24 }, scorer: { cap: 1.5 } },
      { id: 'output', weight: 30, baseline: { source: 'group_mean' } },
      { id: 'tce', weight: 20, alternative: 'green' },
      { id: 'kwh', weight: 20, alternative: 'green', baseline: { source: 'const', value: 'unknown' } },
    ],
    bands: { grades: [{ grade: 'A', up_to_percent: 20 }, { grade: 'D', up_to_percent: 100 }] },
  }, { id: 'single', indicators: [{ id: 'tax', weight: 100 }], combine: { method: 'single' } }],
  adjustments: { items: [{ id: 'high_tech', points: 3 }, { id: 'open', points: 'unknown' }] },
}
