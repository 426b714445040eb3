package analysis_test

import (
	"slices"
	"testing"

	"permu/internal/land"
)

// receiptsNameFiles reads a parcel of low efficiency and an idle one: every input says which file it is from.
func receiptsNameFiles(t *testing.T, p prepared) {
	for rule, want := range map[string]string{"low_efficiency": "tax_per_mu_2019 税收_2019.csv", "idle_not_started": "agreed_start_on 地籍台账.xlsx"} {
		var code string
		p.ask(t, `select p.parcel_code from finding f join parcel p using (zone_code, parcel_id) where f.run_id = 1 and f.outcome = 'met' and f.rule = '`+rule+`' order by f.finding_id limit 1`, &code)
		read := func() land.Finding {
			file, err := p.ParcelFile(t.Context(), demoZone, code, land.RunChoice{RunID: 1})
			at := slices.IndexFunc(file.Findings, func(f land.Finding) bool { return f.Rule == rule })
			if err != nil || at < 0 || len(file.Findings[at].Inputs) == 0 {
				t.Fatalf("%s: %v %+v", rule, err, file.Findings)
			}
			return file.Findings[at]
		}
		files := func(f land.Finding) (said []string) {
			for name, input := range f.Inputs {
				if len(input.From) == 0 {
					t.Errorf("%s: %s is from nowhere", rule, name)
				}
				for _, from := range input.From {
					said = append(said, name+" "+from.File)
					if from.Later || len(from.ImportedOn) != 10 {
						t.Errorf("%s: %+v", name, from)
					}
				}
			}
			slices.Sort(said)
			return said
		}
		before := files(read())
		if !slices.Contains(before, want) {
			t.Errorf("%s: %v, want %s", rule, before, want)
		}
	}
}
