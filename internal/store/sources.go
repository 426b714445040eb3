package store

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// brought is where something of a parcel is from: a field of its record, its buildings, a report, or an agreement.
type brought struct {
	Field string
	Year  int
	Value string
	USCC  string `db:"uscc"` // of a report, whose
	land.InputSource
}

// nameSources says of each input of findings on a parcel, by a run, which files brought it.
func nameSources(ctx context.Context, tx pgx.Tx, zoneCode string, parcelID, runID int64, found []land.Finding) error {
	if len(found) == 0 {
		return nil
	}
	list, err := collect[brought](ctx, tx, "finding_sources", pgx.StrictNamedArgs{"zone_code": zoneCode, "parcel_id": parcelID, "run_id": runID})
	for _, f := range found {
		theirs := ofUser(list, f.USCC)
		for name, input := range f.Inputs {
			input.From = sourcesOf(name, input, theirs)
			f.Inputs[name] = input
		}
	}
	return err
}

// ofUser leaves the reports of other enterprises out of what is from where, for a finding about one; nil is a finding on the land of all.
func ofUser(list []brought, uscc *string) []brought {
	if uscc == nil {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(b brought) bool { return b.Kind == land.FromReport && b.USCC != *uscc })
}

var ofYear = regexp.MustCompile(`^(.+)_(\d{4})$`)

// sourcesOf are the sources of one input, each once: of a figure of reports those of its year, of a day or figure that was agreed the
// agreement, of floor and footprint the buildings where there are some, and of all else the parcel's record.
func sourcesOf(name string, input land.Input, list []brought) []land.InputSource {
	if m := ofYear.FindStringSubmatch(name); m != nil && input.Source == land.FromReport {
		return chosen(list, func(b brought) bool {
			return b.Kind == land.FromReport && m[2] == strconv.Itoa(b.Year) && (b.Field == m[1] || strings.HasPrefix(m[1], strings.TrimSuffix(b.Field, "_cny")+"_per_"))
		})
	}
	indicator, ofField := agreedAs(name)
	from := chosen(list, func(b brought) bool {
		return b.Kind == land.FromAgreement && b.Field == indicator && (b.Value == "" || b.Value == input.Value)
	})
	if len(from) == 0 && (ofField == "floor_area_m2" || ofField == "footprint_m2") {
		from = chosen(list, func(b brought) bool { return b.Kind == "buildings" })
	}
	if len(from) > 0 {
		return from
	}
	return chosen(list, func(b brought) bool { return b.Kind == land.FromParcel && b.Field == recordOf(ofField, list) })
}

// agreedAs is the indicator by which agreements promise an input, and the field of the record that it is otherwise.
func agreedAs(name string) (indicator, field string) {
	switch name {
	case "agreed_start_on":
		return "start_on", name
	case "agreed_far":
		return "floor_area_ratio", "far_min"
	case "agreed_investment_per_mu", "agreed_tax_per_mu", "agreed_output_per_mu":
		return strings.TrimPrefix(name, "agreed_"), name
	}
	return "none", name
}

// recordOf is the field of the record behind a number: land is by title, else as measured.
func recordOf(field string, list []brought) string {
	if field != "land_mu" && field != "land_m2" {
		return field
	}
	if slices.ContainsFunc(list, func(b brought) bool { return b.Kind == land.FromParcel && b.Field == "title_area_m2" }) {
		return "title_area_m2"
	}
	return "area_m2"
}

func chosen(list []brought, is func(brought) bool) []land.InputSource {
	var from []land.InputSource
	for _, b := range list {
		if is(b) && !slices.Contains(from, b.InputSource) {
			from = append(from, b.InputSource)
		}
	}
	return from
}
