package land

import (
	"encoding/json"
	"strings"
	"time"
)

// CaseStanding is where the review of a scheme stands: what its steps make of it, and nothing else. Days are YYYY-MM-DD.
type CaseStanding struct {
	Version          int               `json:"version" doc:"raised with every step; a change names the one that it was made on"`
	State            string            `json:"state"`
	Round            int               `json:"round" doc:"0 before it is submitted; raised when corrections come back"`
	ScenarioID       int64             `json:"scenario_id"`
	ScenarioRevision int               `json:"scenario_revision"`
	LandRevision     int               `json:"land_revision,omitempty" doc:"how often it has taken other parcels while it was corrected"`
	Fields           map[string]string `json:"fields" doc:"of the dossier, as the applicant filled them in, by name"`
	Documents        []CaseDocument    `json:"documents"`
	Consents         []Consent         `json:"consents"`
	Promises         []Promise         `json:"promises"`
	Asked            []string          `json:"asked" doc:"departments that were asked when it was submitted"`
	Opinions         []CaseOpinion     `json:"opinions" doc:"of every round, the first first; the last of a department on the scheme under review counts"`
	Items            []ReturnedItem    `json:"items"`
	Conditions       []string          `json:"conditions" doc:"of the decision"`
	Milestones       []Milestone       `json:"milestones"`
	SubmittedOn      *string           `json:"submitted_on"`
	SubmittedBy      *string           `json:"submitted_by"`
	MetOn            *string           `json:"met_on" doc:"day of the meeting"`
	FirstBy          *string           `json:"first_by" doc:"who approved it on the first level"`
	DecidedOn        *string           `json:"decided_on"`
	DecidedBy        *string           `json:"decided_by"`
	Decision         *string           `json:"decision" enum:"approved,refused"`
	PublishedOn      *string           `json:"published_on"`
	AgainOn          *string           `json:"again_on,omitempty" doc:"the day on which it is due to be evaluated again after the approval"`
	EvaluatedOn      *string           `json:"evaluated_on,omitempty" doc:"when that was done, on the day that was due or later"`
	DueOn            *string           `json:"due_on" doc:"the last day of the clock that runs"`
	Clock            *string           `json:"clock"`
	FormerState      *string           `json:"former_state" doc:"of a suspended case: the state to which it returns"`
	FormerDueOn      *string           `json:"former_due_on"`
	FormerClock      *string           `json:"former_clock"`
	HeldOn           *string           `json:"held_on"`
	LastOn           *string           `json:"last_on" doc:"the day of the last step that has one"`
}

// Case is the review of one revision of one scenario of a redevelopment site (送审方案).
type Case struct {
	CaseID       int64    `json:"case_id"`
	SiteID       int64    `json:"site_id"`
	SiteName     string   `json:"site_name"`
	SiteState    string   `json:"site_state"`
	ScenarioName string   `json:"scenario_name"`
	ParkCode     *string  `json:"park_code"`
	AreaM2       float64  `json:"area_m2" doc:"of the parcels of its site, by title, else as measured"`
	AreaMu       float64  `json:"area_mu"`
	Applicants   []string `json:"applicants" doc:"who made, changed or submitted site, scenario or case: they give no opinion and approve nothing"`
	CaseStanding
	OpenedBy  string    `json:"opened_by"`
	OpenedAt  time.Time `json:"opened_at"`
	SinceAt   time.Time `json:"since_at" doc:"when it came into its state"`
	ChangedAt time.Time `json:"changed_at"`
	ChangedBy string    `json:"changed_by"`
	LastMove  string    `json:"last_move"`
}

// CaseDocument is a file that stands for a document of the dossier.
type CaseDocument struct {
	Document string `json:"document"`
	FileID   int64  `json:"file_id"`
	By       string `json:"by"`
}

