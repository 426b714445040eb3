package serve

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/layer"
)

const (
	defaultLimit = 100
	mostLimit    = 10_000
)

// itemsQuery is what a request asks of a layer, before the zone and run are known.
type itemsQuery struct {
	zoneCode string
	run      land.RunChoice
	query    layer.Query
}

// parseItems reads the parameters of /items and lists every one that is wrong. OGC API Features wants an unknown
// parameter to be an error.
func parseItems(collection layer.Collection, values url.Values) (itemsQuery, error) {
	q := itemsQuery{query: layer.Query{Collection: collection, Limit: defaultLimit, Equal: map[string][]string{}}}
	var problems land.Problems
	for name, list := range values {
		if rule := q.set(name, list[len(list)-1]); rule != "" {
			problems = append(problems, land.Problem{Path: name, Rule: rule, Value: list[len(list)-1]})
		}
	}
	slices.SortFunc(problems, func(a, b land.Problem) int { return strings.Compare(a.Path, b.Path) })
	return q, problems.Err()
}

// set takes one parameter in and returns the rule that it breaks, if any.
func (q *itemsQuery) set(name, value string) string {
	var err error
	switch name {
	case "zone_code":
		q.zoneCode = value
	case "run_id":
		q.run.RunID, err = strconv.ParseInt(value, 10, 64)
	case "year":
		if q.run.Year, err = strconv.Atoi(value); err == nil && (q.run.Year < 1949 || q.run.Year > 2100) {
			return "between 1949 and 2100"
		}
	case "limit":
		return q.setLimit(value)
	case "after":
		q.query.After = value
	case "bbox":
		q.query.Box, err = parseBox(value)
	case "properties":
		q.query.Properties = splitList(value)
	case "datetime": // OGC wants it taken; the features have no time of their own, so it selects none away
	case "f":
		if value != "json" {
			return "json is the only form"
		}
	default:
		if !slices.Contains(q.query.Collection.Filters, name) {
			return "unknown parameter; properties that may be asked for: " + strings.Join(q.query.Collection.Filters, ", ")
		}
		q.query.Equal[name] = splitList(value)
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func (q *itemsQuery) setLimit(value string) string {
	limit, err := strconv.ParseUint(value, 10, 64)
	if err != nil || limit == 0 {
		return "must be a whole number of at least 1"
	}
	q.query.Limit = int(min(limit, mostLimit))
	return ""
}

func splitList(value string) []string {
	list := strings.Split(value, ",")
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// parseBox reads `west,south,east,north` in degrees, or the six numbers of a box with heights, which are passed over.
func parseBox(value string) (*layer.Box, error) {
	parts := strings.Split(value, ",")
	if len(parts) == 6 {
		parts = slices.Delete(parts, 2, 3)
		parts = slices.Delete(parts, 4, 5)
	}
	if len(parts) != 4 {
		return nil, fmt.Errorf("four numbers: west,south,east,north")
	}
	var n [4]float64
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil || !(v >= -180 && v <= 180) { // NaN is neither
			return nil, fmt.Errorf("number %d is not a degree", i+1)
		}
		n[i] = v
	}
	box := &layer.Box{West: n[0], South: n[1], East: n[2], North: n[3]}
	switch {
	case box.South < -90 || box.North > 90 || box.South > box.North:
		return nil, fmt.Errorf("south must not be above north, both within ±90")
	case box.West > box.East:
		return nil, fmt.Errorf("west must not be above east: no zone crosses the antimeridian")
	}
	return box, nil
}
