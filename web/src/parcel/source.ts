import type { InputSource } from '../api/files'
import type { Run } from '../api/types'
import { day } from '../format/format'
import type { Say } from '../ledger/columns'

/** What a figure rests on: year, policy (its title in the reader's language, if read) and day of the run, or that there was none. */
export function sourceOf(run: Run | null, title: string, say: Say): string {
  if (!run) return say('file.source_none')
  const source = say('file.source', { year: run.year, policy: title || run.policy_title || run.policy_id })
  return run.as_of ? source + say('file.as_of', { day: day(run.as_of) }) : source
}

/** Which files brought an input, each with the day of its import; of an agreement its name, and of a file that came after the run that it did. */
export function fromText(from: InputSource[], say: Say): string {
  const one = ({ kind, label, file, imported_on, later }: InputSource) => {
    const said = say(later ? 'source.file_later' : 'source.file', { file, day: imported_on })
    return [label || say(`source.${kind}`), said].join(' ')
  }
  return from.map(one).join(say('text.semicolon'))
}
