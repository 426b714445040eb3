// Package screen finds idle and low-efficiency land: it is pure, and every finding is a receipt with rule, clause, the
// parcel's own numbers, what is missing and what would clear it.
package screen

import (
	"time"

	"permu/internal/land"
	"permu/internal/policy"
)

// Rule names a screening rule.
type Rule = string

// Rules.
const (
	IdleNotStarted Rule = "idle_not_started"
	IdleSuspended  Rule = "idle_suspended"
	LowEfficiency  Rule = "low_efficiency"
)

// Outcome is what a rule says of a parcel.
type Outcome = string

// Outcomes. Suspected needs a person's decision: the rule says "may", not "is".
const (
	Met        Outcome = "met"
	Suspected  Outcome = "suspected"
	CannotTell Outcome = "cannot_tell"
)

// Mode is a suggested way to deal with a parcel.
type Mode = string

// Disposal modes (处置方式).
const (
	MergeReorganise Mode = "merge_reorganise" // 兼并重组
	JointInvestment Mode = "joint_investment" // 联合招商
	RecoverReset    Mode = "recover_reset"    // 收回重置
	SelfUpgrade     Mode = "self_upgrade"     // 自主升级
	NoMode          Mode = "none"
)

// Subject is a parcel as the rules see it.
type Subject struct {
	Parcel      *land.Parcel
	Occupants   int
	StoppedOnly bool // it has occupants and none of them operates
	PerMu       []land.YearValue
	Unreported  []string // occupants whose amount of the last year is not known, where that of others is
}

// Rules are the screening thresholds of a policy.
type Rules struct {
	Efficiency policy.Efficiency
	Idle       policy.Idle
}

// RulesOf are the thresholds that a policy states, and for the rest those of the default policy.
func RulesOf(p policy.Policy) (Rules, error) {
	efficiency, idle, err := p.Screening()
	return Rules{efficiency, idle}, err
}

// Screen applies the rules of a policy to one parcel on a day. Idle and low-efficiency exclude each other: a parcel that
// is idle is not looked at for efficiency. What a rule does not find is not returned.
func Screen(p Rules, s Subject, asOf time.Time) []land.Finding {
	var findings []land.Finding
	if f, found := notStarted(p.Idle, s, asOf); found {
		findings = append(findings, f)
	}
	if f, found := suspended(p.Idle, s, asOf); found {
		findings = append(findings, f)
	}
	if isIdle(findings) {
		return findings
	}
	if f, found := lowEfficiency(p.Efficiency, s); found {
		findings = append(findings, f)
	}
	return findings
}

func newFinding(rule Rule, basis land.Basis, outcome Outcome) land.Finding {
	return land.Finding{
		Rule: rule, Title: titleOf(rule), Basis: basis, Clause: basis.Clause(), Outcome: outcome,
		DisposalMode: NoMode, Receipt: land.Receipt{Inputs: map[string]land.Input{}, Missing: []string{}},
	}
}

func isIdle(findings []land.Finding) bool {
	for _, f := range findings {
		if f.Outcome == Met && (f.Rule == IdleNotStarted || f.Rule == IdleSuspended) {
			return true
		}
	}
	return false
}
