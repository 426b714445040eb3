/** By which documents a site is checked: those that somebody chose, or those that are usual where nobody does. Pure. */
import type { SchemeForm } from '../api/scheme-form'

export const usualOf = (form: SchemeForm | null | undefined) => (form?.documents ?? []).filter(({ asked }) => asked).map(({ id }) => id)

/** What a choice says to the server: none where it is what is usual, so that the site goes on with whatever is. */
export function chosenOf(list: string[], usual: string[]): string[] {
  return list.length === usual.length && usual.every((id) => list.includes(id)) ? [] : list
}
