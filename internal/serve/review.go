package serve

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"permu/internal/access"
	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// Reviews is what the routes ask of the review of schemes.
type Reviews interface {
	ReviewSettings(ctx context.Context, zoneCode string) (land.ReviewSettings, error)
	SaveReviewSettings(ctx context.Context, zoneCode, by string, set land.ReviewSettings) (land.ReviewSettings, error)
	Cases(ctx context.Context, zoneCode string, q land.CaseQuery, by land.Person) (land.CaseList, error)
	OpenCase(ctx context.Context, zoneCode string, by land.Person, n land.NewCase) (land.CaseRecord, error)
	CaseRecord(ctx context.Context, zoneCode string, caseID int64, by land.Person) (land.CaseRecord, error)
	MoveCase(ctx context.Context, zoneCode string, caseID int64, by land.Person, m land.CaseMove) (land.CaseRecord, error)
	AddCaseFile(ctx context.Context, zoneCode string, caseID int64, by land.Person, f land.Upload) (land.LedgerFile, error)
	CaseFile(ctx context.Context, zoneCode string, caseID, fileID int64) (land.LedgerFile, []byte, error)
	CaseShapes(ctx context.Context, zoneCode string, caseID int64) (land.CaseMap, error)
	NewCaseLink(ctx context.Context, zoneCode string, caseID int64, by land.Person, n land.NewCaseLink) (access.Token, error)
	TakeCaseLink(ctx context.Context, zoneCode string, caseID, linkID int64, by land.Person) error
	FollowCase(ctx context.Context, token access.Token) (land.FollowedCase, error)
}

// OfCase is which case of which zone an operation is about.
type OfCase struct {
	InZone
	CaseID int64 `path:"case_id" minimum:"1"`
}

type casesInput struct {
	InZone
	InLanguage
	States   []string `query:"state" doc:"states, parted by commas"`
	ParkCode string   `query:"park_code"`
	MyTurn   bool     `query:"my_turn" doc:"that who asks may take further"`
	Open     bool     `query:"open" doc:"without those that have come to an end"`
}

// CaseToken is a link to a case, told once.
type CaseToken struct {
	Token access.Token `json:"token" doc:"opens the page of the case at /#case=TOKEN"`
}

// reviewOperations registers what can be asked of the review of schemes, and done in it.
func (s *server) reviewOperations(api huma.API) {
	const (
		zone = "/api/v1/zones/{zone_code}"
		one  = zone + "/cases/{case_id}"
	)
	get(api, "/api/v1/review/procedure", "review-procedure", "States, moves, dossier and departments of the review", s.reviewProcedure)
	post(api, "/api/v1/review/follow", "follow-case", "What an applicant's link shows of its case", s.followCase)
	get(api, zone+"/review/settings", "review-settings", "Which departments a zone asks, by when, and how many owners must agree", s.reviewSettings)
	send(api, http.MethodPut, zone+"/review/settings", "save-review-settings", "Set how a zone reviews", s.saveReviewSettings)
	tabled(s, api, zone+"/cases", "cases", "Cases of review with their states and days", s.cases, casesBook)
	post(api, zone+"/cases", "open-case", "Open the review of a scenario of a site", s.openCase)
	get(api, one, "case-record", "A case with dossier, opinions, steps, and what it rested on", s.caseRecord)
	get(api, one+"/map", "case-map", "The shapes of the parcels of a case", s.caseMap)
	post(api, one+"/moves", "move-case", "Take a case a step further", s.moveCase)
	post(api, one+"/links", "link-case", "Give an applicant a link to one case", s.linkCase)
	post(api, one+"/links/{link_id}/revoke", "unlink-case", "Take a link back", s.unlinkCase)
	get(api, one+"/paper", "case-paper", "The dossier, or its summary, to be printed", s.casePaper)
	get(api, one+"/dossier.docx", "case-docx", "The dossier as a document", s.caseDocx)
	get(api, one+"/dossier.xlsx", "case-xlsx", "The dossier as a workbook", s.caseXlsx)
}

func (s *server) reviewProcedure(context.Context, *struct{}) (*answer[review.CaseProcedure], error) {
	return &answer[review.CaseProcedure]{review.TheProcedure()}, nil
}

