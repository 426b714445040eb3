package serve

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/land"
)

// Programmes is what the routes ask of the redevelopment of a whole zone.
type Programmes interface {
	Programme(ctx context.Context, zoneCode string) (land.Programme, error)
	SetTarget(ctx context.Context, zoneCode string, year int, by land.Person, t land.NewTarget) (land.Programme, error)
}

// programmeOperations registers what can be asked of the programme, and its targets.
func (s *server) programmeOperations(api huma.API) {
	const programme = "/api/v1/zones/{zone_code}/programme"
	tabled(s, api, programme, "programme", "All redevelopment of a zone by park and year, against its targets", s.programme, programmeBook)
	send(api, http.MethodPut, programme+"/targets/{year}", "set-target", "Set what is to be redeveloped in a year, in the zone or in a park", s.setTarget)
}

// ofProgramme asks for the programme of a zone.
type ofProgramme struct {
	InZone
	InLanguage
}

func (s *server) programme(ctx context.Context, in *ofProgramme) (land.Programme, error) {
	return s.Zones.Programme(ctx, in.ZoneCode)
}

func (s *server) setTarget(ctx context.Context, in *struct {
	InZone
	Year int `path:"year" minimum:"1949" maximum:"2100"`
	Body land.NewTarget
},
) (*answer[land.Programme], error) {
	programme, err := s.Zones.SetTarget(ctx, in.ZoneCode, in.Year, officer(ctx, in.ZoneCode), in.Body)
	return &answer[land.Programme]{programme}, s.kind(ctx, err)
}
