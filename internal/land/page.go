package land

// page is a part of a list: so many of it, after others.
func page[T any](list []T, skip, limit int) []T {
	skip = min(skip, len(list))
	return list[skip:min(skip+limit, len(list))]
}

// Page is the answer with a part of its enterprises.
func (p Potential) Page(skip, limit int) Potential {
	p.Total, p.Enterprises = len(p.Enterprises), page(p.Enterprises, skip, limit)
	return p
}

// Page is the answer with a part of its parcels.
func (s Spare) Page(skip, limit int) Spare {
	s.Total, s.Parcels = len(s.Parcels), page(s.Parcels, skip, limit)
	return s
}

// Page is the answer with a part of each of its lists.
func (f LandFound) Page(skip, limit int) LandFound {
	f.Total, f.TotalSpare = len(f.Parcels), len(f.Spare)
	f.Parcels, f.Spare = page(f.Parcels, skip, limit), page(f.Spare, skip, limit)
	return f
}