// Consent is what an owner or another holder of a right says to the scheme (意愿).
type Consent struct {
	Owner  string  `json:"owner" minLength:"1" maxLength:"200"`
	Role   string  `json:"role,omitempty" enum:"owner,co_owner,mortgagee,court,village,tenant" doc:"owner when left out; owners and co-owners alone count"`
	AreaM2 float64 `json:"area_m2" minimum:"0" doc:"land of which it is the owner, m²; of co-owners the share of each"`
	Heads  int     `json:"heads,omitempty" minimum:"0" maximum:"100000" doc:"how many it counts for by head; 1 when left out"`
	Says   string  `json:"says" enum:"agrees,refuses,silent"`
	FileID int64   `json:"file_id,omitempty" doc:"the signed paper"`

	ParcelCodes []string `json:"parcel_codes,omitempty" maxItems:"1000" doc:"of a mortgagee or a court: the parcels that it speaks for; left out, the one that its right can lie on, and none where there are several"`
}

// Promise is a commitment that comes into force with the approval (前后对照中的承诺).
type Promise struct {
	Indicator string   `json:"indicator" minLength:"1" maxLength:"100"`
	Target    *float64 `json:"target,omitempty" doc:"of a figure"`
	TargetOn  string   `json:"target_on,omitempty" doc:"of a day, YYYY-MM-DD"`
	Unit      string   `json:"unit,omitempty" maxLength:"50"`
	DueOn     string   `json:"due_on,omitempty" doc:"YYYY-MM-DD"`
	USCC      string   `json:"uscc,omitempty" doc:"the enterprise that promises"`
}

// CaseOpinion is what a department says in a round.
type CaseOpinion struct {
	Department string   `json:"department"`
	Opinion    string   `json:"opinion" enum:"agree,agree_with_conditions,return,not_applicable,lapsed" doc:"lapsed: it said nothing in its time, which who conducts the review records"`
	Text       string   `json:"text,omitempty" maxLength:"4000"`
	Items      []string `json:"items,omitempty" doc:"what must be corrected"`
	Conditions []string `json:"conditions,omitempty"`
	FileID     int64    `json:"file_id,omitempty"`
	Round      int      `json:"round,omitempty"`
	On         string   `json:"on,omitempty" doc:"YYYY-MM-DD"`
	By         string   `json:"by,omitempty"`

	ScenarioID       int64 `json:"scenario_id,omitempty" doc:"set by the program: the scheme that it was given on"`
	ScenarioRevision int   `json:"scenario_revision,omitempty" doc:"set by the program"`
	LandRevision     int   `json:"land_revision,omitempty" doc:"set by the program: of the parcels that it was given on"`
}

// ReturnedItem is one thing to be corrected, and what was done about it.
type ReturnedItem struct {
	Item       int    `json:"item"`
	Round      int    `json:"round"`
	Department string `json:"department" doc:"empty: of who approves"`
	Text       string `json:"text"`
	State      string `json:"state" enum:"open,answered,settled,raised_again"`
	StateTitle Phrase `json:"state_title,omitzero" doc:"the state in words, where the procedure is not at hand"`
	Answer     string `json:"answer"`
	FileID     int64  `json:"file_id,omitempty"`
	AnsweredBy string `json:"answered_by,omitempty"`
}

// ItemAnswer answers a returned item.
type ItemAnswer struct {
	Item   int    `json:"item" minimum:"1"`
	Text   string `json:"text" minLength:"1" maxLength:"4000"`
	FileID int64  `json:"file_id,omitempty"`
}

// Milestone is what happened after the approval.
type Milestone struct {
	Milestone  string `json:"milestone"`
	Title      Phrase `json:"title,omitzero" doc:"in words, where the procedure is not at hand"`
	On         string `json:"on"`
	DocumentNo string `json:"document_no,omitempty"`
	FileID     int64  `json:"file_id,omitempty"`
	By         string `json:"by"`
}

