// Package layer describes the layers of a zone and writes them as GeoJSON: one feature at a time, straight from the
// database's bytes, so that memory stays flat however many features are asked for.
package layer

import "slices"

// Collection is one layer: what it is called, what may be asked of it.
type Collection struct {
	ID      string
	Title   string   // in Chinese, with English after it
	Shape   string   // what its features are: Polygon or Point
	Filters []string // properties that may be asked for by equality
}

// Collections lists every layer. Adding one is an entry here and a question of the same name in the store.
func Collections() []Collection {
	return []Collection{
		{"parks", "园区 Parks", "Polygon", []string{"park_code", "management"}},
		{"subareas", "片区 Sub-areas", "Polygon", []string{"park_code", "management"}},
		{"parcels", "宗地 Parcels", "Polygon", []string{
			"parcel_code", "park_code", "subarea", "land_use_code", "land_state", "grade", "efficiency_class", "disposal_mode", "findings", "track",
		}},
		{"buildings", "建筑 Buildings", "Polygon", []string{"building_id", "parcel_code", "park_code"}},
		{"enterprises", "企业 Enterprises", "Point", []string{
			"uscc", "park_code", "industry_code", "scale", "listing", "status", "grade",
		}},
		{"findings", "线索 Findings", "Polygon", []string{
			"parcel_code", "park_code", "subarea", "rule", "outcome", "disposal_mode",
		}},
		{"sites", "再开发地块 Redevelopment sites", "Polygon", []string{"park_code", "state", "mode"}},
	}
}

// CollectionByID finds a layer.
func CollectionByID(id string) (Collection, bool) {
	i := slices.IndexFunc(Collections(), func(c Collection) bool { return c.ID == id })
	if i < 0 {
		return Collection{}, false
	}
	return Collections()[i], true
}

// Box is a bounding box in degrees, lon before lat.
type Box struct{ West, South, East, North float64 }

// Around is the box around both; either may be nil.
func (b *Box) Around(other *Box) *Box {
	if b == nil || other == nil {
		if b == nil {
			return other
		}
		return b
	}
	return &Box{min(b.West, other.West), min(b.South, other.South), max(b.East, other.East), max(b.North, other.North)}
}

// Version is what a layer shows: a run of a zone, or no run (0) yet, on the facts as far as they have come.
type Version struct {
	ZoneCode    string
	DataVersion int64
	RunID       int64
	Year        int
	RunMade     int64 // seconds since 1970
	SitesMade   int64 // changes of sites so far
}

// Query asks for a page of a layer.
type Query struct {
	Collection Collection
	ZoneCode   string
	RunID      int64 // 0 where the zone has no run
	Year       int
	Box        *Box                // nil is everywhere
	ID         string              // one feature alone; empty is all
	After      string              // the id after which the page starts
	Limit      int                 // features on the page
	Equal      map[string][]string // by one of the collection's filters
	Properties []string            // nil is all
}

// Type is how a column's bytes are read.
type Type int

// Types of column, in PostgreSQL's binary format; JSON is text.
const (
	Text Type = iota
	Bool
	Int16
	Int32
	Int64
	Float64
	TextArray
	JSON
)

// Column is one column of a layer's rows.
type Column struct {
	Name string
	Type Type
}

// Rows are the rows of a page: the first column is the id, the second the geometry as WKB, the others are properties.
type Rows interface {
	Columns() []Column
	Next() bool
	Values() [][]byte // of the row, valid until Next; nil is null
	Err() error
	Close()
}
