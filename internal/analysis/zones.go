package analysis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
	"permu/internal/store"
)

// Zones is what a server asks of zones: the store, with every evaluation explained. A run keeps the numbers, and its own
// policy says them in words when somebody asks.
type Zones struct {
	*store.Store
	SoonDays int  // days before a deadline from which it is due soon; 0 is seven
	Tells    bool // there is a webhook, which is told of moves, runs, deadlines and new land
	Still    bool // promises are judged on the day of the newest run where no day is asked for: a demonstration stands still

	runs     sync.Map // runKey → *explainer; a run never changes
	desks    desks
	terrains terrains
	fits     fits
	seats    seats // of searches for sites
}

type runKey struct {
	zoneCode string
	runID    int64
}

// explainer is what a run's rows are explained with.
type explainer struct {
	policy   policy.Policy
	contexts map[string]score.Context
	decided  decisions // that the run took over
}

// ParcelFile is [store.Store.ParcelFile] with the evaluation explained.
func (z *Zones) ParcelFile(ctx context.Context, zoneCode, parcelCode string, choice land.RunChoice) (land.ParcelFile, error) {
	file, err := z.Store.ParcelFile(ctx, zoneCode, parcelCode, choice)
	if err != nil || file.Evaluation == nil {
		return file, err
	}
	if err := z.explain(ctx, *file.Run, file.Evaluation); err != nil {
		return file, err
	}
	file.Years = file.Evaluation.Years
	return file, nil
}

// EnterpriseFile is [store.Store.EnterpriseFile] with the evaluation explained.
func (z *Zones) EnterpriseFile(ctx context.Context, zoneCode, uscc string, choice land.RunChoice) (land.EnterpriseFile, error) {
	file, err := z.Store.EnterpriseFile(ctx, zoneCode, uscc, choice)
	if err != nil || file.Evaluation == nil {
		return file, err
	}
	if err := z.explain(ctx, *file.Run, file.Evaluation); err != nil {
		return file, err
	}
	nameUnstated(&file)
	namePieces(&file)
	nameMeters(&file)
	return file, nil
}

// explain fills the detail of an evaluation; one of a run that kept its words has it already. Where the run's policy breaks
// a rule that came after it, its figures, scores and grades stand, and a reason says that they cannot be explained.
func (z *Zones) explain(ctx context.Context, run land.Run, e *land.Evaluation) error {
	with, err := z.of(ctx, run)
	if errors.Is(err, land.ErrInvalid) {
		e.Reasons = append(e.Reasons, land.Reason{
			Code: "not_explained", ZH: "本批次的办法不符合现行规则,结果照旧,但无法逐项说明:" + err.Error(),
			EN: "the policy of this run breaks a rule that came after it: the result stands and cannot be explained: " + err.Error(),
		})
		return nil
	}
	if err != nil || with == nil {
		return err
	}
	if len(e.YearValues) > 0 {
		e.Years = yearFigures(run.Year, e.KeptYears)
	}
	c, evaluated := with.contexts[e.SubjectKind]
	if evaluated {
		said := score.Explain(with.policy, c, rowOf(*e, c))
		e.Place, e.Of, e.Ranking, e.InitialGrade = said.Place, said.Of, said.Ranking, said.InitialGrade
		e.Parts, e.Adjustments, e.Gates, e.Lifts = sourced(said.Parts, e.SubjectKind), said.Adjustments, said.Gates, said.Lifts
		e.Reasons = append(said.Reasons, e.Reasons...)
	}
	if _, ok := stepsOf(*e); !ok {
		e.Notes = append(e.Notes, "steps_unreadable")
	}
	for _, note := range e.Notes {
		if reason, ok := noted(note, e.SubjectKind); ok {
			e.Reasons = append(e.Reasons, reason)
		}
	}
	return nil
}

// of is what explains the rows of a run, or nil of one that kept its words.
func (z *Zones) of(ctx context.Context, run land.Run) (*explainer, error) {
	key := runKey{run.ZoneCode, run.RunID}
	if with, ok := z.runs.Load(key); ok {
		return with.(*explainer), nil
	}
	applied, err := z.RunPolicy(ctx, run.ZoneCode, run.RunID)
	if err != nil || applied.Context == nil {
		return nil, err
	}
	with := &explainer{}
	if with.policy, err = policy.Read(applied.PolicySource); err != nil {
		return nil, fmt.Errorf("policy of run %d: %w", run.RunID, err)
	}
	if err := json.Unmarshal(applied.Context, &with.contexts); err != nil {
		return nil, fmt.Errorf("context of run %d: %w", run.RunID, err)
	}
	if applied.Decided != nil {
		if err := json.Unmarshal(applied.Decided, &with.decided); err != nil {
			return nil, fmt.Errorf("decisions of run %d: %w", run.RunID, err)
		}
	}
	z.runs.Store(key, with)
	return with, nil
}

