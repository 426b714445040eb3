package land

import "time"

// AgreedStart is the start of works on a parcel by the newest supplementary agreement (补充协议).
type AgreedStart struct {
	ParcelID   int64
	Agreement  string // which one
	StartOn    time.Time
	EarliestOn time.Time // by another text of the same edition; the same day where none differs
}

// AgreedFigure is what the newest agreement has a parcel come to.
type AgreedFigure struct {
	ParcelID  int64
	Indicator string     // floor_area_ratio, investment_per_mu, tax_per_mu or output_per_mu
	Target    float64    // a ratio, or 万元/亩
	DueOn     *time.Time // nil: the agreement names no day
}

// Reached is when what an agreement names of a parcel or of an enterprise came about.
type Reached struct {
	ParcelID  *int64
	USCC      *string
	Indicator string     // production_on or capacity_on
	ReachedOn *time.Time // nil: it has not, or not all of it
}

// Verdict is what persons have decided in the ledger on a parcel by a rule, and what still holds of it.
type Verdict struct {
	ParcelID   int64
	Rule       string
	USCC       string `db:"uscc"` // of a rule that is asked of enterprises: who uses the parcel
	Kind       string // of the rule
	Leg        string // of the rule
	Says       string // idle, not_idle, low, not_low, unfounded, or done
	Cause      string // of idle land, as they confirmed it; empty is none
	Ground     string // of that cause; empty is none
	DocumentNo string
	DocumentOn *time.Time
	By         string     `db:"done_by"`
	ExtendedTo *time.Time // the day to which the start of works is put off; nil is none
	ExtendedBy string     // the document that does so
}

// What verdicts say.
const (
	VerdictIdle    = "idle"
	VerdictNotIdle = "not_idle"
	VerdictLow     = "low"
	VerdictNotLow  = "not_low"

	VerdictUnfounded = "unfounded"
)
