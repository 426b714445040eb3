package serve

import (
	"context"
	"fmt"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/export"
	"permu/internal/land"
)

// Surveys is what the routes ask of a zone's stock of land and enterprises.
type Surveys interface {
	Potential(ctx context.Context, zoneCode string, q land.PotentialQuery) (land.Potential, error)
	Spare(ctx context.Context, zoneCode string, q land.SpareQuery) (land.Spare, error)
	Sheet(ctx context.Context, zoneCode string, q land.SheetQuery) (land.Sheet, error)
	AppraisalLists(ctx context.Context, zoneCode string) ([]land.AppraisalList, error)
	SaveAppraisal(ctx context.Context, zoneCode, by string, n land.NewAppraisalList) (land.AppraisalList, error)
}

type potentialInput struct {
	InZone
	InPages
	InLanguage
	Year     int     `query:"year" minimum:"0" maximum:"2100" doc:"that of the newest run, else of the newest reports, when left out"`
	LineWan  float64 `query:"line" minimum:"1" maximum:"1000000" default:"2000" doc:"of yearly revenue, 万元"`
	Near     float64 `query:"near" minimum:"0" maximum:"1" default:"0.8" doc:"share of the line from which a reported revenue is near"`
	MinFirms int     `query:"min_firms" minimum:"1" maximum:"1000" default:"5" doc:"of a division, fewer of which have no ratio of their own"`
	ParkCode string  `query:"park_code"`
	Class    string  `query:"class" enum:"over,rising,likely,possible,near"`
}

type spareInput struct {
	InZone
	InPages
	InRun
	InLanguage
	Grades   string  `query:"grades" default:"A,B" doc:"of a right holder that performs, separated by commas"`
	FAR      float64 `query:"far" minimum:"0" maximum:"20" doc:"where a parcel has no highest floor area ratio; 0 is none"`
	ParkCode string  `query:"park_code"`
	Clear    bool    `query:"clear" doc:"neither mortgaged nor sealed nor seized alone"`
}

type sheetInput struct {
	InZone
	InRun
	InLanguage
	ParkCode string `query:"park_code" doc:"the whole zone when left out"`
	Scope    string `query:"scope" doc:"whose means are the ideal values; fujian-2020 when left out"`
	List     string `query:"list" doc:"of appraisal items; national-2021 when left out"`
}

// surveyOperations registers what can be asked of a zone's stock.
func (s *server) surveyOperations(api huma.API) {
	const path = "/api/v1/zones/{zone_code}"
	tabled(s, api, path+"/near-threshold", "near-threshold", "Enterprises near the line of designated size", s.potential, potentialBook)
	tabled(s, api, path+"/spare-floor", "spare-floor", "Floor area to be had on land in good use", s.spare, spareBook)
	tabled(s, api, path+"/sheet", "sheet", "What a zone or a park comes to", s.sheet, sheetBook)
	get(api, path+"/appraisal-lists", "appraisal-lists", "What a zone can be appraised on", s.appraisalLists)
	post(api, path+"/appraisal-lists", "save-appraisal-list", "Keep a list of appraisal items", s.saveAppraisal)
}

func (s *server) potential(ctx context.Context, in *potentialInput) (land.Potential, error) {
	return s.Zones.Potential(ctx, in.ZoneCode, land.PotentialQuery{
		Year: in.Year, LineWan: in.LineWan, Near: in.Near, MinFirms: in.MinFirms, ParkCode: in.ParkCode, Class: in.Class,
	})
}

func potentialBook(p land.Potential, say say) book {
	title := say(phrase("潜力企业", "Enterprises near the line"))
	line := say(land.Phrase{
		ZH: fmt.Sprintf("%d 年 · 规上线 %g 万元 · 估算用本区各行业大类(不足 %d 家用全区工业)营业收入与税收、用电量、职工之比的中位数及四分位区间", p.Year, p.LineCNY/land.YuanPerWan, p.MinFirms),
		EN: fmt.Sprintf("%d · line of %g 万元 · estimates by the zone's own ratios of revenue to tax, electricity and employees, by division (the whole zone below %d firms): median and quartiles", p.Year, p.LineCNY/land.YuanPerWan, p.MinFirms),
	})
	return book{fmt.Sprintf("%s-%s-%d", title, p.ZoneCode, p.Year), []export.Page{
		pageOf(title, []string{title, line}, potentialColumns(), p.Enterprises, say),
	}}
}

func (s *server) spare(ctx context.Context, in *spareInput) (land.Spare, error) {
	return s.Zones.Spare(ctx, in.ZoneCode, land.SpareQuery{Run: in.choice(), Grades: splitList(in.Grades), FAR: in.FAR, ParkCode: in.ParkCode, Clear: in.Clear})
}

func spareBook(sp land.Spare, say say) book {
	title := say(phrase("零地增资扩产", "Spare floor area"))
	above := []string{title, say(onDay(sp.AsOf, sp.RunID, sp.Year))}
	return book{fmt.Sprintf("%s-%s-%d", title, sp.ZoneCode, sp.Year), []export.Page{
		pageOf(title, above, spareColumns(), sp.Parcels, say),
		pageOf(say(phrase("分园区", "By park")), above, parkSpareColumns(), sp.Parks, say),
	}}
}

func (s *server) sheet(ctx context.Context, in *sheetInput) (land.Sheet, error) {
	return s.Zones.Sheet(ctx, in.ZoneCode, land.SheetQuery{Run: in.choice(), ParkCode: in.ParkCode, Scope: in.Scope, List: in.List})
}

func (s *server) appraisalLists(ctx context.Context, in *InZone) (*answer[[]land.AppraisalList], error) {
	lists, err := s.Zones.AppraisalLists(ctx, in.ZoneCode)
	return &answer[[]land.AppraisalList]{lists}, s.kind(ctx, err)
}

func (s *server) saveAppraisal(ctx context.Context, in *struct {
	InZone
	Body land.NewAppraisalList
},
) (*answer[land.AppraisalList], error) {
	saved, err := s.Zones.SaveAppraisal(ctx, in.ZoneCode, who(ctx).Name, in.Body)
	return &answer[land.AppraisalList]{saved}, s.kind(ctx, err)
}
