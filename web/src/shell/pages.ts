import type { PageName } from '../state/view'

/** The entries of the left rail, in order, some for who has a right alone. A room that comes later is one more line here and one more name in view.ts. */
export const pages: { name: PageName; icon: string; right?: string }[] = [
  { name: 'map', icon: 'M3 6l6-2.5 6 2.5 6-2.5v14.5l-6 2.5-6-2.5-6 2.5z M9 3.5v14.5 M15 6v14.5' },
  { name: 'ledger', icon: 'M4 5h16v14H4z M4 10h16 M4 14.5h16 M10 5v14' },
  { name: 'parks', icon: 'M4 20V10l6-3v13 M10 20V4l10 4v12 M2.5 20h19 M14 11h2 M14 15h2' },
  { name: 'evaluation', icon: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z' },
  { name: 'findings', icon: 'M6 21V4 M6 4.5c4-2 7 2 12 0v9c-5 2-8-2-12 0' },
  { name: 'disposal', icon: 'M4 4h5v16H4z M9.5 4h5v11h-5z M15 4h5v7h-5z' },
  { name: 'commitments', icon: 'M6 3h9l4 4v14H6z M15 3v4h4 M9 14l2.5 2.5 4.5-5' },
  { name: 'potential', icon: 'M3 17h18 M4 20l5-7 4 3 7-11 M15 5h5v5' },
  { name: 'spare', icon: 'M4 21V9h7v12 M11 21V4h9v17 M2.5 21h19 M14 8h3 M14 12h3 M14 16h3' },
  { name: 'find', icon: 'M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13z M15.5 15.5L21 21 M8 12.5V9.5l2.5-1.5 2.5 1.5v3z' },
  { name: 'survey', icon: 'M6 4h12v17H6z M9 2.5h6v3H9z M9 10h6 M9 14h6 M9 18h4' },
  { name: 'renewal', icon: 'M4 20V12h6v8 M10 20V7h6v13 M16 20v-9h4v9 M2.5 20h19 M4 8a6 6 0 017-4.5 M11 3.5L9 2 M11 3.5L9.5 5.5' },
  { name: 'users', icon: 'M9 11a4 4 0 100-8 4 4 0 000 8z M2.5 20.5c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5 M16 4a3.5 3.5 0 010 7 M18 14.5c2.2.8 3.5 3 3.5 6', right: 'manage_users' },
]
