package analysis

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
	"permu/internal/strictyaml"
)

// FindPolicy reads the policy that people name: one that the zone saved (my-method, or my-method@3 for a version), a
// built-in one, or a file. An unknown name is [land.ErrNotFound].
func FindPolicy(ctx context.Context, s *store.Store, zoneCode, name string) (policy.Policy, error) {
	id, version, versioned := strings.Cut(name, "@")
	n, err := strconv.Atoi(version)
	if versioned && err != nil {
		return policy.Policy{}, fmt.Errorf("policy %q: the version behind @ must be a number: %w", name, land.ErrInvalid)
	}
	saved, err := s.Policy(ctx, zoneCode, id, n)
	if err == nil {
		return policy.Read(saved.Source)
	}
	if !errors.Is(err, land.ErrNotFound) || versioned {
		return policy.Policy{}, err
	}
	return policy.Find(name)
}

// Policies lists what a zone can use: what it saved, and what ships. A saved version that today's rules refuse stands there
// with its problems.
func (z *Zones) Policies(ctx context.Context, zoneCode string) ([]land.PolicySummary, error) {
	saved, err := z.Store.Policies(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	list := []land.PolicySummary{}
	for _, v := range saved {
		p, err := policy.Read(v.Source)
		if err != nil {
			list = append(list, refused(v, err))
			continue
		}
		list = append(list, savedSummary(p, v))
	}
	for _, id := range policy.BuiltIn() {
		p, err := policy.Find(id)
		if err != nil {
			return nil, err
		}
		list = append(list, summaryOf(p))
	}
	return list, nil
}

func summaryOf(p policy.Policy) land.PolicySummary {
	return land.PolicySummary{
		PolicyID: p.ID, Version: int(p.Version), Title: p.Title, Origin: "built_in", Evaluates: len(p.Tracks) > 0, Screens: p.Screens(), Checks: len(p.Checks) > 0, Region: p.Region, DataYear: int(p.DataYear),
		Digest: p.Digest(), Open: append([]string{}, p.Open()...),
	}
}

// refused is a version that was taken when it was saved, and breaks a rule that came later.
func refused(v land.PolicyVersion, err error) land.PolicySummary {
	s := land.PolicySummary{
		PolicyID: v.PolicyID, Version: v.Version, Title: land.Phrase{ZH: v.Title}, Origin: "saved", Digest: v.Digest, Open: []string{},
		Note: v.Note, SavedAt: &v.SavedAt, SavedBy: v.SavedBy,
	}
	if !errors.As(err, &s.Problems) {
		s.Problems = land.Problems{{Rule: err.Error()}}
	}
	return s
}

func savedSummary(p policy.Policy, v land.PolicyVersion) land.PolicySummary {
	s := summaryOf(p)
	s.Origin, s.Note, s.SavedAt, s.SavedBy = "saved", v.Note, &v.SavedAt, v.SavedBy
	return s
}

// PolicyDocument reads a policy that a zone can use: a version of a saved one, its newest for 0, or a built-in one.
func (z *Zones) PolicyDocument(ctx context.Context, zoneCode, policyID string, version int) (land.PolicyDocument, error) {
	v, err := z.Store.Policy(ctx, zoneCode, policyID, version)
	if err == nil {
		p, err := policy.Read(v.Source)
		if err != nil {
			return land.PolicyDocument{}, err
		}
		return documentOf(p, savedSummary(p, v))
	}
	if !errors.Is(err, land.ErrNotFound) || version != 0 || isFile(policyID) {
		return land.PolicyDocument{}, err
	}
	p, err := policy.Find(policyID)
	if err != nil {
		return land.PolicyDocument{}, err
	}
	return documentOf(p, summaryOf(p))
}

// isFile reports whether a name would be read as a file, which nobody may ask a server for.
func isFile(name string) bool {
	return strings.ContainsAny(name, `./\`) || strings.ContainsRune(name, os.PathSeparator)
}

func documentOf(p policy.Policy, s land.PolicySummary) (land.PolicyDocument, error) {
	document, err := strictyaml.JSON(p.Source())
	return land.PolicyDocument{PolicySummary: s, Document: document, Source: string(p.Source()), Grades: p.Grades()}, err
}

// RunDocument is the policy of a run as it was applied, with what its subjects were measured against.
func (z *Zones) RunDocument(ctx context.Context, zoneCode string, runID int64) (land.PolicyDocument, error) {
	applied, err := z.RunPolicy(ctx, zoneCode, runID)
	if err != nil {
		return land.PolicyDocument{}, err
	}
	p, err := policy.Read(applied.PolicySource)
	if err != nil {
		return land.PolicyDocument{}, fmt.Errorf("policy of run %d: %w", runID, err)
	}
	d, err := documentOf(p, summaryOf(p))
	d.Context = applied.Context
	return d, err
}

// CheckPolicy lists what is wrong with a document, and what must still be set.
func (z *Zones) CheckPolicy(document []byte) (land.PolicyCheck, error) {
	p, err := policy.Read(document)
	var problems land.Problems
	switch {
	case errors.As(err, &problems):
		return land.PolicyCheck{Problems: problems, Open: []string{}}, nil
	case err != nil:
		return land.PolicyCheck{Problems: []land.Problem{{Path: "", Rule: err.Error()}}, Open: []string{}}, nil
	}
	return land.PolicyCheck{Problems: []land.Problem{}, Open: append([]string{}, p.Open()...), Digest: p.Digest()}, nil
}

// SaveControlTable keeps a table of control indicators as a policy document: the next version of its name. Runs that are told to screen by
// it hold land against it, and sites that are checked by it their schemes. What the table breaks is [land.Problems] with lines.
func (z *Zones) SaveControlTable(ctx context.Context, zoneCode string, n land.NewControlTable) (land.PolicyDocument, error) {
	document, err := policy.ControlDocument(policy.Control{
		ID: n.PolicyID, Title: n.Title, Document: n.Document, Number: n.Number, ValidFrom: n.ValidFrom, Table: []byte(n.CSV),
	})
	if err != nil {
		return land.PolicyDocument{}, err
	}
	return z.SavePolicy(ctx, zoneCode, land.NewPolicy{PolicyID: n.PolicyID, Document: document, SavedBy: n.SavedBy})
}

// SavePolicy keeps a document as a new version of a policy of a zone under a name, and returns it as it stands. A name of
// a built-in policy is a [land.ErrInvalid].
func (z *Zones) SavePolicy(ctx context.Context, zoneCode string, n land.NewPolicy) (land.PolicyDocument, error) {
	if _, err := policy.Find(n.PolicyID); err == nil || isFile(n.PolicyID) {
		return land.PolicyDocument{}, land.Problems{{Path: "policy_id", Rule: "is the name of a built-in policy, or no name: choose another", Value: n.PolicyID}}
	}
	newest, err := z.Store.Policy(ctx, zoneCode, n.PolicyID, 0)
	if err != nil && !errors.Is(err, land.ErrNotFound) {
		return land.PolicyDocument{}, err
	}
	named, err := renamed(n.Document, n.PolicyID, newest.Version+1)
	if err != nil {
		return land.PolicyDocument{}, err
	}
	p, err := policy.Read(named)
	if err != nil {
		return land.PolicyDocument{}, err
	}
	err = z.Store.SavePolicy(ctx, zoneCode, land.PolicyVersion{
		PolicyID: p.ID, Version: int(p.Version), Title: p.Title.ZH, Digest: p.Digest(), Source: p.Source(), Note: n.Note, SavedBy: n.SavedBy,
	})
	if err != nil {
		return land.PolicyDocument{}, err
	}
	return z.PolicyDocument(ctx, zoneCode, p.ID, int(p.Version))
}

// renamed is a document under another id and version, indented so that people can read it.
func renamed(document []byte, id string, version int) ([]byte, error) {
	plain, err := strictyaml.JSON(document)
	if err != nil {
		return nil, err
	}
	changed, err := patched(plain, []byte(fmt.Sprintf(`[{"op":"add","path":"/id","value":%q},{"op":"add","path":"/version","value":%d}]`, id, version)))
	if err != nil {
		return nil, err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, changed, "", "  "); err != nil {
		return nil, fmt.Errorf("policy: %w: %w", err, land.ErrInvalid)
	}
	return indented.Bytes(), nil
}

// EvaluateAs keeps a run under a policy that the zone can use, by its name; files cannot be named. A run after another has
// the year and the policy of that one, where none is given.
func (z *Zones) EvaluateAs(ctx context.Context, r land.NewRun) (land.Run, error) {
	var rules ruled
	rules.require(r.After != 0 || r.Year != 0, "year", "must be given without after", "")
	rules.require(r.After != 0 || r.Policy != "", "policy", "must be given without after", "")
	rules.require(!isFile(r.Policy), "policy", "is no policy of the zone", r.Policy)
	for i, name := range r.Screening {
		rules.require(name != "" && !isFile(name), fmt.Sprintf("screening[%d]", i), "is no document of the zone", name)
	}
	if err := rules.found.Err(); err != nil {
		return land.Run{}, err
	}
	request := EvaluateRequest{
		ZoneCode: r.ZoneCode, Year: r.Year, Trial: r.Trial, After: r.After, Note: r.Note, CreatedBy: r.CreatedBy, ProgramVersion: r.ProgramVersion,
	}
	if r.Policy != "" {
		p, err := FindPolicy(ctx, z.Store, r.ZoneCode, r.Policy)
		if err != nil {
			return land.Run{}, err
		}
		request.Policy = p
	}
	documents, err := ScreeningDocuments(ctx, z.Store, r.ZoneCode, r.Screening)
	if err != nil {
		return land.Run{}, err
	}
	request.Screening = documents
	summary, err := Evaluate(ctx, z.Store, request)
	if err != nil {
		return land.Run{}, err
	}
	run, err := z.Run(ctx, r.ZoneCode, land.RunChoice{RunID: summary.RunID})
	run.Notices = summary.Notices // with what it did to the ledger, which came after it was kept
	return run, err
}
