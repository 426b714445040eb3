package synth

import "testing"

func TestRecognitions(t *testing.T) {
	z := jinjiangZone(t)
	enterprises := map[string]Enterprise{}
	for _, e := range z.Enterprises {
		enterprises[e.USCC] = e
	}
	labels, documents, over := map[string]int{}, 0, 0
	for _, e := range z.Events {
		if e.Kind != recognised {
			continue
		}
		labels[e.Label]++
		documents += count(e.DocumentNo != "")
		over += count(!e.EndsOn.IsZero() && e.EndsOn.Before(z.Profile.AsOf()))
		if of := enterprises[e.USCC]; of.Scale != "above" || e.HappenedOn.Before(of.RegisteredOn) || e.HappenedOn.After(z.Profile.AsOf()) {
			t.Errorf("%s: %s of %s on %s", e.ID, e.Label, of.Name, e.HappenedOn)
		}
		if say(e.Label) == nil || say(e.Kind) == nil {
			t.Errorf("%s: no word for %s, %s", e.ID, e.Kind, e.Label)
		}
	}
	all := labels["high_tech"] + labels["specialised"] + labels["quality_award"]
	if labels["high_tech"] < 15 || labels["specialised"] < 10 || labels["quality_award"] < 3 || all > 100 {
		t.Errorf("recognitions: %v", labels)
	}
	if documents == all || documents < all*7/10 || over < 5 {
		t.Errorf("of %d recognitions %d have a document and %d are over; want most, and some", all, documents, over)
	}
}

func TestRenewalIsPartOfTheInvestment(t *testing.T) {
	none, some := 0, 0
	for _, r := range jinjiangZone(t).Reports {
		if (r.TechnicalInvestmentCNY == nil) != (r.FixedInvestmentCNY == nil) {
			t.Fatalf("%s %d: renewal %v, fixed investment %v", r.USCC, r.Year, r.TechnicalInvestmentCNY, r.FixedInvestmentCNY)
		}
		if r.TechnicalInvestmentCNY == nil {
			continue
		}
		none += count(*r.TechnicalInvestmentCNY == 0)
		some += count(*r.TechnicalInvestmentCNY > 0)
		if *r.TechnicalInvestmentCNY > *r.FixedInvestmentCNY {
			t.Errorf("%s %d: %s of %s", r.USCC, r.Year, r.TechnicalInvestmentCNY, r.FixedInvestmentCNY)
		}
	}
	if none < 100 || some < 500 {
		t.Errorf("%d reports without renewal, %d with", none, some)
	}
}
