import { expect, it } from 'vitest'
import { nearestStep, sheetHeight } from './sheet'

it.each([[0, 0], [30, 0], [40, 1], [70, 1], [80, 2], [100, 2]])('snaps %i %% to step %i', (percent, step) => expect(nearestStep(percent)).toBe(step))
it('counts a full sheet as half', () => expect([sheetHeight(0, 800), sheetHeight(2, 800)]).toEqual([176, 416]))
