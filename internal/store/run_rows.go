package store

import (
	"context"

	"permu/internal/land"
)

func copyAttributions(ctx context.Context, p parts, list List[Attribution]) error {
	columns := []string{"uscc", "parcel_id", "relation", "land_m2", "basis", "output_cny", "tax_cny", "pieces"}
	rows := newEncoding(list, func(to *copiedRow, _ int, a *Attribution) {
		to.text(a.USCC).bigint(a.ParcelID).word(a.Relation).area(&a.LandM2).text(a.Basis)
		to.money(a.OutputCNY).money(a.TaxCNY).document(piecesOf(a))
	})
	ctx, done := context.WithCancel(ctx)
	defer done()
	go rows.encode(ctx)
	return p.fill(ctx, "attribution", columns, rows)
}

// piecesOf are the pieces of land on record of a use, as a document; none of most.
func piecesOf(a *Attribution) any {
	if a.Pieces == nil {
		return nil
	}
	return a.Pieces
}

// copyResults keeps what a run says of every subject and what it finds. Rows of findings are made when those of evaluations are, while the
// database still takes these in and sorts their index.
func copyResults(ctx context.Context, p parts, r Results) error {
	firstID, err := takeIDs(ctx, p.tx, p.zoneCode, r.Findings.Len)
	if err != nil {
		return err
	}
	ctx, done := context.WithCancel(ctx)
	defer done()
	evaluations, findings := evaluationRows(r.Evaluations), findingRows(firstID, r.Findings)
	go func() {
		evaluations.encode(ctx)
		findings.encode(ctx)
	}()
	if err := p.fill(ctx, "evaluation", evaluationColumns, evaluations); err != nil {
		return err
	}
	if err := p.fill(ctx, "finding", findingColumns, findings); err != nil {
		return err
	}
	return copyRules(ctx, p, r.Rules)
}

var evaluationColumns = []string{
	"subject_kind", "subject_key", "parcel_id", "park_code", "subarea", "management", "track",
	"land_m2", "floor_area_ratio", "building_coverage", "parcel_count", "enterprise_count", "above_size_count",
	"output_cny", "output_state", "tax_cny", "tax_state", "output_per_mu", "tax_per_mu", "percentile", "score", "grade",
	"efficiency_class", "land_state", "findings", "disposal_mode", "detail",
	"class", "rule", "pool", "place", "base_score", "initial_grade", "managed_as", "items", "year_values", "year_partly", "notes", "steps",
}

// evaluationRows are the values of evaluationColumns.
func evaluationRows(list List[land.Evaluation]) *encoding[land.Evaluation] {
	return newEncoding(list, func(to *copiedRow, _ int, e *land.Evaluation) {
		to.text(e.SubjectKind).text(e.SubjectKey)
		to.key(e.ParcelID).word(e.ParkCode).word(e.Subarea).word(e.Management).word(e.Track)
		to.area(e.LandM2).number(e.FloorAreaRatio).number(e.BuildingCoverage).count(e.ParcelCount).count(e.EnterpriseCount).count(e.AboveSizeCount)
		to.money(e.OutputCNY).text(string(e.OutputState)).money(e.TaxCNY).text(string(e.TaxState)).number(e.OutputPerMu).number(e.TaxPerMu)
		to.number(e.Percentile).number(e.Score).text(e.Grade)
		to.word(e.EfficiencyClass).word(e.LandState).list(e.Findings).word(e.DisposalMode).document(detail(e))
		to.word(e.Class).word(e.Rule).count(e.Pool).count(e.RankedAt).number(e.BaseScore).word(e.GradeBefore).word(e.ManagedAs)
		to.numbers(e.Items).numbers(e.YearValues).flags(e.YearPartly).texts(e.Notes).document(e.Steps)
	})
}

// detail is what the columns do not hold: of groups alone.
func detail(e *land.Evaluation) any {
	if e.Headline == nil {
		return nil
	}
	return e.Detail
}

var findingColumns = []string{"finding_id", "parcel_id", "uscc", "rule", "outcome", "disposal_mode", "detail"}

// findingRows are the values of findingColumns, numbered from firstID on.
func findingRows(firstID int64, list List[land.Finding]) *encoding[land.Finding] {
	return newEncoding(list, func(to *copiedRow, i int, f *land.Finding) {
		to.bigint(firstID + int64(i)).bigint(f.ParcelID).word(f.USCC)
		to.text(f.Rule).text(f.Outcome).text(f.DisposalMode).document(&f.Receipt)
	})
}

// copyRules keeps what the findings of each rule have in common.
func copyRules(ctx context.Context, p parts, rules []land.Finding) error {
	columns := []string{"zone_code", "run_id", "rule", "kind", "leg", "document_id", "document_version", "title", "clause", "basis"}
	return copyRows(ctx, p.tx, "finding_rule", columns, listOf(rules), func(to *copiedRow, _ int, f *land.Finding) {
		to.text(p.zoneCode).bigint(p.runID).text(f.Rule).text(f.Kind).text(f.Leg).text(f.Document).integer(f.Version)
		to.document(f.Title).text(f.Clause).document(f.Basis)
	})
}