// ShownScore says how the scores of a run are shown: as its policy has it, or as they are kept where that says nothing, cannot
// be read any more, or where there is no run.
func (z *Zones) ShownScore(ctx context.Context, zoneCode string, runID int64) (func(score float64) float64, error) {
	asKept := func(score float64) float64 { return score }
	if runID == 0 {
		return asKept, nil
	}
	with, err := z.of(ctx, land.Run{ZoneCode: zoneCode, RunID: runID})
	switch {
	case errors.Is(err, land.ErrInvalid):
		return asKept, nil
	case err != nil || with == nil:
		return asKept, err
	}
	return with.policy.Rounding.Display.Total.Round, nil
}

// noted says a note of an assessment in words; those of the engine are said by it.
func noted(note, kind string) (land.Reason, bool) {
	code, rest, _ := strings.Cut(note, ":")
	switch code {
	case "land_state":
		why := screen.Because(rest)
		return land.Reason{Code: code, ZH: why.ZH, EN: why.EN}, why.ZH != ""
	case "partly_known":
		return partlyKnown(rest, kind)
	case "apart_from":
		return apartFrom(rest)
	case "member_tag", "member_event":
		return ofMember(code, rest)
	}
	says, ok := map[string]land.Phrase{
		"no_land":          {ZH: "未落到宗地,无用地面积", EN: "it is placed on no parcel, so it has no land"},
		"steps_unreadable": {ZH: "批次中记录的加减分和等级调整无法读取", EN: "what the run keeps of adjustments and gates cannot be read"},
		"grade_of_user":    {ZH: "本办法只评企业,此处为用地最多的企业的等级", EN: "the policy grades enterprises; this is the grade of the one that uses the most of it"},
		"storeys_unknown":  {ZH: "办法规定层高超过8米的租用面积加倍计算,但所在宗地各建筑层高不一或未登记,无法确定租用的是哪一栋,按一倍计算", EN: "by the policy leased floor of storeys over 8 m counts twice; those of its parcel differ or are not on record, so it cannot be told, and it counts once"},
		relationUnknown:    {ZH: "有用地的用地关系(自有、租用)未登记,自有、租用各多少按未知处理;按本办法,用地合计不因此而变", EN: "nobody stated how it holds some of its land, as its own or leased: how much of either is not known; by the policy its land is the same either way"},
		relationUndecided:  {ZH: "其使用或与他人共用的用地中有用地关系(自有、租用)未登记的,而本办法对两者计法不同,用地面积按缺失处理", EN: "nobody stated how some land that it uses, or shares, is held, as its user's own or leased; the policy does not count the two alike, so its land is not known"},
		piecesCut:          {ZH: "登记的分项用地(事实、在建、评价保护期、新减或租出用地)超过其用地,已折减到其用地以内计算", EN: "the pieces of land on record of it (without title, under construction, protected, newly given up or let) are more than its land, and count as cut down to it"},
		"all_apart":        {ZH: "其用地企业均按办法单独评价,此处为其中用地最多的企业的等级", EN: "by the policy all its users are evaluated apart; this is the grade of the one that uses the most of it"},
		"apart":            {ZH: "按办法单独评价,不与同宗地的其他企业合并", EN: "by the policy it is evaluated apart from those it shares a parcel with"},
		"apart_unknown":    {ZH: "因数据缺失无法判断是否单独评价,与同宗地的其他企业合并评价", EN: "for want of data it cannot be told to be evaluated apart, so it stays with those it shares a parcel with"},
		"grade_of_parcel":  {ZH: "本办法只评宗地,此处为其用地最多的宗地的等级", EN: "the policy grades parcels; this is the grade of the one on which it uses the most land"},
	}[code]
	return land.Reason{Code: code, ZH: says.ZH, EN: says.EN}, ok
}

// apartFrom says how many of how many users are evaluated apart from a parcel.
func apartFrom(rest string) (land.Reason, bool) {
	n, all, ok := strings.Cut(rest, ":")
	return land.Reason{
		Code: "apart_from",
		ZH:   fmt.Sprintf("%s 家用地企业中有 %s 家按办法单独评价,其用地和指标不计入本宗地", all, n),
		EN:   fmt.Sprintf("%s of its %s users are evaluated apart by the policy; their land and figures do not count here", n, all),
	}, ok
}

// partlyKnown says how many enterprises a sum leaves out, and of a parcel that nothing rests on it.
func partlyKnown(rest, kind string) (land.Reason, bool) {
	parts := strings.Split(rest, ":")
	if len(parts) != 3 {
		return land.Reason{}, false
	}
	number, called := policy.NumberByName(parts[0])
	if !called {
		return land.Reason{}, false
	}
	n, _ := strconv.Atoi(parts[1])
	all, _ := strconv.Atoi(parts[2])
	reason := land.Reason{
		Code: "partly_known",
		ZH:   fmt.Sprintf("%d 家企业中有 %d 家无%s数据,合计%s不完整", all, n, number.Title.ZH, number.Title.ZH),
		EN:   fmt.Sprintf("%d of its %d enterprises report no %s: the sum is a part", n, all, number.Title.EN),
	}
	if kind == land.OfParcel {
		reason.ZH += ",按缺失处理,不计亩均、不作评价依据"
		reason.EN += ", and stands as not known: nothing per mu and no score rests on it"
	}
	return reason, true
}
