package mapping

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"permu/geodata/mappings"
	"permu/internal/ingest/fold"
	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Lon and Lat stand beside the fields of a kind of points: columns that hold coordinates (or easting and northing).
const (
	Lon = "lon"
	Lat = "lat"
)

// words is what the shipped mapping says of one field.
type words struct {
	Names   []string            `yaml:"names"`
	NamesIn map[string][]string `yaml:"names_in"`
	Values  map[string][]string `yaml:"values"`
}

// target is what a column name means: a field, and the unit if the name implies one.
type target struct{ field, unit string }

// names is the dictionary of a kind: folded column names, and what they become when cut to ten bytes.
type names struct {
	words map[string]words
	full  map[string]target
	cut   map[string]map[target]bool
}

// sources are the mapping files of a kind; of a name that stands in several the first counts.
func sources(kind land.Kind) []string {
	switch kind.Name {
	case land.Subjects:
		return []string{land.Subjects, "enterprises", "reports"}
	case land.Screened:
		return []string{land.Screened, "parcels", land.Subjects, "enterprises", "reports"}
	}
	return []string{kind.Name}
}

// shipped reads the names that come with the program.
func shipped(kind land.Kind) (names, error) {
	n := names{words: map[string]words{}, full: map[string]target{}, cut: map[string]map[target]bool{}}
	for _, source := range sources(kind) {
		if err := n.load(source); err != nil {
			return names{}, err
		}
	}
	for _, field := range fieldNames(kind) {
		n.add(field, target{field: field})
		for _, name := range n.words[field].Names {
			n.add(name, target{field: field})
		}
		for unit, list := range n.words[field].NamesIn {
			for _, name := range list {
				n.add(name, target{field, unit})
			}
		}
	}
	return n, nil
}

// load takes the words of a mapping file for the fields that have none yet.
func (n names) load(source string) error {
	text, err := mappings.Files.ReadFile(source + ".yaml")
	if err != nil {
		return err
	}
	var brought map[string]words
	if err := strictyaml.Decode(text, &brought); err != nil {
		return fmt.Errorf("mappings/%s.yaml: %w", source, err)
	}
	for field, w := range brought {
		if _, stands := n.words[field]; !stands {
			n.words[field] = w
		}
	}
	return nil
}

// fieldNames lists what columns can map to: the fields, and the coordinates of a kind of points.
func fieldNames(kind land.Kind) []string {
	var list []string
	for _, f := range kind.Fields {
		list = append(list, f.Name)
	}
	if kind.Shape == land.Point {
		list = append(list, Lon, Lat)
	}
	return list
}

func (n names) add(name string, t target) {
	n.full[fold.Name(name)] = t
	for _, short := range []string{cutUTF8(name), cutGBK(name)} {
		if n.cut[fold.Name(short)] == nil {
			n.cut[fold.Name(short)] = map[target]bool{}
		}
		n.cut[fold.Name(short)][t] = true
	}
}

// find looks a folded name up; among cut names it takes only those that can mean one thing.
func (n names) find(folded string, cut bool) (target, bool) {
	if t, ok := n.full[folded]; ok || !cut {
		return t, ok
	}
	if means := n.cut[folded]; len(means) == 1 {
		for t := range means {
			return t, true
		}
	}
	return target{}, false
}

// dbfName is how many bytes a column name of a shapefile has at most.
const dbfName = 10

func cutUTF8(name string) string {
	for len(name) > dbfName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	return name
}

func cutGBK(name string) string {
	var short strings.Builder
	left := dbfName
	for _, r := range name {
		b, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
		if err != nil || len(b) > left {
			break
		}
		left -= len(b)
		short.WriteRune(r)
	}
	return short.String()
}
