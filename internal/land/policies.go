package land

import (
	"encoding/json"
	"time"
)

// PolicySummary is one version of a policy that a zone can use.
type PolicySummary struct {
	PolicyID  string     `json:"policy_id"`
	Version   int        `json:"version"`
	Title     Phrase     `json:"title"`
	Origin    string     `json:"origin" enum:"built_in,saved"`
	Region    string     `json:"region,omitempty"`
	DataYear  int        `json:"data_year,omitempty"`
	Digest    string     `json:"digest"`
	Evaluates bool       `json:"evaluates" doc:"it has tracks; a document of screening rules alone has none and goes beside a policy"`
	Screens   bool       `json:"screens" doc:"it has screening rules"`
	Checks    bool       `json:"checks" doc:"it has checks of redevelopment schemes"`
	Open      []string   `json:"open" doc:"paths of the numbers that must be set before it can be used"`
	Note      string     `json:"note,omitempty"`
	SavedAt   *time.Time `json:"saved_at,omitempty"`
	SavedBy   string     `json:"saved_by,omitempty"`
	Problems  Problems   `json:"problems,omitempty" doc:"why this program does not take a version that an earlier one took"`
}

// PolicyDocument is a policy to be read: the document as data, and as it was written.
type PolicyDocument struct {
	PolicySummary
	Document json.RawMessage `json:"document" doc:"the document as JSON; see the policy schema"`
	Source   string          `json:"source" doc:"the document as it was written"`
	Grades   []string        `json:"grades" doc:"of all tracks, the best first"`
	Context  json.RawMessage `json:"context,omitempty" doc:"of a run: baselines, rankings and cuts by kind of subject"`
}

// PolicyCheck is what is wrong with a document, and what must still be set.
type PolicyCheck struct {
	Problems []Problem `json:"problems"`
	Open     []string  `json:"open"`
	Digest   string    `json:"digest,omitempty"`
}

// PolicyVersion is a policy as a zone saved it.
type PolicyVersion struct {
	PolicyID string
	Version  int
	Title    string
	Digest   string
	Source   []byte
	Note     string
	SavedAt  time.Time
	SavedBy  string
}

// NewPolicy is a document to be kept as a new version of a policy.
type NewPolicy struct {
	Document json.RawMessage `json:"document" doc:"a policy document; see the policy schema"`
	PolicyID string          `json:"policy_id" pattern:"^[0-9A-Za-z_-]{1,64}$" doc:"the name under which it is kept"`
	Note     string          `json:"note,omitempty" maxLength:"2000"`
	SavedBy  string          `json:"-"`
}

// NewControlTable is a table of control indicators (工业项目建设用地控制指标) that is to become a policy document.
type NewControlTable struct {
	PolicyID  string `json:"policy_id" pattern:"^[0-9A-Za-z_-]{1,64}$" doc:"the name under which the document is kept"`
	Title     string `json:"title" minLength:"1" maxLength:"200"`
	Document  string `json:"document" minLength:"1" maxLength:"200" doc:"that sets the limits"`
	Number    string `json:"number,omitempty" maxLength:"100" doc:"of that document"`
	ValidFrom string `json:"valid_from,omitempty" doc:"YYYY-MM-DD; left out: not known"`
	CSV       string `json:"csv" maxLength:"1000000" doc:"行业代码 (GB/T 4754-2017 divisions), 容积率, 建筑系数(%), 投资强度, 亩均产值, 亩均税收; the last three in 万元/亩, or in 万元/公顷 or 元/平方米 where the head says so"`
	SavedBy   string `json:"-"`
}

// WhatIfRequest asks what a changed policy would do to a run: the whole policy, or a patch of the run's (RFC 6902).
type WhatIfRequest struct {
	ZoneCode string          `json:"zone_code"`
	RunID    int64           `json:"run_id"`
	Policy   json.RawMessage `json:"policy,omitempty" doc:"a whole policy document as JSON"`
	Patch    json.RawMessage `json:"patch,omitempty" doc:"a JSON Patch (RFC 6902) of the run's policy"`
	Most     int             `json:"most,omitempty" doc:"how many that moved are listed; 1000 when left out"`
}

// WhatIf is what would be: nothing of it is kept.
type WhatIf struct {
	RunID       int64        `json:"run_id"`
	DataVersion int64        `json:"data_version" doc:"of the facts that both policies were applied to"`
	SameFacts   bool         `json:"same_facts" doc:"false: facts were changed after the run, so its policy was applied to today's"`
	Digest      string       `json:"digest"`
	Kinds       []WhatIfKind `json:"kinds"`
}

// WhatIfKind is what would be of one kind of subject. Before counts those who are subjects under the run's policy, after
// those who would be; the two differ where other users of a parcel are evaluated apart.
type WhatIfKind struct {
	Kind        string         `json:"kind"`
	By          string         `json:"by,omitempty" enum:"enterprise" doc:"the policies evaluate no parcels: each has the grade of the enterprise that uses the most of it, as in a run"`
	Before      map[string]int `json:"before" doc:"subjects by grade; the empty grade is not graded"`
	After       map[string]int `json:"after"`
	Parks       []ParkShift    `json:"parks"`
	Moved       int            `json:"moved"`
	MovedMu     float64        `json:"moved_mu"`
	MovedTaxCNY float64        `json:"moved_tax_cny"`
	List        []Move         `json:"list" doc:"who moved, in the order of their keys; those who would not be evaluated by themselves come last"`
}

// ParkShift is the grades of a park before and after.
type ParkShift struct {
	ParkCode string         `json:"park_code"`
	Before   map[string]int `json:"before"`
	After    map[string]int `json:"after"`
	Up       int            `json:"up"`
	Down     int            `json:"down"`
	Other    int            `json:"other" doc:"moved between grades of which no policy has both, so that they have no order"`
	Came     int            `json:"came" doc:"would have a grade and had none"`
	Left     int            `json:"left" doc:"had a grade and would have none, or would be evaluated with others"`
	MovedMu  float64        `json:"moved_mu"`
	TaxCNY   float64        `json:"moved_tax_cny"`
}

// Move is a subject whose grade would be another.
type Move struct {
	Key       string   `json:"key"`
	Name      string   `json:"name,omitempty"`
	ParkCode  string   `json:"park_code,omitempty"`
	From      string   `json:"from"`
	To        string   `json:"to"`
	ScoreFrom *float64 `json:"score_from"`
	ScoreTo   *float64 `json:"score_to"`
	LandMu    *float64 `json:"land_mu"`
	TaxCNY    *float64 `json:"tax_cny"`
}

// NewRun asks for a run under a policy that the zone can use. Year and policy may be left out of one after another run.
type NewRun struct {
	ZoneCode       string   `json:"-"`
	ProgramVersion string   `json:"-"`
	CreatedBy      string   `json:"-"`
	Year           int      `json:"year,omitempty" minimum:"1949" maximum:"2100"`
	Policy         string   `json:"policy,omitempty" maxLength:"80" doc:"a saved or built-in policy; my-method@3 for a version"`
	Screening      []string `json:"screening,omitempty" maxItems:"50" doc:"documents whose screening rules are asked, with those that they name; left out: those that the policy names, else those of default"`
	Trial          bool     `json:"trial,omitempty" doc:"the run is a trial: layers do not take it by themselves"`
	After          int64    `json:"after,omitempty" minimum:"1" doc:"a run whose decided objections are taken over"`
	Note           string   `json:"note,omitempty" maxLength:"2000" doc:"why the run is made"`
}