// CaseBody is what a move brings; what each demands stands in the table of moves.
type CaseBody struct {
	DocumentNo       string            `json:"document_no,omitempty" maxLength:"200"`
	DocumentOn       string            `json:"document_on,omitempty" doc:"YYYY-MM-DD: the day on which it was done"`
	Signer           string            `json:"signer,omitempty" maxLength:"100"`
	FileID           int64             `json:"file_id,omitempty" doc:"a file that was added to the case before"`
	Note             string            `json:"note,omitempty" maxLength:"8000"`
	ScenarioID       int64             `json:"scenario_id,omitempty"`
	ScenarioRevision int               `json:"scenario_revision,omitempty"`
	Fields           map[string]string `json:"fields,omitempty"`
	ParcelCodes      []string          `json:"parcel_codes,omitempty" maxItems:"2000" doc:"all that the site is to have: they take the place of those before"`
	Document         string            `json:"document,omitempty" doc:"of the dossier, for which the file stands"`
	Consents         []Consent         `json:"consents,omitempty" doc:"all of them: they take the place of those before"`
	Promises         []Promise         `json:"promises,omitempty" doc:"all of them: they take the place of those before"`
	Opinion          *CaseOpinion      `json:"opinion,omitempty"`
	Answer           *ItemAnswer       `json:"answer,omitempty"`
	Items            []string          `json:"items,omitempty" doc:"what must be corrected"`
	Conditions       []string          `json:"conditions,omitempty"`
	Milestone        string            `json:"milestone,omitempty"`
	Seen             map[string]string `json:"seen,omitempty" doc:"the digests of what was shown to who makes the move, by part, as rests of the case had them"`
	Acknowledged     []string          `json:"acknowledged,omitempty" doc:"every check that fails or cannot be told, as DOCUMENT/CHECK"`
	Reason           string            `json:"reason,omitempty" maxLength:"4000" doc:"why it goes on although a check fails"`
	Asked            []string          `json:"asked,omitempty" doc:"set by the program: the departments that are asked"`
}

// CaseMove asks for a step of a case.
type CaseMove struct {
	Move    string `json:"move"`
	Version int    `json:"version" minimum:"1" doc:"of the case as it was read"`
	CaseBody
}

// CaseStep is one change of a case. It is written once; the case is what its steps make of it.
type CaseStep struct {
	Version    int       `json:"version"`
	Move       string    `json:"move"`
	FromState  string    `json:"from_state"`
	ToState    string    `json:"to_state"`
	Body       CaseBody  `json:"body"`
	DueOn      *string   `json:"due_on" doc:"the deadline that this step set"`
	Clock      *string   `json:"clock"`
	Arithmetic []Phrase  `json:"arithmetic"`
	By         string    `json:"by" db:"done_by"`
	At         time.Time `json:"at" db:"done_at"`
}

// NewCase opens the review of a scenario of a site.
type NewCase struct {
	SiteID           int64 `json:"site_id" minimum:"1"`
	ScenarioID       int64 `json:"scenario_id,omitempty" doc:"must be given: a case without a scheme is none"`
	ScenarioRevision int   `json:"scenario_revision,omitempty" doc:"the newest when left out"`
}

// Department is asked for its opinion.
type Department struct {
	Name  string `json:"name" pattern:"^[a-z][a-z0-9_]{0,39}$"`
	Title Phrase `json:"title"`
}

// ReviewSettings are how a zone reviews. Days and shares are settings of the zone, not rules of law.
type ReviewSettings struct {
	Version        int          `json:"version" doc:"0: those of the program"`
	Departments    []Department `json:"departments"`
	ConsentBy      string       `json:"consent_by" enum:"area,heads,both"`
	ConsentShare   float64      `json:"consent_share" minimum:"0" maximum:"1" doc:"of owners that must agree before it can be submitted; 1 is all"`
	OpinionDays    int          `json:"opinion_days" minimum:"1" maximum:"250" doc:"working days for departments to give their opinions"`
	CorrectionDays int          `json:"correction_days" minimum:"1" maximum:"250" doc:"working days for corrections"`
	AgainYears     int          `json:"again_years" minimum:"1" maximum:"30" doc:"years after the decision at which it is evaluated again"`
	SavedBy        string       `json:"saved_by,omitempty"`
	SavedAt        *time.Time   `json:"saved_at,omitempty"`
}

