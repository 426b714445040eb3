package serve_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"permu/internal/disposal"
	"permu/internal/land"
)

const ledgerPath = "/api/v1/zones/" + zone + "/ledger"

// send sends a body as it is.
func (s site) send(t *testing.T, method, path, mediaType string, body []byte) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", mediaType)
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answered, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response.StatusCode, response.Header, answered}
}

func (s site) page(t *testing.T, query string) land.LedgerPage {
	t.Helper()
	r := s.get(t, ledgerPath+"?"+query)
	if r.status != 200 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	return into[land.LedgerPage](t, r)
}

func entryPath(e land.LedgerEntry) string { return ledgerPath + "/" + itoa(int(e.EntryID)) }

// china is a day so many days from today, as China has it.
func china(days int) string {
	return time.Now().In(time.FixedZone("UTC+8", 8*3600)).AddDate(0, 0, days).Format(time.DateOnly)
}

// TestDisposal works in the ledger that the run of the demonstration opened.
func TestDisposal(t *testing.T) {
	s := openDemo(t)
	t.Run("every finding has its entry", func(t *testing.T) { everyFinding(t, s) })
	t.Run("pages", func(t *testing.T) { ledgerPages(t, s) })
	t.Run("the procedure", func(t *testing.T) { procedureTable(t, s) })
	t.Run("a move", func(t *testing.T) { ledgerMove(t, s) })
	t.Run("what breaks a rule", func(t *testing.T) { ledgerRules(t, s) })
	t.Run("a second person", func(t *testing.T) { secondPerson(t, s) })
	t.Run("a batch", func(t *testing.T) { ledgerBatch(t, s) })
	t.Run("the bell", func(t *testing.T) { ledgerBell(t, s) })
	t.Run("files", func(t *testing.T) { ledgerFiles(t, s) })
	t.Run("holidays", func(t *testing.T) { holidays(t, s) })
	t.Run("the workbook", func(t *testing.T) { ledgerBook(t, s) })
}

func everyFinding(t *testing.T, s site) {
	want := map[string]float64{}
	for _, f := range into[features](t, s.get(t, "/ogc/collections/findings/items?limit=10000&outcome=met,suspected")).Features {
		want[fmt.Sprint(f.Properties["parcel_code"], f.Properties["rule"])] = f.Properties["area_mu"].(float64)
	}
	page := s.page(t, "limit=10000")
	if len(page.Entries) != len(want) || len(want) < 50 || page.Next != "" {
		t.Fatalf("%d entries of %d findings, next %q", len(page.Entries), len(want), page.Next)
	}
	mu := 0.0
	for _, e := range page.Entries {
		if want[e.ParcelCode+e.Rule] != e.AreaMu || e.State != disposal.Suspected || e.OpenedOn != china(0) || e.RuleTitle.ZH == "" {
			t.Errorf("%+v", e)
		}
		mu += e.AreaMu
	}
	counted, area := 0, 0.0
	board := into[land.LedgerBoard](t, s.get(t, ledgerPath+"/board"))
	for _, c := range board.States {
		counted, area = counted+c.Count, area+c.AreaMu
	}
	once, onceMu := map[string]bool{}, 0.0
	for _, e := range page.Entries {
		if !once[e.ParcelCode] {
			once[e.ParcelCode], onceMu = true, onceMu+e.AreaMu
		}
	}
	if board.Parcels != len(once) || math.Abs(board.AreaMu-onceMu) > 0.01 {
		t.Errorf("the board has %d parcels and %g mu, the ledger %d and %g", board.Parcels, board.AreaMu, len(once), onceMu)
	}
	if counted != len(want) || area < mu-0.01 || area > mu+0.01 {
		t.Errorf("the board has %d and %g mu, the ledger %d and %g", counted, area, len(want), mu)
	}
}

func ledgerPages(t *testing.T, s site) {
	all := s.page(t, "limit=10000&track=low_efficiency").Entries
	var some []land.LedgerEntry
	for after := "-"; after != ""; {
		page := s.page(t, "limit=7&track=low_efficiency&after="+strings.TrimPrefix(after, "-"))
		some, after = append(some, page.Entries...), page.Next
	}
	same := func(a, b land.LedgerEntry) bool { return a.EntryID == b.EntryID }
	if !slices.EqualFunc(all, some, same) || len(all) < 20 {
		t.Errorf("%d entries in pages, %d at once", len(some), len(all))
	}
}

