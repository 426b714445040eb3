package land

// Places are the places of parcels in a list, by their numbers.
type Places struct {
	first  int64           // the least number
	listed []int32         // by number from the first on: the place, from 1; 0 is none
	looked map[int64]int32 // the same, of numbers that lie far apart
}

// mostNumbers is how many numbers a parcel may have around it for its place to be listed.
const mostNumbers = 16

// PlacesOf are the places of some parcels. Their numbers are taken one after the other as they come to the zone, so that a list does
// for most zones, in a tenth of the time that a map takes.
func PlacesOf(parcels []Parcel) Places {
	var p Places
	if len(parcels) == 0 {
		return p
	}
	p.first = parcels[0].ParcelID
	last := p.first
	for i := range parcels {
		p.first, last = min(p.first, parcels[i].ParcelID), max(last, parcels[i].ParcelID)
	}
	if numbers := last - p.first + 1; numbers > mostNumbers*int64(len(parcels)) {
		p.looked = make(map[int64]int32, len(parcels))
	} else {
		p.listed = make([]int32, numbers)
	}
	for i := range parcels {
		if id := parcels[i].ParcelID; p.looked != nil {
			p.looked[id] = int32(i) + 1
		} else {
			p.listed[id-p.first] = int32(i) + 1
		}
	}
	return p
}

// Of is the place of a parcel; false where it is none of them.
func (p Places) Of(parcelID int64) (place int, ok bool) {
	var at int32
	if number := parcelID - p.first; p.looked != nil {
		at = p.looked[parcelID]
	} else if number >= 0 && number < int64(len(p.listed)) {
		at = p.listed[number]
	}
	return max(0, int(at)-1), at > 0
}
