package serve

import (
	"strings"
	"testing"
	"time"

	"permu/internal/land"
)

// TestStepsOfTheDayInChina has a step of late evening UTC, which is of the next day in China.
func TestStepsOfTheDayInChina(t *testing.T) {
	book := disposalBook{}
	step := land.LedgerStep{Move: "annotate", By: "甲", At: time.Date(2026, 3, 1, 18, 0, 0, 0, time.UTC)}
	if got := book.progress([]land.LedgerStep{step}); !strings.HasPrefix(got, "2026-03-02 ") {
		t.Error(got)
	}
}

// TestTaxOfAPart says of a year that is known of a part of the users what is known, as a text.
func TestTaxOfAPart(t *testing.T) {
	r := &land.LedgerSheetRow{Years: []land.YearFigures{{Year: 2019}, {Year: 2020, TaxCNY: new(123_400.0), Partly: []string{"tax_cny"}}, {Year: 2021, TaxPerMu: new(12.345)}}}
	for back, want := range map[int]any{1: 12.35, 2: "部分(已知税收 12.34 万元,不计亩均)", 3: nil, 4: nil} {
		if got := (disposalBook{}).taxPerMu(r, back); got != want {
			t.Errorf("%d back: %v, want %v", back, got, want)
		}
	}
	if got := (disposalBook{english: true}).taxPerMu(r, 2); got != "in part (known: 12.34 10k yuan of tax, not per mu)" {
		t.Error(got)
	}
}

// TestWhatBecameOfAParcel says what came of a parcel that ended.
func TestWhatBecameOfAParcel(t *testing.T) {
	for want, e := range map[any]land.LedgerEntry{
		nil:                        {},
		"已变更为 P3、P4":               {Became: []string{"P3", "P4"}},
		"已注销,2026-05-06":           {CancelledOn: new("2026-05-06")},
		"已注销,2026-05-06,注〔2026〕3号": {CancelledOn: new("2026-05-06"), CancelledBy: new("注〔2026〕3号")},
	} {
		if got := (disposalBook{}).became(e); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

// TestCauseOfIdleLand says the cause with its ground and what shows it, and the start that was put off.
func TestCauseOfIdleLand(t *testing.T) {
	e := land.LedgerEntry{Track: "idle", StartDueOn: new("2027-01-01"), ExtendedBy: new("延1号")}
	steps := []land.LedgerStep{{Move: "propose_idle", Cause: new("government"), DocumentNo: new("证1号"), FileID: new(int64(3))}, {Move: "confirm_idle", DocumentNo: new("认1号")}}
	if got := (disposalBook{}).cause(e, steps); got != nil {
		t.Error(got)
	}
	e.Cause, e.Ground = new("government"), new("petitions")
	if got := (disposalBook{}).cause(e, steps); got != "政府原因;处置相关群众信访事项等,无法动工;证1号;附件 3" {
		t.Error(got)
	}
	e.RecordedCause, e.CausesDiffer = new("force_majeure"), true
	if got := (disposalBook{}).cause(e, nil); got != "政府原因;处置相关群众信访事项等,无法动工;与宗地档案登记不一致:不可抗力" {
		t.Error(got)
	}
	if got := (disposalBook{}).start(e); got != "2027-01-01(已延期,延1号)" {
		t.Error(got)
	}
	if e.Track = "breach"; (disposalBook{}).start(e) != nil {
		t.Error("a breach has no start that is due")
	}
}

// TestTheNextStep is what an officer wrote down, else that of the procedure.
func TestTheNextStep(t *testing.T) {
	b, e := newBook(land.Zone{}, false), land.LedgerEntry{}
	if got := b.next(e); got != nil {
		t.Error(got)
	}
	e.NextMoves = []string{"propose_idle", "propose_not_idle"}
	if got := b.next(e); got != "拟认定闲置 / 拟认定不闲置" {
		t.Error(got)
	}
	if e.NextStep = new("催缴"); b.next(e) != "催缴" {
		t.Error(b.next(e))
	}
}

// TestCodesByTheirNames says counties and uses as people do; what has no name stays as it is.
func TestCodesByTheirNames(t *testing.T) {
	for code, want := range map[string]any{"350582001002GB00017": "晋江市", "999999001002GB00017": "999999", "A-1": nil} {
		if got := county(code); got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	for code, want := range map[string]any{"0601": "工业用地", "M1": "一类工业用地", "厂房": "厂房", "9999": "9999", "": nil} {
		if got := (disposalBook{}).use(&code); got != want {
			t.Errorf("%s: %v, want %v", code, got, want)
		}
	}
	if got := (disposalBook{english: true}).use(new("0601")); got != "Industry" {
		t.Error(got)
	}
}