func procedureTable(t *testing.T, s site) {
	p := into[disposal.Procedure](t, s.get(t, "/api/v1/ledger/procedure"))
	if len(p.States) != 22 || len(p.Moves) < 30 || len(p.Modes) != 14 || len(p.Tracks) != 6 || len(p.Grounds) != 7 || p.MostPerCall != 500 || !strings.Contains(p.Modes[6].Clause, "第十四条") {
		t.Errorf("%d states, %d moves, %d modes, %d tracks, %d grounds", len(p.States), len(p.Moves), len(p.Modes), len(p.Tracks), len(p.Grounds))
	}
}

func ledgerMove(t *testing.T, s site) {
	e := s.page(t, "track=idle&limit=1").Entries[0]
	before := into[land.LedgerRecord](t, s.get(t, entryPath(e)))
	if !slices.Contains(before.Moves, "investigate") || slices.Contains(before.Moves, "dispose") || before.Finding.ParcelCode != e.ParcelCode || len(before.Steps) != 1 {
		t.Fatalf("%+v", before)
	}
	if says := before.Steps[0].Arithmetic[0].ZH; !strings.HasPrefix(says, china(0)+" + 30 日 = ") {
		t.Error(says)
	}
	m := land.LedgerMove{Move: "investigate", Version: 1, DocumentNo: "晋自然资调〔2026〕1号", DocumentOn: china(-1), Signer: "李四"}
	r := s.post(t, entryPath(e)+"/moves", m)
	after := into[land.LedgerRecord](t, r)
	if r.status != 200 || after.Entry.State != disposal.Investigating || after.Entry.Version != 2 || *after.Entry.Clock != disposal.ClockAnswer || len(after.Steps) != 2 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if step := after.Steps[1]; *step.DocumentNo != m.DocumentNo || step.By != "demo:planner" || *step.DocumentOn != china(-1) {
		t.Errorf("%+v", step)
	}
	late := s.post(t, entryPath(e)+"/moves", m)
	if late.status != http.StatusConflict || !strings.Contains(string(late.body), "investigate by demo:planner, now investigating") || late.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s", late.status, late.body)
	}
}

func ledgerRules(t *testing.T, s site) {
	e := s.page(t, "track=low_efficiency&limit=1").Entries[0]
	tests := map[string]struct {
		reply  reply
		status int
		says   string
	}{
		"out of order":                       {s.post(t, entryPath(e)+"/moves", land.LedgerMove{Move: "dispose", Version: 1}), 400, "does not lead on from suspected"},
		"no such move":                       {s.post(t, entryPath(e)+"/moves", land.LedgerMove{Move: "burn", Version: 1}), 400, "no such move"},
		"no document":                        {s.post(t, entryPath(e)+"/moves", land.LedgerMove{Move: "exempt", Version: 1}), 400, `"path":"document_no"`},
		"in the future":                      {s.post(t, entryPath(e)+"/moves", land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: china(2)}), 400, "must not lie in the future"},
		"a file of nobody":                   {s.post(t, entryPath(e)+"/moves", land.LedgerMove{Move: "assign", Version: 1, FileID: 99, Assignee: new("a")}), 400, "must be a file of this entry"},
		"no such entry":                      {s.get(t, ledgerPath+"/999999999"), 404, "no ledger entry"},
		"no number":                          {s.get(t, ledgerPath+"/first"), 400, "entry_id"},
		"no such zone":                       {s.get(t, "/api/v1/zones/nowhere/ledger"), 404, "nowhere"},
		"no such state":                      {s.get(t, ledgerPath+"?state=lost"), 400, "no such state"},
		"a day that is none":                 {s.get(t, ledgerPath+"?due_before=2026-13-01"), 400, "due_before"},
		"no such cursor":                     {s.get(t, ledgerPath+"?after=x"), 400, "cursor"},
		"NUL in a note":                      {s.ask(t, "", http.MethodPost, entryPath(e)+"/moves", `{"move":"annotate","version":1,"note":"a\u0000b"}`), 400, "NUL"},
		"a day before there are days":        {s.get(t, ledgerPath+"?due_from=0000-01-01"), 400, "due_from"},
		"a cursor before there are days":     {s.get(t, ledgerPath+"?after=0000-01-01.1"), 400, "cursor"},
		"a pipeline before there are days":   {s.get(t, zonePath+"/pipeline?as_of=0000-01-01"), 400, "as_of"},
		"commitments after the last of days": {s.get(t, zonePath+"/commitments?as_of=9999-01-01"), 400, "as_of"},
		"holidays with NUL":                  {s.send(t, http.MethodPut, zonePath+"/holidays", "text/csv", []byte("date,kind,name\n2026-10-01,holiday,a\x00b\n")), 400, "NUL"},
		"a form with NUL":                    {s.send(t, http.MethodPost, zonePath+"/parcels.xlsx", "application/x-www-form-urlencoded", []byte("park_code=a%00b")), 400, "NUL"},
		"a workbook of a state that is none": {s.get(t, ledgerPath+".xlsx?state=lost"), 400, "no such state"},
		"a workbook of perhaps":              {s.get(t, ledgerPath+".xlsx?open=perhaps"), 400, "true or false"},
	}
	for name, tt := range tests {
		if tt.reply.status != tt.status || !strings.Contains(string(tt.reply.body), tt.says) || tt.reply.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", name, tt.reply.status, tt.reply.body)
		}
	}
}

