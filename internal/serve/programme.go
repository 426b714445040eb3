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
	SetTarget(ctx context.Context, zoneCode string, year int, by string, t land.NewTarget) (land.Programme, error)
}

// programmeOperations registers what can be asked of the programme, and its targets.
func (s *server) programmeOperations(api huma.API) {
	const programme = "/api/v1/zones/{zone_code}/programme"
	get(api, programme, "programme", "All redevelopment of a zone by park and year, against its targets", s.programme)
	send(api, http.MethodPut, programme+"/targets/{year}", "set-target", "Set what is to be redeveloped in a year", s.setTarget)
}

func (s *server) programme(ctx context.Context, in *InZone) (*answer[land.Programme], error) {
	programme, err := s.Zones.Programme(ctx, in.ZoneCode)
	return &answer[land.Programme]{programme}, s.kind(ctx, err)
}

func (s *server) setTarget(ctx context.Context, in *struct {
	InZone
	Year int `path:"year" minimum:"1949" maximum:"2100"`
	Body land.NewTarget
},
) (*answer[land.Programme], error) {
	programme, err := s.Zones.SetTarget(ctx, in.ZoneCode, in.Year, who(ctx).Name, in.Body)
	return &answer[land.Programme]{programme}, s.kind(ctx, err)
}
