package analysis

import (
	"context"
	"fmt"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/strictyaml"
)

// WhatIf applies a changed policy to the facts of a run's year and says what would be another; it writes nothing. Both
// policies are applied to the facts as they stand, so that only the policy makes the difference. A mistake in the policy or
// in the patch is a [land.ErrInvalid] with its path.
func (z *Zones) WhatIf(ctx context.Context, r land.WhatIfRequest) (land.WhatIf, error) {
	run, err := z.Run(ctx, r.ZoneCode, land.RunChoice{RunID: r.RunID})
	if err != nil {
		return land.WhatIf{}, err
	}
	with, after, err := z.changed(ctx, run, r)
	if err != nil {
		return land.WhatIf{}, err
	}
	answer := land.WhatIf{RunID: run.RunID, Digest: after.Digest(), Kinds: []land.WhatIfKind{}}
	was, err := z.tried(ctx, run, with.policy, with.decided)
	if err != nil {
		return answer, err
	}
	is, err := z.tried(ctx, run, after, with.decided)
	if err != nil {
		return answer, err
	}
	answer.DataVersion, answer.SameFacts = was.desk.dataVersion, was.desk.dataVersion == run.DataVersion
	for _, unit := range after.Population.Units() {
		if was.results[unit] != nil {
			answer.Kinds = append(answer.Kinds, shiftOf(unit, was, is, r.Most))
		}
	}
	if users, only := onlyEnterprises(with.policy, after); only {
		answer.Kinds = append(answer.Kinds, shiftByUsers(users, was, is, r.Most))
	}
	return answer, nil
}

// onlyEnterprises reports whether both policies evaluate enterprises and no parcels, so that a parcel has the grade of the
// one that uses the most of it, as in a run; of are their units.
func onlyEnterprises(policies ...policy.Policy) (of []string, only bool) {
	for _, p := range policies {
		unit := ""
		for _, one := range p.Population.Units() {
			switch subjectKind(one) {
			case land.OfParcel:
				return nil, false
			case land.OfEnterprise:
				unit = one
			}
		}
		if unit == "" {
			return nil, false
		}
		of = append(of, unit)
	}
	return of, true
}

// changed is what a run applied, and the changed policy.
func (z *Zones) changed(ctx context.Context, run land.Run, r land.WhatIfRequest) (with *explainer, after policy.Policy, err error) {
	if with, err = z.of(ctx, run); err != nil {
		return nil, after, err
	}
	if with == nil {
		return nil, after, fmt.Errorf("run %d was made by an earlier version of the program; evaluate anew to try changes: %w", run.RunID, land.ErrInvalid)
	}
	document := []byte(r.Policy)
	switch {
	case len(r.Policy) > 0 == (len(r.Patch) > 0):
		return nil, after, land.Problems{{Path: "policy", Rule: "give either policy or patch"}}
	case len(r.Patch) > 0:
		plain, err := strictyaml.JSON(with.policy.Source())
		if err != nil {
			return nil, after, err
		}
		if document, err = patched(plain, r.Patch); err != nil {
			return nil, after, err
		}
	}
	after, err = policy.Read(document)
	return with, after, err
}

// tried is what a policy makes of the subjects on a desk, by unit.
type tried struct {
	desk    *desk
	policy  policy.Policy
	results map[string]*score.Result
}

// tried applies a policy to the facts of a run's year, with the grades of persons that the run took over.
func (z *Zones) tried(ctx context.Context, run land.Run, p policy.Policy, decided decisions) (t tried, err error) {
	t.policy = p
	if t.desk, err = z.desks.at(ctx, z.Store, run.ZoneCode, run.Year, p); err == nil {
		t.results, err = t.desk.evaluate(p, run.RunID, decided)
	}
	return t, err
}