// ConsentShares are how much of the owners agrees, from 0 to 1.
type ConsentShares struct {
	AgreedM2   float64 `json:"agreed_m2"`
	OfM2       float64 `json:"of_m2"`
	ByArea     float64 `json:"by_area"`
	Agreed     int     `json:"agreed"`
	Of         int     `json:"of"`
	ByHeads    float64 `json:"by_heads"`
	Enough     bool    `json:"enough"`
	Arithmetic Phrase  `json:"arithmetic"`

	Lacking []Phrase `json:"lacking,omitempty" doc:"mortgagees and courts who have not agreed, though a parcel is mortgaged or sealed"`
}

// CaseGround is what is known of a case besides its steps, as it is now.
type CaseGround struct {
	AreaM2  float64            `json:"area_m2"`
	Owners  []string           `json:"owners" doc:"right holders on record of its parcels"`
	OwnedM2 map[string]float64 `json:"owned_m2" doc:"land on record of each of them, m²"`
	OpenM2  float64            `json:"open_m2" doc:"land without a right holder on record, m²"`

	ParcelCodes []string `json:"parcel_codes" doc:"of its site"`

	Mortgaged       []string `json:"mortgaged" doc:"codes of parcels that are mortgaged"`
	Sealed          []string `json:"sealed" doc:"codes of parcels that are sealed or seized"`
	MortgageUnknown []string `json:"mortgage_unknown" doc:"codes of parcels of which no mortgage and none is on record"`
	SealUnknown     []string `json:"seal_unknown" doc:"codes of parcels of which neither a seal nor none is on record"`

	Fields  map[string]string `json:"fields" doc:"of the dossier, filled from what is on record and from the scheme"`
	Touch   bool              `json:"touch" doc:"its parcels make one piece of land: each shares a line with the next, or faces it across at most join_m"`
	Pieces  int               `json:"pieces"`
	JoinM   float64           `json:"join_m" doc:"the widest gap that its land crosses, m: the road width of the search that found it, else what counts as touching"`
	Changes []ParcelChange    `json:"changes" doc:"parcels that are no longer what they were when it was submitted"`
}

// ParcelChange is a parcel of a case that is in force no longer, and what came out of it.
type ParcelChange struct {
	ParcelCode string          `json:"parcel_code"`
	RetiredOn  *string         `json:"retired_on"`
	Became     []LineageRecord `json:"became"`
}

// FrozenCase is what a submission or a decision rested on, or what an evaluation after the approval found.
type FrozenCase struct {
	For              string            `json:"for" enum:"submission,decision,evaluation"`
	RunID            *int64            `json:"run_id"`
	Year             *int              `json:"year"`
	PolicyID         *string           `json:"policy_id"`
	PolicyDigest     *string           `json:"policy_digest"`
	SiteID           int64             `json:"site_id"`
	SiteRevision     int               `json:"site_revision"`
	ScenarioID       int64             `json:"scenario_id"`
	ScenarioRevision int               `json:"scenario_revision"`
	ScenarioName     string            `json:"scenario_name"`
	Inputs           json.RawMessage   `json:"inputs"`
	Figures          json.RawMessage   `json:"figures" doc:"of the scenario, with its checks, as they were computed"`
	Parcels          []SiteParcel      `json:"parcels"`
	Users            []SiteUser        `json:"users"`
	Fields           map[string]string `json:"fields"`
	Said             map[string]Phrase `json:"said,omitempty" doc:"fields that hold codes, in words"`
	Consents         ConsentShares     `json:"consents"`

	Years  []PresentYear `json:"years,omitempty" doc:"the run's year and the two before it"`
	Pieces int           `json:"pieces,omitempty" doc:"of land that do not touch; 0 is not known"`
	JoinM  float64       `json:"join_m,omitempty" doc:"the widest gap that its land crosses, m"`

	Scheduled []Promise `json:"scheduled,omitempty" doc:"of a submission and an approval: the days of the schedule that come into force beside the promises"`

	Actuals *CaseActuals       `json:"actuals,omitempty" doc:"of an evaluation after the approval: what the land came to by then, beside what was promised and planned"`
	Kept    []JudgedCommitment `json:"kept,omitempty" doc:"of an evaluation after the approval: whether the promises of the case were kept by then"`
}

