package land

import "time"

// Site is a redevelopment site (再开发地块): parcels that could be redeveloped together.
type Site struct {
	SiteID      int64     `json:"site_id"`
	Name        string    `json:"name"`
	ParkCode    *string   `json:"park_code" doc:"null where its parcels lie in several parks, or in none"`
	Mode        *string   `json:"mode" enum:"rebuild,extend,improve,buy_back,self_renewal,platform,joint,mixed"`
	State       string    `json:"state" enum:"draft,active,ended"`
	Revision    int       `json:"revision" doc:"raised with every change; a change names the one that it was made on"`
	ParcelIDs   []int64   `json:"parcel_ids"`
	ParcelCodes []string  `json:"parcel_codes"`
	AreaM2      float64   `json:"area_m2" doc:"of its parcels, by title, else as measured"`
	AreaMu      float64   `json:"area_mu"`
	MadeAt      time.Time `json:"made_at"`
	MadeBy      string    `json:"made_by"`
	ChangedAt   time.Time `json:"changed_at"`
	ChangedBy   string    `json:"changed_by"`
}

// States of a site.
const (
	SiteDraft  = "draft"  // an idea: it may overlap others
	SiteActive = "active" // submitted to review, or approved and being built: no other active site has its parcels
	SiteEnded  = "ended"  // withdrawn, refused, or done
)
