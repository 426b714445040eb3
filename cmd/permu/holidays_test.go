package main

import (
	"strings"
	"testing"

	"permu/internal/pgtest"
	"permu/internal/store"
)

func TestHolidays(t *testing.T) {
	url := pgtest.New(t, store.Migrate).Config().ConnString()
	t.Setenv("PERMU_DATABASE_URL", url)
	t.Setenv("PERMU_ZONE", "z")
	good := write(t, "节假日.csv", "日期,类型,名称\n2026-10-01,节假日,国庆节\n2026-10-10,工作日,\n")
	if status, _, errs := permu("holidays", "import", good); status != exitUsage || !strings.Contains(errs, `no zone "z"`) {
		t.Fatalf("status %d, %s", status, errs)
	}
	parks := write(t, "企业.csv", "统一社会信用代码,企业名称\nA,甲\n")
	if status, out, errs := permu("import", "enterprises", parks, "--zone-name", "Z", "--codes", "free"); status != 0 {
		t.Fatalf("status %d, %s%s", status, out, errs)
	}
	steps := []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"imported", []string{"import", good}, 0, "2 days are kept"},
		{"wrong", []string{"import", write(t, "b.csv", "date,kind\n2026-10-01,half\n")}, exitUsage, "line 2: kind: must be holiday or workday"},
		{"listed", []string{"list"}, 0, "2026-10-01\tholiday\t国庆节\n2026-10-10\tworkday\t\n"},
		{"as JSON", []string{"list", "--json"}, 0, `"kind": "workday"`},
	}
	for _, step := range steps {
		status, out, errs := permu(append([]string{"holidays"}, step.args...)...)
		if status != step.status || !strings.Contains(out+errs, step.says) {
			t.Errorf("%s: status %d, %s%s", step.name, status, out, errs)
		}
	}
}
