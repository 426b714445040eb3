package serve

import (
	"context"
	"fmt"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/access"
	"permu/internal/export"
	"permu/internal/land"
)

// Commitments is what the routes ask of promises and of where projects stand.
type Commitments interface {
	Commitments(ctx context.Context, zoneCode string, q land.CommitmentsQuery) (land.Commitments, error)
	CommitmentRevisions(ctx context.Context, zoneCode, commitmentID string) ([]land.CommitmentRevision, error)
	RecordActual(ctx context.Context, zoneCode, commitmentID string, by access.Person, a land.NewActual) (land.Commitment, error)
	Pipeline(ctx context.Context, zoneCode string, q land.PipelineQuery) (land.Pipeline, error)
}

// OnDay is on which day something is judged, and for which park.
type OnDay struct {
	AsOf     string `query:"as_of" doc:"YYYY-MM-DD; today when left out"`
	ParkCode string `query:"park_code"`
}

// OfCommitment is which commitment an operation is about.
type OfCommitment struct {
	InZone
	CommitmentID string `path:"commitment_id"`
}

type commitmentsInput struct {
	InZone
	InRun
	OnDay
	InLanguage
	WarnDays   int    `query:"warn_days" minimum:"0" maximum:"3650" default:"90" doc:"days before the due day"`
	Outcome    string `query:"outcome" enum:"met,failed,not_due,cannot_tell"`
	Warning    string `query:"warning" enum:"none,due_soon,overdue"`
	Indicator  string `query:"indicator"`
	Doubtful   bool   `query:"doubtful" doc:"those alone of which something contradicts itself or has nothing to show for it"`
	DueFrom    string `query:"due_from" doc:"YYYY-MM-DD"`
	DueBefore  string `query:"due_before" doc:"YYYY-MM-DD, itself not"`
	ParcelCode string `query:"parcel_code" doc:"those of its land, alone or with other land; parks too count these alone"`
}

type pipelineInput struct {
	InZone
	InRun
	OnDay
	InLanguage
	Stage    string `query:"stage" enum:"not_started,not_completed,not_producing,below_size,below_capacity,at_capacity,cannot_tell"`
	Doubtful bool   `query:"doubtful"`
}

// commitmentOperations registers what can be asked of promises, and recorded of their keeping.
func (s *server) commitmentOperations(api huma.API) {
	const path = "/api/v1/zones/{zone_code}"
	tabled(s, api, path+"/commitments", "commitments", "Which promises of agreements are kept on a day", s.commitments, commitmentsBook)
	tabled(s, api, path+"/pipeline", "pipeline", "Where granted parcels stand between signature and capacity", s.pipeline, pipelineBook)
	get(api, path+"/commitments/{commitment_id}/revisions", "commitment-revisions", "The states that a commitment has had", s.commitmentRevisions)
	post(api, path+"/commitments/{commitment_id}/actual", "record-actual", "Record what became of a promise", s.recordActual)
}

func (s *server) commitments(ctx context.Context, in *commitmentsInput) (land.Commitments, error) {
	return s.Zones.Commitments(ctx, in.ZoneCode, land.CommitmentsQuery{
		Run: in.choice(), AsOf: in.AsOf, WarnDays: in.WarnDays, ParkCode: in.ParkCode, ParcelCode: in.ParcelCode, Outcome: in.Outcome, Warning: in.Warning,
		Indicator: in.Indicator, Doubtful: in.Doubtful, DueFrom: in.DueFrom, DueBefore: in.DueBefore,
	})
}

func (s *server) pipeline(ctx context.Context, in *pipelineInput) (land.Pipeline, error) {
	return s.Zones.Pipeline(ctx, in.ZoneCode, land.PipelineQuery{Run: in.choice(), AsOf: in.AsOf, ParkCode: in.ParkCode, Stage: in.Stage, Doubtful: in.Doubtful})
}

func (s *server) commitmentRevisions(ctx context.Context, in *OfCommitment) (*answer[[]land.CommitmentRevision], error) {
	revisions, err := s.Zones.CommitmentRevisions(ctx, in.ZoneCode, in.CommitmentID)
	return &answer[[]land.CommitmentRevision]{revisions}, s.kind(ctx, err)
}

func (s *server) recordActual(ctx context.Context, in *struct {
	OfCommitment
	Body land.NewActual
},
) (*answer[land.Commitment], error) {
	recorded, err := s.Zones.RecordActual(ctx, in.ZoneCode, in.CommitmentID, who(ctx), in.Body)
	return &answer[land.Commitment]{recorded}, s.kind(ctx, err)
}

func commitmentsBook(c land.Commitments, say say) book {
	title := say(land.Phrase{ZH: "履约承诺", EN: "Commitments"})
	above := []string{title, say(onDay(c.AsOf, c.RunID, c.Year))}
	return book{fmt.Sprintf("%s-%s-%s", title, c.ZoneCode, c.AsOf), []export.Page{
		pageOf(title, above, commitmentColumns(), c.Commitments, say),
		pageOf(say(land.Phrase{ZH: "分园区", EN: "By park"}), above, outcomeColumns(), c.Parks, say),
	}}
}

func pipelineBook(p land.Pipeline, say say) book {
	title := say(land.Phrase{ZH: "项目推进", EN: "Pipeline"})
	above := []string{title, say(onDay(p.AsOf, 0, 0))}
	return book{fmt.Sprintf("%s-%s-%s", title, p.ZoneCode, p.AsOf), []export.Page{
		pageOf(title, above, projectColumns(), p.Projects, say),
		pageOf(say(land.Phrase{ZH: "分园区", EN: "By park"}), above, stageColumns(), p.Parks, say),
	}}
}

// onDay says on which day a table was judged, and by the years of which run.
func onDay(asOf string, runID int64, year int) land.Phrase {
	p := land.Phrase{ZH: "判定日 " + asOf, EN: "as of " + asOf}
	if runID != 0 {
		p.ZH += fmt.Sprintf(" · 评价批次 %d(%d 年)", runID, year)
		p.EN += fmt.Sprintf(" · run %d (%d)", runID, year)
	}
	return p
}
