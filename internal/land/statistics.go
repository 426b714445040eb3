package land

// Statistics are what a run says of one kind of subject, by park, industry and track, and how its scores are distributed.
type Statistics struct {
	Kind       string       `json:"kind"`
	Parks      []GroupShare `json:"parks"`
	Industries []GroupShare `json:"industries" doc:"GB/T 4754 divisions; of enterprises and groups alone"`
	Tracks     []GroupShare `json:"tracks"`
	Scores     []ScoreBin   `json:"scores"`
}

// GroupShare is the subjects of a park, an industry or a track. Per-mu figures are ratios of sums over the land that carries the amount.
type GroupShare struct {
	Dimension   string         `json:"-"`
	Key         string         `json:"key"`
	Subjects    int            `json:"subjects"`
	Grades      map[string]int `json:"grades"`
	LandMu      float64        `json:"land_mu"`
	OutputCNY   *float64       `json:"output_cny" db:"output_cny"`
	TaxCNY      *float64       `json:"tax_cny" db:"tax_cny"`
	OutputPerMu *float64       `json:"output_per_mu" doc:"万元/亩, over the land of those whose output is whole"`
	TaxPerMu    *float64       `json:"tax_per_mu" doc:"万元/亩, over the land of those whose tax is whole"`
	MeanScore   *float64       `json:"mean_score"`
}

// ScoreBin is how many subjects of a track score from From up to To.
type ScoreBin struct {
	Track string  `json:"track"`
	Grade string  `json:"grade"`
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Count int     `json:"count"`
}

// Ranked is one line of a ranking.
type Ranked struct {
	Key          string   `json:"key"`
	Name         *string  `json:"name" doc:"null of parcels and industries, which go by their key"`
	ParkCode     *string  `json:"park_code"`
	ParkName     *string  `json:"park_name"`
	IndustryCode *string  `json:"industry_code"`
	Track        *string  `json:"track"`
	Class        string   `json:"class"`
	Place        *int     `json:"place"`
	Score        *float64 `json:"score"`
	InitialGrade string   `json:"initial_grade"`
	Grade        string   `json:"grade"`
	Decided      *string  `json:"decided" doc:"why persons decided the grade; null where none did"`
	LandMu       *float64 `json:"land_mu"`
	OutputCNY    *float64 `json:"output_cny" db:"output_cny"`
	OutputState  State    `json:"output_state" doc:"partly: of a part of the users of a parcel alone"`
	TaxCNY       *float64 `json:"tax_cny" db:"tax_cny"`
	TaxState     State    `json:"tax_state"`
	OutputPerMu  *float64 `json:"output_per_mu"`
	TaxPerMu     *float64 `json:"tax_per_mu"`
}

// None chooses what has no value: subjects of no park, no industry or no track.
const None = "none"

// RankingChoice says which lines of a ranking, or of what kind and park statistics, are asked for; what is empty does not choose. Track, Industry and ParkCode may be [None].
type RankingChoice struct {
	Kind     string
	Key      string   // of one subject
	Track    string   // its id
	Industry string   // a division of GB/T 4754
	Grades   []string // not_graded is without a grade
	ParkCode string
	Limit    int
	Skip     int
}

// RankingTable is a ranking of a run with what a file says above it: the run, its policy, and what was chosen.
type RankingTable struct {
	Zone   Zone
	Run    Run
	Policy Phrase            // its title
	Tracks map[string]Phrase // titles by id
	Groups map[string]Phrase // titles of its industry groups by id
	Choice RankingChoice
	Lines  []Ranked // scores as the policy shows them
}

// Subject is a subject of a run with its evaluation explained.
type Subject struct {
	Run        Run        `json:"run"`
	Name       *string    `json:"name" doc:"null of parcels and industries, which go by their key"`
	Evaluation Evaluation `json:"evaluation"`
}
