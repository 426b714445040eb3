package land

// ProjectFacts is a parcel that was granted by an agreement, with what is on record of its way to capacity. Users are those
// of the day; days are YYYY-MM-DD.
type ProjectFacts struct {
	ParcelID            int64
	ParcelCode          string
	SiteID              *int64 // the redevelopment site that it is of, where that stands approved
	SiteName            *string
	ParkCode            *string // of the site, where it is of one
	ParkName            *string
	OwnerName           *string
	LandM2              float64
	ContractNo          *string
	DecidedOn           *string // of a site: what is on record before is not of it
	HandedOverOn        *string
	AgreedStartOn       *string
	AgreedCompletionOn  *string
	ActualStartOn       *string
	ActualCompletionOn  *string
	Built               bool    // a building stands on it
	Users               int     // enterprises
	ProductionOn        *string // the first of them since the hand-over, or the decision
	ProducedElsewhereOn *string // the first of them before it
	Above               *bool   // one of them is above designated size; nil where no scale is on record
	Below               *bool   // all of them are on record as below; nil where nobody uses it
	Stopped             bool    // all of them have stopped
	Reported            bool    // one of them reports output or revenue
}

// Project is where a parcel, or a redevelopment site that stands approved, stands on its way from signature to capacity (破五未),
// with what says so.
type Project struct {
	ParcelCode string   `json:"parcel_code" doc:"of a site that of its parcels which is furthest behind"`
	SiteID     *int64   `json:"site_id"`
	SiteName   *string  `json:"site_name"`
	Parcels    int      `json:"parcels" doc:"how many it has"`
	ParkCode   string   `json:"park_code"`
	ParkName   string   `json:"park_name"`
	OwnerName  string   `json:"owner_name"`
	AreaMu     float64  `json:"area_mu"`
	Stage      string   `json:"stage" enum:"not_started,not_completed,not_producing,below_size,below_capacity,at_capacity,cannot_tell"`
	Reached    string   `json:"reached" enum:"signed,started,completed,producing,above_size,capacity" doc:"the last step that is on record"`
	Due        *string  `json:"due" doc:"the agreed day of the step that comes next, where one was agreed"`
	Days       *int     `json:"days" doc:"from the day of judgement to it; negative is past"`
	Why        Phrase   `json:"why"`
	Missing    []string `json:"missing"`
	Doubts     []Reason `json:"doubts"`
}

// StageSum is how many parcels and sites stand at a stage, and their land; a site counts once.
type StageSum struct {
	Count  int     `json:"count"`
	AreaMu float64 `json:"area_mu"`
}

// ParkStages are the stages of the parcels and sites of a park.
type ParkStages struct {
	ParkCode string              `json:"park_code" doc:"empty: in no park, or of a site in several"`
	Name     string              `json:"name"`
	Stages   map[string]StageSum `json:"stages"`
}

// Pipeline is where the parcels of a zone that were granted by an agreement stand on a day (破五未).
type Pipeline struct {
	ZoneCode string              `json:"zone_code"`
	AsOf     string              `json:"as_of"`
	Stages   map[string]StageSum `json:"stages" doc:"of the park that is asked for, whichever are listed"`
	Doubtful int                 `json:"doubtful"`
	Parks    []ParkStages        `json:"parks"`
	Projects []Project           `json:"projects"`
}

// PipelineQuery asks where parcels stand on a day. Empty is all.
type PipelineQuery struct {
	Run      RunChoice
	AsOf     string // YYYY-MM-DD; empty is today
	ParkCode string
	Stage    string
	Doubtful bool
}