// FrozenRecord is a frozen case with the digest of its bytes.
type FrozenRecord struct {
	Version  int        `json:"version" doc:"of the case, of the step that froze it"`
	Digest   string     `json:"digest" doc:"SHA-256 of the bytes that are kept"`
	FrozenAt time.Time  `json:"frozen_at"`
	Case     FrozenCase `json:"case" db:"-"`
	Content  []byte     `json:"-"`
}

// CaseActuals is what the land of a case, with what its parcels became since, came to year by year, beside what it was before, what
// was promised and what is planned.
type CaseActuals struct {
	Years   []int          `json:"years"`
	Lines   []ActualLine   `json:"lines" doc:"those of the table of before and after"`
	Lacking []LackingYears `json:"lacking" doc:"the years of which numbers are not known"`
}

// LackingYears are years of which the same numbers are not known for the same reason.
type LackingYears struct {
	Years []int    `json:"years"`
	Why   Phrase   `json:"why"`
	Lines []Phrase `json:"lines" doc:"titles of the numbers; empty where it is so of all"`
}

// ActualLine is one number of it.
type ActualLine struct {
	Name     string        `json:"name"`
	Title    Phrase        `json:"title"`
	Unit     string        `json:"unit"`
	Digits   int           `json:"digits" doc:"how many decimals it is read with"`
	Before   *float64      `json:"before" doc:"of yearly amounts the mean of the years that are known, three at most"`
	Of       []int         `json:"of" doc:"the years that the mean is over"`
	Promised *float64      `json:"promised" doc:"by the case, else by agreements on its parcels"`
	Plan     *float64      `json:"plan"`
	Actual   []ActualValue `json:"actual" doc:"of each of the years"`
}

// ActualValue is what a number came to in a year.
type ActualValue struct {
	Value *float64 `json:"value"`
	Why   Phrase   `json:"why" doc:"why there is none; empty where there is one"`
}

// SiteYears is what a run says of a parcel of a site, or of one that came out of such, for its year and the two before.
type SiteYears struct {
	RunID    int64
	Year     int
	ParcelID int64
	LandM2   float64
	Used     bool
	Mixed    bool // it came out of land of the site and of other land together
	KeptYears
	EnergyTCE []float64 `db:"energy_tce"`
}

// CaseOffer is a move that leads on from where a case stands, and whether who asks may make it now.
type CaseOffer struct {
	Move string   `json:"move"`
	May  bool     `json:"may"`
	Why  []Reason `json:"why" doc:"what keeps who asks from it"`
}

// CaseRecord is a case with all that belongs to it.
type CaseRecord struct {
	Case
	Steps    []CaseStep     `json:"steps"`
	Files    []LedgerFile   `json:"files"`
	Settings ReviewSettings `json:"settings"`
	Ground   CaseGround     `json:"ground"`
	Shares   ConsentShares  `json:"shares"`
	Missing  []string       `json:"missing" doc:"required fields and documents that are not there"`
	Pending  []string       `json:"pending" doc:"departments that are asked and have not cleared it"`
	Offers   []CaseOffer    `json:"offers"`
	Next     CaseNext       `json:"next"`
	Frozen   []FrozenRecord `json:"frozen" doc:"what submissions and the decision rested on, the newest first"`
	Current  *FrozenCase    `json:"current" doc:"the same as it is now"`

	Scheduled []Promise `json:"scheduled,omitempty" doc:"of a case that is not decided: the days of its scheme's schedule that come into force with the decision beside its promises"`

	Evaluations []FrozenRecord `json:"evaluations" doc:"what evaluations after the approval found, the newest first"`

	Actuals CaseActuals `json:"actuals" doc:"what its land came to year by year"`

	Rests map[string]string `json:"rests" doc:"SHA-256 of each part of what it rests on now: a step that rests on it names them as seen"`

	Links   []CaseLink `json:"links"`
	Given   []string   `json:"given" doc:"conditions that departments set"`
	MayLink bool       `json:"may_link" doc:"who asks may give a link to the applicant"`
}