func (s *server) followCase(ctx context.Context, in *struct {
	Body struct {
		Token access.Token `json:"token" minLength:"1" maxLength:"100"`
	}
},
) (*answer[land.FollowedCase], error) {
	followed, err := s.Zones.FollowCase(ctx, in.Body.Token)
	return &answer[land.FollowedCase]{followed}, s.kind(ctx, err)
}

func (s *server) reviewSettings(ctx context.Context, in *InZone) (*answer[land.ReviewSettings], error) {
	set, err := s.Zones.ReviewSettings(ctx, in.ZoneCode)
	return &answer[land.ReviewSettings]{set}, s.kind(ctx, err)
}

func (s *server) saveReviewSettings(ctx context.Context, in *struct {
	InZone
	Body land.ReviewSettings
},
) (*answer[land.ReviewSettings], error) {
	set, err := s.Zones.SaveReviewSettings(ctx, in.ZoneCode, who(ctx).Name, in.Body)
	return &answer[land.ReviewSettings]{set}, s.kind(ctx, err)
}

func (s *server) cases(ctx context.Context, in *casesInput) (land.CaseList, error) {
	q := land.CaseQuery{States: in.States, ParkCode: in.ParkCode, MyTurn: in.MyTurn, OpenOnly: in.Open}
	return s.Zones.Cases(ctx, in.ZoneCode, q, officer(ctx, in.ZoneCode))
}

func (s *server) openCase(ctx context.Context, in *struct {
	InZone
	Body land.NewCase
},
) (*answer[land.CaseRecord], error) {
	record, err := s.Zones.OpenCase(ctx, in.ZoneCode, officer(ctx, in.ZoneCode), in.Body)
	return &answer[land.CaseRecord]{record}, s.kind(ctx, err)
}

func (s *server) caseRecord(ctx context.Context, in *OfCase) (*answer[land.CaseRecord], error) {
	record, err := s.Zones.CaseRecord(ctx, in.ZoneCode, in.CaseID, officer(ctx, in.ZoneCode))
	return &answer[land.CaseRecord]{record}, s.kind(ctx, err)
}

func (s *server) caseMap(ctx context.Context, in *OfCase) (*answer[land.CaseMap], error) {
	shapes, err := s.Zones.CaseShapes(ctx, in.ZoneCode, in.CaseID)
	return &answer[land.CaseMap]{shapes}, s.kind(ctx, err)
}

func (s *server) moveCase(ctx context.Context, in *struct {
	OfCase
	Body land.CaseMove
},
) (*answer[land.CaseRecord], error) {
	record, err := s.Zones.MoveCase(ctx, in.ZoneCode, in.CaseID, officer(ctx, in.ZoneCode), in.Body)
	return &answer[land.CaseRecord]{record}, s.kind(ctx, err)
}

func (s *server) linkCase(ctx context.Context, in *struct {
	OfCase
	Body land.NewCaseLink
},
) (*answer[CaseToken], error) {
	token, err := s.Zones.NewCaseLink(ctx, in.ZoneCode, in.CaseID, officer(ctx, in.ZoneCode), in.Body)
	return &answer[CaseToken]{CaseToken{token}}, s.kind(ctx, err)
}

func (s *server) unlinkCase(ctx context.Context, in *struct {
	OfCase
	LinkID int64 `path:"link_id" minimum:"1"`
},
) (*answer[land.CaseRecord], error) {
	by := officer(ctx, in.ZoneCode)
	if err := s.Zones.TakeCaseLink(ctx, in.ZoneCode, in.CaseID, in.LinkID, by); err != nil {
		return nil, s.kind(ctx, err)
	}
	record, err := s.Zones.CaseRecord(ctx, in.ZoneCode, in.CaseID, by)
	return &answer[land.CaseRecord]{record}, s.kind(ctx, err)
}

// addCaseFile takes the body of a request for a file of a case.
func (s *server) addCaseFile(c *gin.Context) error { return addFile(c, "case_id", s.Zones.AddCaseFile) }

// caseFile hands a file of a case out.
func (s *server) caseFile(c *gin.Context) error { return handOut(c, "case_id", s.Zones.CaseFile) }

func casesBook(list land.CaseList, say say) book {
	title := say(phrase("方案审查", "Reviews"))
	above := []string{title, say(onDay(list.Today, 0, 0))}
	return book{fmt.Sprintf("%s-%s-%s", title, list.ZoneCode, list.Today), []export.Page{pageOf(title, above, casesColumns(), list.Cases, say)}}
}
