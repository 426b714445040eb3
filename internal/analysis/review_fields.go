package analysis

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"permu/internal/land"
)

// caseFields fills the fields of a dossier from what is on record of a site and from its scheme. What is not known stands not
// there: missing is not zero.
func caseFields(site land.SiteFile, scheme schemeOfCase) map[string]string {
	fields := map[string]string{
		"area_mu": decimal(site.AreaMu, 2), "parcel_count": strconv.Itoa(len(site.Parcels)), "parcel_codes": strings.Join(site.ParcelCodes, "、"),
		"scenario": fmt.Sprintf("%s(第 %d 版)", scheme.Name, scheme.Revision), "firms": strconv.Itoa(firms(site.Users)),
		"site_area_m2": decimal(site.AreaM2, 2),
	}
	said := func(name string, of func(land.SiteParcel) *string) {
		fields[name] = strings.Join(distinct(site.Parcels, of), "、")
	}
	said("owners", func(p land.SiteParcel) *string { return p.OwnerName })
	said("certificates", func(p land.SiteParcel) *string { return p.CertificateNo })
	said("land_use", func(p land.SiteParcel) *string { return p.LandUseCode })
	said("term_ends_on", func(p land.SiteParcel) *string { return p.TermEndsOn })
	said("tenure", func(p land.SiteParcel) *string { return p.Tenure })
	said("park_name", func(p land.SiteParcel) *string { return p.ParkName })
	fields["encumbrances"] = encumbrances(site.Parcels).ZH
	fields["findings"] = strings.Join(findingsOf(site.Parcels), "、")
	sum := func(name string, of func(land.SiteParcel) *float64) *float64 {
		total := sumOfAll(site.Parcels, of)
		if total != nil {
			fields[name] = decimal(*total, 2)
		}
		return total
	}
	sum("title_area_m2", func(p land.SiteParcel) *float64 { return p.TitleM2 })
	sum("measured_area_m2", func(p land.SiteParcel) *float64 { return p.MeasuredM2 })
	sum("permitted_m2", func(p land.SiteParcel) *float64 { return permitted(p, p.PermittedM2) })
	sum("unpermitted_m2", func(p land.SiteParcel) *float64 { return permitted(p, p.UnpermittedM2) })
	sum("permit_unknown_m2", func(p land.SiteParcel) *float64 { return permitted(p, p.PermitUnknownM2) })
	fields["storeys"] = storeys(site.Parcels)
	floor := sum("floor_area_m2", func(p land.SiteParcel) *float64 { return p.FloorAreaM2 })
	footprint := sum("footprint_m2", func(p land.SiteParcel) *float64 { return p.FootprintM2 })
	if floor != nil && site.AreaM2 > 0 {
		fields["far"] = decimal(*floor/site.AreaM2, 2)
	}
	if footprint != nil && site.AreaM2 > 0 {
		fields["coverage"] = decimal(100**footprint/site.AreaM2, 1)
	}
	figuresPerMu(fields, site)
	if site.Mode != nil {
		fields["mode"] = *site.Mode
	}
	maps.Copy(fields, planned(site, scheme))
	maps.DeleteFunc(fields, func(_, value string) bool { return value == "" })
	return fields
}

// figuresPerMu gives output and tax per mu of the site in the run's year, where every user's is known.
func figuresPerMu(fields map[string]string, site land.SiteFile) {
	if site.AreaMu <= 0 || len(site.Users) == 0 {
		return
	}
	if site.Run != nil {
		fields["figures_year"] = strconv.Itoa(site.Run.Year)
	}
	for name, of := range map[string]func(land.SiteUser) *float64{
		"output_per_mu": func(u land.SiteUser) *float64 { return u.OutputCNY }, "tax_per_mu": func(u land.SiteUser) *float64 { return u.TaxCNY },
	} {
		if total := sumOfAll(site.Users, of); total != nil {
			fields[name] = decimal(*total/land.YuanPerWan/site.AreaMu, 2)
		}
	}
}

// permitted is a floor area by its permits; land whose buildings cover nothing has none of any.
func permitted(p land.SiteParcel, m2 *float64) *float64 {
	if p.Buildings == 0 && p.FootprintM2 != nil && *p.FootprintM2 == 0 {
		return p.FootprintM2
	}
	return m2
}

// storeys is the most that a building of some parcels has on record.
func storeys(parcels []land.SiteParcel) string {
	most := 0
	for _, p := range parcels {
		if p.Storeys != nil {
			most = max(most, *p.Storeys)
		}
	}
	if most == 0 {
		return ""
	}
	return strconv.Itoa(most)
}

// sumOfAll is the sum of what is known of each; nil where it is not known of one.
func sumOfAll[T any](list []T, of func(T) *float64) *float64 {
	total := 0.0
	for _, one := range list {
		v := of(one)
		if v == nil {
			return nil
		}
		total += *v
	}
	return &total
}

func distinct(parcels []land.SiteParcel, of func(land.SiteParcel) *string) []string {
	var list []string
	for _, p := range parcels {
		if v := of(p); v != nil && *v != "" && !slices.Contains(list, *v) {
			list = append(list, *v)
		}
	}
	return list
}

func firms(users []land.SiteUser) int {
	seen := map[string]bool{}
	for _, u := range users {
		seen[u.USCC] = true
	}
	return len(seen)
}

func findingsOf(parcels []land.SiteParcel) []string {
	var list []string
	for _, p := range parcels {
		for _, f := range p.Findings {
			if !slices.Contains(list, f) {
				list = append(list, f)
			}
		}
	}
	return list
}

func decimal(v float64, digits int) string { return strconv.FormatFloat(v, 'f', digits, 64) }