// secondPerson has a planner who proposes and may not confirm, and an approver who does.
func secondPerson(t *testing.T, s site) {
	e := s.page(t, "track=low_efficiency&limit=1").Entries[0]
	if r := s.post(t, entryPath(e)+"/moves", land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: china(0)}); r.status != 200 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	confirm := land.LedgerMove{Move: "confirm_low", Version: 2, DocumentNo: "1", DocumentOn: china(0), Signer: "s"}
	if r := s.post(t, entryPath(e)+"/moves", confirm); r.status != 403 || !strings.Contains(string(r.body), `"right":"approve_finding","roles":["approver"]`) {
		t.Errorf("the planner: %d %s", r.status, r.body)
	}
	body, err := json.Marshal(confirm)
	if err != nil {
		t.Fatal(err)
	}
	for person, status := range map[string]int{"approver": 200, "administrator": 403} { // whoever confirms adds the file that this may demand
		added := s.ask(t, "", http.MethodPost, entryPath(e)+"/files?name=a.txt", "x", "Cookie", "permu_demonstration=demo:"+person, "Content-Type", "text/plain")
		if added.status != status {
			t.Errorf("the %s adds a file: %d %s", person, added.status, added.body)
		}
	}
	r := s.ask(t, "", http.MethodPost, entryPath(e)+"/moves", string(body), "Cookie", "permu_demonstration=demo:approver", "Content-Type", "application/json")
	if after := into[land.LedgerRecord](t, r); r.status != 200 || after.Entry.State != "verified" || after.Steps[len(after.Steps)-1].By != "demo:approver" {
		t.Errorf("the approver: %d %s", r.status, r.body)
	}
}

