package serve

import (
	"encoding/json"
	"fmt"
	"slices"
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
		w.when = w.frozenAt(r.Frozen[0])
	}
	return w, w.readScheme()
}

// frozenAt says when something was frozen, with its digest.
func (w paperwork) frozenAt(f land.FrozenRecord) string {
	return w.say(phrase("定格于 ", "frozen at ")) + land.InChina(f.FrozenAt).Format("2006-01-02 15:04") + " · SHA-256 " + f.Digest[:16]
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
			"title": w.parcels, "present": w.present, "consent": w.consents, "compare": w.compared, "scheme": w.planned, "review": w.reviewed, "after": w.after,
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
	var rows [][]export.Cell
	for _, f := range section.Fields {
		if f.Name == "before_after" {
			continue
		}
		rows = append(rows, rowOf(w.say(f.Title), w.fieldCell(f)))
	}
	if len(rows) > 0 {
		blocks = append(blocks, export.Block{Head: head, Rows: rows, Wide: []int{3, 8}})
	}
	if len(section.Papers) == 0 {
		return blocks
	}
	var papers [][]export.Cell
	for _, p := range section.Papers {
		papers = append(papers, rowOf(w.say(p.Title), map[bool]string{true: w.say(phrase("必备", "required"))}[p.Required], orDash(w.filesOf(p.Name))))
	}
	return append(blocks, export.Block{Head: []string{w.say(phrase("材料", "Document")), "", w.say(phrase("文件", "Files"))}, Rows: papers, Wide: []int{4, 1, 6}})
}

// fieldCell is what a field of the dossier says with its unit; of one that holds a number, as a number.
func (w paperwork) fieldCell(f review.DossierField) export.Cell {
	value := w.field(f.Name)
	switch {
	case f.Kind == "number":
		return measuredText(value, behind(w.say(unit(f.Unit))))
	case value != "" && f.Unit != "":
		value += " " + w.say(unit(f.Unit))
	}
	return export.Cell{Text: orDash(value)}
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

func (w paperwork) consents() []export.Block {
	blocks := []export.Block{{Text: w.say(w.rests.Consents.Arithmetic)}}
	if lacking := w.rests.Consents.Lacking; len(lacking) > 0 {
		blocks = append(blocks, export.Block{Text: w.say(phrase("尚缺同意:", "have not agreed yet: ")) + w.list(lacking)})
	}
	var rows [][]export.Cell
	for _, c := range w.stood.Consents {
		role := c.Role
		if role == "" {
			role = "owner"
		}
		rows = append(rows, rowOf(c.Owner, w.title(review.Roles(), role)+w.ofParcels(c.ParcelCodes), number(&c.AreaM2, 2), w.title(review.Sayings(), c.Says), orDash(w.fileName(c.FileID))))
	}
	if len(rows) == 0 {
		return blocks
	}
	return append(blocks, export.Block{Head: []string{w.say(phrase("权利人", "Owner")), w.say(phrase("身份", "Role")), "m²", w.say(phrase("意愿", "Says")), w.say(phrase("文件", "File"))}, Rows: rows, Wide: []int{4, 2, 2, 2, 4}})
}

// ofParcels says for which parcels somebody speaks.
func (w paperwork) ofParcels(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return w.say(phrase("(宗地 "+strings.Join(codes, "、")+")", " (of "+strings.Join(codes, ", ")+")"))
}

// list says phrases one after the other.
func (w paperwork) list(phrases []land.Phrase) string {
	said := make([]string, len(phrases))
	for i, one := range phrases {
		said[i] = w.say(one)
	}
	return strings.Join(said, w.say(phrase("、", ", ")))
}

// compared is the table of before and after, with the promises that come into force.
func (w paperwork) compared() []export.Block {
	var blocks []export.Block
	if len(w.scheme.Compared) > 0 {
		blocks = append(blocks, w.beforeAfter())
		blocks = append(blocks, w.byYear(w.Actuals)...)
	}
	var rows [][]export.Cell
	scheduled := w.scheduled()
	for i, p := range slices.Concat(w.stood.Promises, scheduled) {
		title := w.say(land.IndicatorTitle(p.Indicator))
		if i >= len(w.stood.Promises) {
			title += w.say(phrase("(方案分期)", " (of the schedule)"))
		}
		target := export.Cell{Text: p.TargetOn}
		if p.Target != nil {
			target = number(p.Target, -1)
		}
		rows = append(rows, rowOf(title, target, orDash(w.say(unit(p.Unit))), orDash(p.DueOn), orDash(p.USCC)))
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

// scheduled are the days of the schedule that came into force with the decision, or would by what was frozen with the submission; of a
// draft those of now.
func (w paperwork) scheduled() []land.Promise {
	for _, f := range w.Frozen {
		if f.Case.For != "evaluation" && w.State != review.Draft {
			return f.Case.Scheduled
		}
	}
	return w.Scheduled
}

func (w paperwork) beforeAfter() export.Block {
	head := []string{w.say(phrase("指标", "Figure")), w.say(phrase("改造前", "Before")), w.say(phrase("均值年份", "Mean of")), w.say(phrase("已承诺", "Committed")), w.say(phrase("方案", "Plan")), w.say(phrase("变化", "Change")), w.say(phrase("单位", "Unit"))}
	var rows [][]export.Cell
	for _, c := range w.scheme.Compared {
		digits := land.DigitsOf(c.Unit)
		rows = append(rows, rowOf(w.say(c.Title), number(c.Before, digits), orDash(yearsSaid(c.Years)), number(c.Committed, digits), number(c.Plan, digits), number(c.Change, digits), w.say(unit(strings.TrimPrefix(c.Unit, "ratio")))))
	}
	return export.Block{Head: head, Rows: rows, Wide: []int{5, 3, 3, 3, 3, 3, 3}}
}

// checks are what the documents say of the scheme, and what is doubtful of it.
func (w paperwork) checks() []export.Block {
	var rows [][]export.Cell
	for _, c := range w.scheme.Checks {
		if c.Outcome != land.DoesNotApply {
			rows = append(rows, rowOf(w.say(c.Title), w.outcome(c), w.say(c.Formula), c.Clause))
		}
	}
	if len(rows) == 0 {
		return nil
	}
	head := []string{w.say(phrase("审查要点", "Check")), w.say(phrase("结果", "Outcome")), w.say(phrase("依据数值", "Numbers")), w.say(phrase("条款", "Clause"))}
	blocks := []export.Block{{Level: 2, Text: w.say(phrase("合规检查", "Checks"))}, {Head: head, Rows: rows, Wide: []int{4, 2, 6, 5}}}
	return append(blocks, w.doubts()...)
}

func (w paperwork) outcome(c land.Checked) string {
	said := w.title(review.Outcomes(), c.Outcome)
	if c.Person {
		return said + w.say(phrase("(须人工认定)", " (a person decides)"))
	}
	return said
}
