/** What the form of a move asks for, and what it sends: pure. */
import type { MoveRequest } from '../api/disposal'
import type { Mode, Move, Procedure, TimeSpan } from '../api/procedure'

const SQUARE_METRES_PER_MU = 2000 / 3

/** What somebody has typed; every field is there, used or not. */
export interface Typed {
  document_no: string
  document_on: string
  signer: string
  file_id: number | null
  cause: string
  ground: string
  mode: string
  until_on: string
  disposed_mu: string
  note: string
  assignee: string
  unit: string
  next_step: string
  count: string
  span: TimeSpan['unit']
}

export const untyped = (today: string): Typed => ({
  document_no: '', document_on: today, signer: '', file_id: null, cause: '', ground: '', mode: '', until_on: '', disposed_mu: '', note: '', assignee: '', unit: '',
  next_step: '', count: '', span: 'working_days',
})

type Ground = Procedure['grounds'][number]
export type Field = Exclude<keyof Typed, 'count' | 'span'> | 'deadline'

/** The fields that a move asks for, and whether each must be filled; a cause that has grounds asks for one, and for what shows it. */
export function fieldsOf(move: Move, mode?: Mode, grounds: Ground[] = []): { name: Field; needed: boolean }[] {
  const demands = move.demands ?? []
  const grounded = demands.includes('cause') && grounds.length > 0
  const limited = demands.includes('mode') && mode?.limit
  const asked: [Field, boolean, boolean][] = [
    ['document_no', demands.includes('document_no') || grounded, demands.includes('document_no')],
    ['document_on', demands.includes('document_on'), true],
    ['signer', demands.includes('signer'), true],
    ['file_id', demands.includes('file_id') || demands.includes('document_no') || grounded, demands.includes('file_id')],
    ['cause', demands.includes('cause'), true],
    ['ground', grounds.length > 0, grounded],
    ['mode', demands.includes('mode'), true],
    ['until_on', demands.includes('until_on') || Boolean(limited), true],
    ['disposed_mu', demands.includes('disposed_m2'), true],
    ['assignee', move.name === 'assign', false],
    ['unit', move.name === 'assign', false],
    ['next_step', move.name === 'assign', false],
    ['deadline', move.own_time && !limited, false],
    ['note', move.name !== 'assign', demands.includes('note')],
  ]
  return asked.filter(([, shown]) => shown).map(([name, , needed]) => ({ name, needed }))
}

/** What is sent: the fields that the move asks for and that were filled. */
export function requestOf(move: Move, typed: Typed, mode?: Mode, grounds: Ground[] = []): MoveRequest {
  const request: MoveRequest = { move: move.name }
  for (const { name } of fieldsOf(move, mode, grounds)) {
    if (name === 'deadline') {
      if (Number(typed.count) > 0) request.deadline = { count: Number(typed.count), unit: typed.span }
    } else if (name === 'disposed_mu') {
      if (Number(typed.disposed_mu) > 0) request.disposed_m2 = Math.round(Number(typed.disposed_mu) * SQUARE_METRES_PER_MU * 1e4) / 1e4
    } else if (name === 'file_id') {
      if (typed.file_id !== null) request.file_id = typed.file_id
    } else if (name === 'ground') {
      if (grounds.some((one) => one.name === typed.ground)) request.ground = typed.ground // that of a cause chosen before is none of this one
    } else if (typed[name] !== '') {
      request[name] = typed[name]
    }
  }
  return request
}

/** The grounds that a move offers: of its cause, or all that a holder may claim; none where the move names none. */
export function groundsOf(move: Move, typed: Pick<Typed, 'cause'>, grounds: Ground[], idle: boolean): Ground[] {
  if ((move.demands ?? []).includes('cause')) return grounds.filter((one) => one.cause === typed.cause)
  return move.claims && idle ? grounds : []
}
