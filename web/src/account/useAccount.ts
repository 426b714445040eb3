import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { accounts, type Who } from '../api/accounts'
import { whenSignedOut, type Answer } from '../api/client'
import type { Problem } from '../api/types'

/** Who is signed in. When a session ends in the middle of work, what is on the page stays and somebody is asked to sign in over it. */
export const useAccount = defineStore('account', () => {
  const who = shallowRef<Who | null>(null)
  const problem = shallowRef<Problem | null>(null)
  /** True while the page waits for somebody to sign in again. */
  const again = ref(false)
  const person = computed(() => who.value?.person ?? null)
  const demonstration = computed(() => who.value?.demonstration ?? [])
  const may = (right: string) => who.value?.rights.includes(right) ?? false

  let waiting: Promise<boolean> | null = null
  let settle: (same: boolean) => void = () => {}

  function signedInAgain(): Promise<boolean> {
    if (!person.value) return Promise.resolve(false)
    again.value = true
    waiting ??= new Promise((resolve) => (settle = resolve))
    return waiting
  }
  whenSignedOut(signedInAgain)

  /** Ends the waiting: what was asked is asked again when the same person is back, so that nobody writes for another. */
  function settled(same: boolean) {
    again.value = false
    waiting = null
    settle(same)
  }

  /** Takes who is signed in now from an answer, and gives back what was wrong. */
  function take(answer: Answer<Who>): Problem | null {
    if (!answer.ok) return answer.problem
    const same = answer.value.person?.name === person.value?.name
    who.value = answer.value
    if (again.value) settled(same)
    return null
  }

  /** Whether the session stands, or does again; asked before a file is fetched, whose refusal would take the place of the page. */
  async function stands(): Promise<boolean> {
    const answer = await accounts.who()
    return answer.ok && (answer.value.person !== null || signedInAgain())
  }
  async function load() {
    problem.value = take(await accounts.who())
  }
  const signIn = async (name: string, password: string) => take(await accounts.signIn(name, password))
  const setPassword = async (present: string, password: string) => take(await accounts.setPassword(present, password))
  const useLink = async (token: string, name: string, password: string) => take(await accounts.useLink(token, name, password))
  /** Looks at the demonstration as another of its persons. */
  async function lookAs(name: string) {
    const failed = take(await accounts.lookAs(name))
    if (!failed) await load()
    return failed
  }
  /** Signs out, and lets go of everything that was read. */
  async function signOut() {
    const answer = await accounts.signOut()
    if (answer.ok) location.reload()
  }

  return { who, problem, again, person, demonstration, may, load, signIn, setPassword, useLink, lookAs, signOut, stands, later: () => settled(false) }
})
