package shape

import (
	"errors"
	"strconv"
)

var errCut = errors.New("the geometry is cut off")

type position struct{ x, y float64 }

// line watches positions until three of them do not lie on one line.
type line struct {
	from, to position
	apart    bool // to differs from from
	broad    bool
}

func (l *line) add(p position) {
	switch {
	case l.broad:
	case !l.apart:
		l.to, l.apart = p, p != l.from
	default:
		l.broad = (l.to.x-l.from.x)*(p.y-l.from.y) != (l.to.y-l.from.y)*(p.x-l.from.x)
	}
}

// typeName names a WKB type for people.
func typeName(kind uint32) string {
	names := []string{
		"geometry", "point", "line", "polygon", "multipoint", "multiline", "multipolygon", "collection",
		"circular string", "compound curve", "curve polygon", "multicurve", "multisurface", "curve", "surface",
		"polyhedral surface", "TIN", "triangle",
	}
	if int(kind) < len(names) {
		return names[kind]
	}
	return "geometry of type " + strconv.Itoa(int(kind))
}