// CaseLink lets an applicant follow one case without signing in.
type CaseLink struct {
	LinkID    int64      `json:"link_id"`
	Owner     string     `json:"owner" doc:"the applicant whom it was given to"`
	MadeAt    time.Time  `json:"made_at"`
	MadeBy    string     `json:"made_by"`
	ExpiresAt time.Time  `json:"expires_at"`
	RevokedAt *time.Time `json:"revoked_at"`
	RevokedBy *string    `json:"revoked_by"`
}

// NewCaseLink asks for a link.
type NewCaseLink struct {
	Owner string `json:"owner" minLength:"1" maxLength:"200" doc:"the applicant whom it is given to"`
	Days  int    `json:"days,omitempty" minimum:"1" maximum:"730" doc:"for how long; 180 when left out"`
}

// FollowedCase is what an applicant sees of a case without signing in: nothing of tax, output or of other owners.
type FollowedCase struct {
	SiteName    string         `json:"site_name"`
	ZoneName    string         `json:"zone_name"`
	Owner       string         `json:"owner"`
	State       string         `json:"state"`
	StateTitle  Phrase         `json:"state_title"`
	Round       int            `json:"round"`
	SubmittedOn *string        `json:"submitted_on"`
	DueOn       *string        `json:"due_on"`
	ClockTitle  Phrase         `json:"clock_title" doc:"what is due then; empty where nothing is"`
	Items       []ReturnedItem `json:"items"`
	Decision    *string        `json:"decision"`
	DecidedOn   *string        `json:"decided_on"`
	Conditions  []string       `json:"conditions"`
	PublishedOn *string        `json:"published_on"`
	Milestones  []Milestone    `json:"milestones"`
	ExpiresAt   time.Time      `json:"expires_at"`
	Departments []Department   `json:"departments" doc:"by name, for the items"`
}

// CaseNext is what a case waits for.
type CaseNext struct {
	Move        string   `json:"move" doc:"by which it goes on; empty of one that has ended"`
	Right       string   `json:"right" doc:"that it takes"`
	Departments []string `json:"departments" doc:"of opinions: who is awaited"`
}

// CaseRow is a case in the list.
type CaseRow struct {
	Case
	Days   int    `json:"days" doc:"since it came into its state"`
	Due    string `json:"due" enum:",soon,overdue"`
	MyTurn bool   `json:"my_turn" doc:"who asks may take it further"`

	Next CaseNext `json:"next"`

	Spent map[string]float64 `json:"spent" doc:"days in each state so far, by state"`
}

// CaseQuery is which cases are asked for.
type CaseQuery struct {
	States   []string
	ParkCode string
	MyTurn   bool
	OpenOnly bool
}

// CaseList are the cases of a zone on a day.
type CaseList struct {
	ZoneCode string    `json:"zone_code"`
	Today    string    `json:"today"`
	Cases    []CaseRow `json:"cases"`
}

// IsDepartment reports whether a text can be the name of a department.
func IsDepartment(name string) bool {
	if name == "" || len(name) > 40 || name[0] < 'a' || name[0] > 'z' {
		return false
	}
	return !strings.ContainsFunc(name, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// CaseMap is the land of a case as shapes, with what lies around it.
type CaseMap struct {
	Shapes []CaseShape `json:"shapes" doc:"the parcels of the site first"`
}

// CaseShape is a parcel with its shape, EPSG:4490.
type CaseShape struct {
	ParcelCode string          `json:"parcel_code"`
	OfSite     bool            `json:"of_site" doc:"false: it lies around the site"`
	Geometry   json.RawMessage `json:"geometry" doc:"GeoJSON"`
}

// DigitsOf is how many decimals a number of a unit is read with: persons, enterprises, parcels and square metres are whole.
func DigitsOf(unit string) int {
	switch unit {
	case "人", "家", "宗", "m²":
		return 0
	case "tce/万元":
		return 4
	}
	return 2
}
