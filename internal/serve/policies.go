package serve

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/land"
)

// policyOperations registers what can be asked of policies, and what they would do.
func (s *server) policyOperations(api huma.API) {
	get(api, "/api/v1/zones/{zone_code}/policies", "policies", "The policies that a zone can use", s.policies)
	get(api, "/api/v1/zones/{zone_code}/policies/{policy_id}", "policy", "A policy document", s.policy)
	get(api, "/api/v1/zones/{zone_code}/runs/{run_id}/policy", "run-policy", "The policy of a run as it was applied", s.runPolicy)
	post(api, "/api/v1/policies/check", "check-policy", "What is wrong with a policy document", s.checkPolicy)
	post(api, "/api/v1/zones/{zone_code}/policies", "save-policy", "Keep a document as a new version of a policy", s.savePolicy)
	post(api, "/api/v1/zones/{zone_code}/control-tables", "save-control-table", "Keep a table of control indicators as a new version of a policy document", s.saveControlTable)
	post(api, "/api/v1/what-if", "what-if", "What a changed policy would do to a run; nothing is written", s.whatIf)
	post(api, "/api/v1/zones/{zone_code}/runs", "evaluate", "Apply a policy to a year and keep the answer as a run", s.evaluate)
}

// post registers a POST operation with a JSON body whose errors are problem documents.
func post[I, O any](api huma.API, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	send(api, http.MethodPost, path, id, summary, f)
}

// send registers an operation that changes something, as post does.
func send[I, O any](api huma.API, method, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	huma.Register(api, huma.Operation{Method: method, Path: path, OperationID: id, Summary: summary, MaxBodyBytes: 4 << 20}, f)
}

// Document is a policy document as data.
type Document struct {
	Document json.RawMessage `json:"document" doc:"a policy document; see the policy schema"`
}

func (s *server) policies(ctx context.Context, in *InZone) (*answer[[]land.PolicySummary], error) {
	list, err := s.Zones.Policies(ctx, in.ZoneCode)
	return &answer[[]land.PolicySummary]{list}, s.kind(ctx, err)
}

func (s *server) policy(ctx context.Context, in *struct {
	InZone
	PolicyID string `path:"policy_id"`
	Version  int    `query:"version" minimum:"0" doc:"a saved version; the newest when left out"`
},
) (*answer[land.PolicyDocument], error) {
	document, err := s.Zones.PolicyDocument(ctx, in.ZoneCode, in.PolicyID, in.Version)
	return &answer[land.PolicyDocument]{document}, s.kind(ctx, err)
}

func (s *server) runPolicy(ctx context.Context, in *struct {
	InZone
	RunID int64 `path:"run_id"`
},
) (*answer[land.PolicyDocument], error) {
	document, err := s.Zones.RunDocument(ctx, in.ZoneCode, in.RunID)
	return &answer[land.PolicyDocument]{document}, s.kind(ctx, err)
}

func (s *server) checkPolicy(ctx context.Context, in *struct{ Body Document }) (*answer[land.PolicyCheck], error) {
	check, err := s.Zones.CheckPolicy(in.Body.Document)
	return &answer[land.PolicyCheck]{check}, s.kind(ctx, err)
}

func (s *server) savePolicy(ctx context.Context, in *struct {
	InZone
	Body land.NewPolicy
},
) (*answer[land.PolicyDocument], error) {
	in.Body.SavedBy = who(ctx).Name
	document, err := s.Zones.SavePolicy(ctx, in.ZoneCode, in.Body)
	return &answer[land.PolicyDocument]{document}, s.kind(ctx, err)
}

func (s *server) saveControlTable(ctx context.Context, in *struct {
	InZone
	Body land.NewControlTable
},
) (*answer[land.PolicyDocument], error) {
	in.Body.SavedBy = who(ctx).Name
	document, err := s.Zones.SaveControlTable(ctx, in.ZoneCode, in.Body)
	return &answer[land.PolicyDocument]{document}, s.kind(ctx, err)
}

func (s *server) whatIf(ctx context.Context, in *struct{ Body land.WhatIfRequest }) (*answer[land.WhatIf], error) {
	if err := mayRead(ctx, in.Body.ZoneCode); err != nil {
		return nil, s.kind(ctx, err)
	}
	would, err := s.Zones.WhatIf(ctx, in.Body)
	return &answer[land.WhatIf]{would}, s.kind(ctx, err)
}

func (s *server) evaluate(ctx context.Context, in *struct {
	InZone
	Body land.NewRun
},
) (*answer[land.Run], error) {
	in.Body.ZoneCode, in.Body.ProgramVersion, in.Body.CreatedBy = in.ZoneCode, s.Version, who(ctx).Name
	run, err := s.Zones.EvaluateAs(ctx, in.Body)
	return &answer[land.Run]{run}, s.kind(ctx, err)
}
