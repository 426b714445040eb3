import type { Maybe } from '../api/types'

/** Where a parcel lies: park › sub-area, as far as they are known. */
export const placeOf = (parcel: Maybe<{ park_name?: Maybe<string>; subarea?: Maybe<string> }>) => [parcel?.park_name, parcel?.subarea].filter(Boolean).join(' › ')
