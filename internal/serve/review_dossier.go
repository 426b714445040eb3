package serve

import (
	"encoding/json"
	"fmt"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// paperwork writes papers of a case: what it rested on when it was submitted or decided, else what it rests on now.
type paperwork struct {
	land.CaseRecord
	zone   land.Zone
	say    say
	rests  land.FrozenCase
	stood  land.CaseStanding // with its fields, documents, consents and promises of then
	when   string
	scheme land.Scheme
}

// newPaperwork is [land.ErrUnreadable] where what is kept of a case cannot be read.
func newPaperwork(r land.CaseRecord, zone land.Zone, say say) (paperwork, error) {
	w := paperwork{CaseRecord: r, zone: zone, say: say, rests: *r.Current, stood: r.CaseStanding, when: say(phrase("当前数据", "as of now"))}
	if len(r.Frozen) > 0 && r.State != review.Draft {
		var err error
		if w.stood, err = stoodAt(r, r.Frozen[0].Version); err != nil {
			return w, err
		}
		w.rests = r.Frozen[0].Case
		w.when = say(phrase("定格于 ", "frozen at ")) + land.InChina(r.Frozen[0].FrozenAt).Format("2006-01-02 15:04") + " · SHA-256 " + r.Frozen[0].Digest[:16]
	}
	return w, w.readScheme()
}

// readScheme reads what the scheme came to; where it came to no figures, there is none.
func (w *paperwork) readScheme() error {
	if len(w.rests.Figures) == 0 {
		return nil
	}
	if err := json.Unmarshal(w.rests.Figures, &w.scheme); err != nil {
		return fmt.Errorf("case %d: figures, %s: %w: %w", w.CaseID, w.when, err, land.ErrUnreadable)
	}
	return nil
}

// stoodAt is where a case stood after the step of a version.
func stoodAt(r land.CaseRecord, version int) (land.CaseStanding, error) {
	if version > len(r.Steps) {
		return land.CaseStanding{}, fmt.Errorf("case %d: it has no step %d, which froze what it rested on: %w", r.CaseID, version, land.ErrUnreadable)
	}
	stood, err := review.Replay(r.Steps[:version])
	if err != nil {
		return stood, fmt.Errorf("case %d: steps up to %d: %v: %w", r.CaseID, version, err, land.ErrUnreadable) // %v: nobody sent them just now
	}
	return stood, nil
}

func reviewStates() []review.CaseState { return review.States() }

func (w paperwork) title(list []review.Named, name string) string {
	return w.say(review.Title(list, name))
}

func (w paperwork) state() string {
	s, _ := review.StateByName(w.State)
	return w.say(s.Title)
}

func (w paperwork) department(name string) string {
	for _, d := range w.Settings.Departments {
		if d.Name == name {
			return w.say(d.Title)
		}
	}
	if name == "" {
		return w.say(phrase("审批人", "who approves"))
	}
	return name
}

func (w paperwork) under() string {
	under := fmt.Sprintf("%s · %s %d · %s · %s", w.zone.Name, w.say(phrase("案卷", "case")), w.CaseID, w.state(), w.when)
	if w.rests.RunID != nil {
		under += fmt.Sprintf(" · %s %d(%d)", w.say(phrase("评价批次", "run")), *w.rests.RunID, *w.rests.Year)
	}
	return under
}

// dossier is the whole of it, section by section.
func (w paperwork) dossier() export.Paper {
	paper := export.Paper{Title: w.SiteName + w.say(phrase(" 方案审查案卷", ": dossier of the review")), Under: w.under(), MapTall: 90}
	for i, section := range review.Sections() {
		paper.Blocks = append(paper.Blocks, export.Block{Level: 1, Text: fmt.Sprintf("%d %s", i+1, w.say(section.Title)), Break: section.Name == "review"})
		paper.Blocks = append(paper.Blocks, w.fields(section)...)
		more := map[string]func() []export.Block{
			"title": w.parcels, "consent": w.consents, "compare": w.compared, "scheme": w.checks, "review": w.reviewed, "after": w.after,
		}[section.Name]
		if more != nil {
			paper.Blocks = append(paper.Blocks, more()...)
		}
	}
	return paper
}

// fields are the lines of a section, and its documents.
func (w paperwork) fields(section review.DossierSection) []export.Block {
	var blocks []export.Block
	head := []string{w.say(phrase("项目", "Field")), w.say(phrase("内容", "Content"))}
	var rows [][]string
	for _, f := range section.Fields {
		if f.Name == "before_after" {
			continue
		}
		value := w.field(f.Name)
		if value != "" && f.Unit != "" {
			value += " " + f.Unit
		}
		rows = append(rows, []string{w.say(f.Title), orDash(value)})
	}
	if len(rows) > 0 {
		blocks = append(blocks, export.Block{Head: head, Rows: rows, Wide: []int{3, 8}})
	}
	if len(section.Papers) == 0 {
		return blocks
	}
	var papers [][]string
	for _, p := range section.Papers {
		papers = append(papers, []string{w.say(p.Title), map[bool]string{true: w.say(phrase("必备", "required"))}[p.Required], orDash(w.filesOf(p.Name))})
	}
	return append(blocks, export.Block{Head: []string{w.say(phrase("材料", "Document")), "", w.say(phrase("文件", "Files"))}, Rows: papers, Wide: []int{4, 1, 6}})
}

// field is what a field of the dossier says, a code in words.
func (w paperwork) field(name string) string {
	if said, ok := w.rests.Said[name]; ok {
		return w.say(said)
	}
	if name == "mode" { // of a case that was frozen before its words were
		return w.title(review.Modes(), w.rests.Fields[name])
	}
	return w.rests.Fields[name]
}

func (w paperwork) filesOf(paper string) string {
	var names []string
	for _, d := range w.stood.Documents {
		if d.Document == paper {
			names = append(names, w.fileName(d.FileID))
		}
	}
	return strings.Join(names, "\n")
}

func (w paperwork) fileName(fileID int64) string {
	for _, f := range w.Files {
		if f.FileID == fileID {
			return f.Name
		}
	}
	return ""
}

func (w paperwork) parcels() []export.Block {
	head := []string{w.say(phrase("宗地代码", "Parcel")), w.say(phrase("权利人", "Right holder")), w.say(phrase("用途", "Use")), w.say(phrase("面积(亩)", "Area (mu)")), w.say(phrase("建筑面积(m²)", "Floor area (m²)")), w.say(phrase("现状", "Since"))}
	var rows [][]string
	for _, p := range w.rests.Parcels {
		rows = append(rows, []string{p.ParcelCode, text(p.OwnerName), w.use(p.LandUseCode), fmt.Sprintf("%.2f", land.Mu(p.LandM2)), number(p.FloorAreaM2, 2), w.became(p.ParcelCode)})
	}
	return []export.Block{{Level: 2, Text: w.say(phrase("宗地", "Parcels"))}, {Head: head, Rows: rows, Wide: []int{5, 5, 2, 2, 3, 4}}}
}

// use is a land use code with its name.
func (w paperwork) use(code *string) string {
	if code == nil {
		return "—"
	}
	name, ok := land.UseName(*code)
	if !ok {
		return orDash(*code)
	}
	return w.say(name) + " " + *code
}

// became says what a parcel became since.
func (w paperwork) became(code string) string {
	for _, change := range w.Ground.Changes {
		if change.ParcelCode == code {
			var into []string
			for _, b := range change.Became {
				into = append(into, b.ParcelCode)
			}
			return w.say(phrase("已变更为 ", "became ")) + strings.Join(into, ", ")
		}
	}
	return w.say(phrase("有效", "in force"))
}

func (w paperwork) consents() []export.Block {
	blocks := []export.Block{{Text: w.say(w.rests.Consents.Arithmetic)}}
	var rows [][]string
	for _, c := range w.stood.Consents {
		rows = append(rows, []string{c.Owner, fmt.Sprintf("%.2f", c.AreaM2), w.title(review.Sayings(), c.Says), orDash(w.fileName(c.FileID))})
	}
	if len(rows) == 0 {
		return blocks
	}
	return append(blocks, export.Block{Head: []string{w.say(phrase("权利人", "Owner")), "m²", w.say(phrase("意愿", "Says")), w.say(phrase("文件", "File"))}, Rows: rows, Wide: []int{4, 2, 2, 4}})
}

// compared is the table of before and after, with the promises that come into force.
func (w paperwork) compared() []export.Block {
	var blocks []export.Block
	if len(w.scheme.Compared) > 0 {
		blocks = append(blocks, w.beforeAfter())
		blocks = append(blocks, w.byYear()...)
	}
	var rows [][]string
	for _, p := range w.stood.Promises {
		target := p.TargetOn
		if p.Target != nil {
			target = number(p.Target, -1)
		}
		rows = append(rows, []string{w.say(indicatorSaid(p.Indicator)), target, orDash(p.Unit), orDash(p.DueOn), orDash(p.USCC)})
	}
	if len(rows) > 0 {
		head := []string{w.say(phrase("承诺指标", "Promise")), w.say(phrase("承诺值", "Target")), w.say(phrase("单位", "Unit")), w.say(phrase("核验日", "Due")), w.say(phrase("承诺企业", "Enterprise"))}
		blocks = append(blocks, export.Block{Level: 2, Text: w.say(phrase("承诺", "Promises"))}, export.Block{Head: head, Rows: rows, Wide: []int{4, 2, 2, 3, 4}})
	}
	if len(blocks) == 0 {
		return []export.Block{{Text: w.say(phrase("尚无方案测算结果和承诺。", "No figures of the scheme and no promises yet."))}}
	}
	return blocks
}

func (w paperwork) beforeAfter() export.Block {
	head := []string{w.say(phrase("指标", "Figure")), w.say(phrase("改造前", "Before")), w.say(phrase("已承诺", "Committed")), w.say(phrase("方案", "Plan")), w.say(phrase("变化", "Change")), w.say(phrase("单位", "Unit"))}
	var rows [][]string
	for _, c := range w.scheme.Compared {
		digits := land.DigitsOf(c.Unit)
		rows = append(rows, []string{w.say(c.Title), number(c.Before, digits), number(c.Committed, digits), number(c.Plan, digits), number(c.Change, digits), strings.TrimPrefix(c.Unit, "ratio")})
	}
	return export.Block{Head: head, Rows: rows, Wide: []int{5, 3, 3, 3, 3, 3}}
}

// checks are what the documents say of the scheme.
func (w paperwork) checks() []export.Block {
	var rows [][]string
	for _, c := range w.scheme.Checks {
		if c.Outcome != land.DoesNotApply {
			rows = append(rows, []string{w.say(c.Title), w.outcome(c), w.say(c.Formula), c.Clause})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	head := []string{w.say(phrase("审查要点", "Check")), w.say(phrase("结果", "Outcome")), w.say(phrase("依据数值", "Numbers")), w.say(phrase("条款", "Clause"))}
	return []export.Block{{Level: 2, Text: w.say(phrase("合规检查", "Checks"))}, {Head: head, Rows: rows, Wide: []int{4, 2, 6, 5}}}
}

func (w paperwork) outcome(c land.Checked) string {
	said := w.title(review.Outcomes(), c.Outcome)
	if c.Person {
		return said + w.say(phrase("(须人工认定)", " (a person decides)"))
	}
	return said
}