func ledgerBatch(t *testing.T, s site) {
	var refs []land.LedgerRef
	for _, e := range s.page(t, "track=low_efficiency&state=suspected&limit=5").Entries {
		refs = append(refs, land.LedgerRef{EntryID: e.EntryID, Version: e.Version})
	}
	move := land.LedgerMove{Move: "assign", Assignee: new("张三"), Unit: new("五里园管委会"), Deadline: &land.TimeSpan{Count: 3, Unit: "days"}}
	stale := slices.Clone(refs)
	stale[4].Version = 7
	if r := s.post(t, ledgerPath+"/moves", land.LedgerBatch{Entries: stale, LedgerMove: move}); r.status != http.StatusConflict || !strings.Contains(string(r.body), fmt.Sprintf("entry %d is at version 1", stale[4].EntryID)) {
		t.Errorf("%d %s", r.status, r.body)
	}
	twice := append(slices.Clone(refs), refs[0])
	if r := s.post(t, ledgerPath+"/moves", land.LedgerBatch{Entries: twice, LedgerMove: move}); r.status != 400 || !strings.Contains(string(r.body), `"path":"entries[5]"`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r := s.post(t, ledgerPath+"/moves", land.LedgerBatch{Entries: refs, LedgerMove: land.LedgerMove{Move: "exempt"}}); r.status != 400 || strings.Count(string(r.body), "must be given") < 20 {
		t.Errorf("every entry's reasons are told: %d %s", r.status, r.body)
	}
	if n := len(s.page(t, "assignee="+"%E5%BC%A0%E4%B8%89").Entries); n != 0 {
		t.Fatalf("%d were assigned by a batch that was refused", n)
	}
	r := s.post(t, ledgerPath+"/moves", land.LedgerBatch{Entries: refs, LedgerMove: move})
	moved := into[[]land.LedgerEntry](t, r)
	if r.status != 200 || len(moved) != 5 || *moved[4].Assignee != "张三" || moved[4].Version != 2 || *moved[4].DueOn != china(3) {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if n := len(s.page(t, "assignee=%E5%BC%A0%E4%B8%89").Entries); n != 5 {
		t.Errorf("%d are assigned", n)
	}
}

func ledgerBell(t *testing.T, s site) {
	e := s.page(t, "track=low_efficiency&state=suspected&limit=100").Entries[9]
	r := s.post(t, entryPath(e)+"/moves", land.LedgerMove{
		Move: "propose_not_low", Version: e.Version, DocumentOn: china(-20), Note: "n", Assignee: new("王五"), Deadline: &land.TimeSpan{Count: 10, Unit: "days"},
	})
	if r.status != 200 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	bell := into[land.LedgerBell](t, s.get(t, ledgerPath+"/bell"))
	if bell.Overdue != 1 || bell.Soon != 5 || bell.SoonDays != 7 || len(bell.First) != 6 || bell.First[0].EntryID != e.EntryID || bell.Today != china(0) {
		t.Errorf("%+v", bell)
	}
	mine := into[land.LedgerBell](t, s.get(t, ledgerPath+"/bell?assignee=%E7%8E%8B%E4%BA%94"))
	if mine.Overdue != 1 || mine.Soon != 0 || len(mine.First) != 1 {
		t.Errorf("%+v", mine)
	}
	for query, want := range map[string]int{"overdue=true": 1, "soon=true": 6, "due_from=" + china(0) + "&due_before=" + china(4): 5} {
		if got := len(s.page(t, query).Entries); got != want {
			t.Errorf("%s: %d", query, got)
		}
	}
}

func ledgerFiles(t *testing.T, s site) {
	e := s.page(t, "track=low_efficiency&limit=1").Entries[0]
	path := entryPath(e) + "/files"
	r := s.send(t, http.MethodPost, path+"?name=%E8%AE%A4%E5%AE%9A%E4%B9%A6.txt", "text/html; charset=utf-8", []byte("<script>1</script>"))
	f := into[land.LedgerFile](t, r)
	if r.status != 200 || f.Name != "认定书.txt" || f.MediaType != "text/html" || f.Bytes != 18 || f.AddedBy != "demo:planner" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	down := s.get(t, fmt.Sprintf("%s/%d", path, f.FileID))
	if string(down.body) != "<script>1</script>" || !strings.HasPrefix(down.header.Get("Content-Disposition"), "attachment") || down.header.Get("Content-Security-Policy") != "sandbox" ||
		down.header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%v %s", down.header, down.body)
	}
	tests := map[string]struct {
		reply  reply
		status int
	}{
		"no name":          {s.send(t, http.MethodPost, path, "text/plain", []byte("x")), 400},
		"a program":        {s.send(t, http.MethodPost, path+"?name="+url.QueryEscape("认定书.pdf.exe"), "text/plain", []byte("x")), 400},
		"a path":           {s.send(t, http.MethodPost, path+"?name="+url.QueryEscape("../x.pdf"), "text/plain", []byte("x")), 400},
		"turned writing":   {s.send(t, http.MethodPost, path+"?name="+url.QueryEscape("a\u202efdp.txt"), "text/plain", []byte("x")), 400},
		"a name in lines":  {s.send(t, http.MethodPost, path+"?name=a%0Ab", "text/plain", []byte("x")), 400},
		"an empty file":    {s.send(t, http.MethodPost, path+"?name=a", "text/plain", nil), 400},
		"too large a file": {s.send(t, http.MethodPost, path+"?name=a", "text/plain", make([]byte, land.MostFileBytes+1)), 413},
		"no such file":     {s.get(t, path+"/99"), 404},
		"no such entry":    {s.send(t, http.MethodPost, ledgerPath+"/999999999/files?name=a", "text/plain", []byte("x")), 404},
	}
	for name, tt := range tests {
		if tt.reply.status != tt.status {
			t.Errorf("%s: %d %s", name, tt.reply.status, tt.reply.body)
		}
	}
	whole := s.send(t, http.MethodPost, path+"?name=a", "nonsense", bytes.Repeat([]byte{1}, land.MostFileBytes))
	if whole.status != 200 || into[land.LedgerFile](t, whole).MediaType != "application/octet-stream" {
		t.Errorf("a file of 20 MB: %d %.200s", whole.status, whole.body)
	}
}

func holidays(t *testing.T, s site) {
	path := "/api/v1/zones/" + zone + "/holidays"
	r := s.send(t, http.MethodPut, path, "text/csv", []byte("日期,类型,名称\n2026-10-01,节假日,国庆节\n2026-10-10,工作日,\n"))
	if done := into[land.HolidayImport](t, r); r.status != 200 || len(done.Days) != 2 || len(done.Removed) != 0 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if list := into[[]land.Holiday](t, s.get(t, path)); len(list) != 2 || list[1].Kind != "workday" {
		t.Errorf("%+v", list)
	}
	bad := s.send(t, http.MethodPut, path, "text/csv", []byte("date,kind\n2026-10-01,half\n"))
	if bad.status != 400 || !strings.Contains(string(bad.body), `"line":2`) {
		t.Errorf("%d %s", bad.status, bad.body)
	}
	if list := into[[]land.Holiday](t, s.get(t, path)); len(list) != 2 {
		t.Errorf("a table that was refused changed %+v", list)
	}
}

func ledgerBook(t *testing.T, s site) {
	r := s.get(t, ledgerPath+".xlsx?track=low_efficiency")
	book, err := excelize.OpenReader(bytes.NewReader(r.body))
	if err != nil {
		t.Fatalf("%d %v %.300s", r.status, err, r.body)
	}
	rows, err := book.GetRows("处置台账")
	entries := s.page(t, "track=low_efficiency&limit=10000").Entries
	if err != nil || len(rows) != len(entries)+1 {
		t.Fatalf("%v: %d rows of %d entries", err, len(rows), len(entries))
	}
	for _, title := range []string{"地块编码", "区县", "年份", "企业", "开发区", "信用代码", "占地面积(亩)", "坐落", "经营状态", "现状用途", "低效类型", "处置方式", "当前状态", "详细进展", "实施单位", "问题类型"} {
		if !slices.Contains(rows[0], title) {
			t.Errorf("no column %s", title)
		}
	}
	at := func(row []string, title string) string { return row[slices.Index(rows[0], title)] }
	figures := 0
	for i, e := range entries {
		row := rows[i+1]
		row = append(row, make([]string, len(rows[0])-len(row))...)
		if at(row, "地块编码") != e.ParcelCode || at(row, "区县") != "晋江市" || strings.ContainsAny(at(row, "现状用途"), "0123456789") || at(row, "问题类型") != "低效" || at(row, "年份") != "2020" || !strings.Contains(at(row, "详细进展"), "发现线索") {
			t.Fatalf("%q", row)
		}
		if at(row, "上年亩均税收(万元/亩)") != "" && at(row, "上上年亩均税收(万元/亩)") != "" {
			figures++
		}
	}
	if figures < 10 {
		t.Errorf("%d rows have figures", figures)
	}
	if !strings.Contains(string(fmt.Sprint(rows)), "五里园管委会") {
		t.Error("no unit")
	}
	english, err := excelize.OpenReader(bytes.NewReader(s.get(t, ledgerPath+".xlsx?lang=en&limit=1").body))
	if err != nil || english.GetSheetName(0) != "Disposal ledger" {
		t.Errorf("%v", err)
	}
}
