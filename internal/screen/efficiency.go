package screen

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// Class is how well a parcel in use yields, by its mean over some years.
type Class = string

// Classes of efficiency.
const (
	High    Class = "high"
	Middle  Class = "middle"
	Low     Class = "low"
	Unknown Class = "unknown"
)

// Efficiency is the class of a parcel by the mean of the years that are known: half-open, [low, high).
func Efficiency(rule policy.Efficiency, s Subject) Class {
	mean, _ := meanPerMu(s.PerMu)
	switch {
	case mean == nil:
		return Unknown
	case *mean < rule.LowBelow:
		return Low
	case *mean < rule.HighFrom:
		return Middle
	}
	return High
}

// lowEfficiency finds a parcel in use whose mean per mu is below the threshold. With users but without a figure it
// cannot tell; false is no finding.
func lowEfficiency(rule policy.Efficiency, s Subject) (land.Finding, bool) {
	mean, years := meanPerMu(s.PerMu)
	if s.Occupants == 0 || mean != nil && *mean >= rule.LowBelow {
		return land.Finding{}, false
	}
	f := newFinding(LowEfficiency, rule.Basis, Met)
	name := strings.TrimSuffix(rule.Numerator, "_cny") + "_per_mu"
	for _, y := range s.PerMu {
		key := name + "_" + strconv.Itoa(y.Year)
		if y.Value == nil {
			f.Missing = append(f.Missing, key)
			continue
		}
		f.Inputs[key] = land.Input{Value: *y.Value, Unit: rule.Unit, Source: "annual_report"}
	}
	if mean == nil {
		f.Outcome = CannotTell
		f.Formula = land.Phrase{ZH: fmt.Sprintf("近 %d 年均无数据,无法判断", rule.Years), EN: fmt.Sprintf("no figure in %d years", rule.Years)}
		f.Clears = land.Phrase{ZH: "补录入驻企业的年度数据", EN: "bring in the annual reports of its enterprises"}
		return f, true
	}
	if len(s.Unreported) > 0 { // with what they may pay the parcel may not be low
		f.Outcome = Suspected
		for _, uscc := range s.Unreported {
			f.Missing = append(f.Missing, rule.Numerator+" "+uscc)
		}
	}
	shown, gap := math.Floor(hundredths(*mean))/100, math.Ceil(hundredths(rule.LowBelow-*mean))/100 // neither hides what is lacking
	f.Formula = land.Phrase{
		ZH: fmt.Sprintf("近 %d 年(有数据 %d 年)平均 %.2f < %g %s", rule.Years, years, shown, rule.LowBelow, rule.Unit),
		EN: fmt.Sprintf("mean of %d known of %d years: %.2f < %g %s", years, rule.Years, shown, rule.LowBelow, rule.Unit),
	}
	f.Clears = land.Phrase{
		ZH: fmt.Sprintf("%d 年平均再提高 %.2f %s", years, gap, rule.Unit),
		EN: fmt.Sprintf("%.2f %s more on the mean", gap, rule.Unit),
	}
	f.DisposalMode, f.Why = lowMode(rule, s)
	return f, true
}

// hundredths counts a value that has six decimals in hundredths, without a digit of the binary fraction behind them.
func hundredths(v float64) float64 { return math.Round(v*1e6) / 1e4 }

// lowMode suggests a disposal mode by who uses the parcel.
func lowMode(rule policy.Efficiency, s Subject) (Mode, land.Phrase) {
	switch {
	case s.StoppedOnly:
		return JointInvestment, land.Phrase{ZH: "企业均已停产,厂房可二次招商", EN: "its enterprises have stopped: find others for the plant"}
	case s.Occupants >= 3:
		return MergeReorganise, land.Phrase{ZH: fmt.Sprintf("一地多企(%d 家),宜整合", s.Occupants), EN: fmt.Sprintf("%d enterprises on one parcel: bring them together", s.Occupants)}
	}
	return RecoverReset, land.Phrase{
		ZH: fmt.Sprintf("低于 %g %s一档原则上收储改造", rule.LowBelow, rule.Unit),
		EN: fmt.Sprintf("below %g %s land is in principle bought back and rebuilt", rule.LowBelow, rule.Unit),
	}
}

// meanPerMu is the mean of the known years and their number; without one it is nil. It is rounded to 0.000001 万元/亩, a
// cent a mu, so that years of 3.63, 5.52 and 5.85 make 5 and not 4.999999999999999: bands begin at such means.
func meanPerMu(years []land.YearValue) (*float64, int) {
	sum, n := 0.0, 0
	for _, y := range years {
		if y.Value != nil {
			sum, n = sum+*y.Value, n+1
		}
	}
	if n == 0 {
		return nil, 0
	}
	mean := math.Round(sum/float64(n)*1e6) / 1e6
	return &mean, n
}
