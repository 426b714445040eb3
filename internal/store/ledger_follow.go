package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Following is what the ledger is to do about the rules of a run.
type Following struct {
	ZoneCode string
	RunID    int64
	Applied  []string // rules that the run applied: what it finds by them is followed, what it does not find by them is found no more
	Decided  []string // states in which persons have closed an entry
	OpenedOn string   // today, YYYY-MM-DD
	By       string
	// First tells the track of a rule and the step that opens, or opens again, an entry of it.
	First func(rule string, again bool) (track string, step land.LedgerStep)
	// Untold reports whether a rule might still be met, and for want of data nobody can say: such an entry stands. Nil is
	// never.
	Untold func(g Gone) bool
}

// Gone is an entry that a run does not find any more.
type Gone struct {
	EntryID  int64
	Rule     string
	ParcelID int64
	USCC     *string `db:"uscc"`
}

// FollowFindings opens, reopens, notes, marks and closes entries by what a run found, in one transaction, and says how many.
// A run of an earlier day than one that was followed before, one made before it of the same day, and the same run a second
// time, change nothing; nor does a run of a day to come keep others from it.
func (s *Store) FollowFindings(ctx context.Context, f Following) (land.Followed, error) {
	done := land.Followed{RunID: f.RunID}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		found, passed, err := toFollow(ctx, tx, f)
		if done.Skipped = passed; err != nil || passed {
			return err
		}
		return follow(ctx, tx, f, found, &done)
	})
	if err != nil {
		return land.Followed{}, fmt.Errorf("findings of run %d: %w", f.RunID, kind(err))
	}
	return done, nil
}

// Unfollowed is the newest run of a zone whose ledger has not followed it.
type Unfollowed struct {
	ZoneCode string
	RunID    int64
	AsOf     time.Time
}

// Unfollowed lists zones whose newest run is from before there was a ledger, or could not be followed when it was made.
func (s *Store) Unfollowed(ctx context.Context, today string) ([]Unfollowed, error) {
	return collect[Unfollowed](ctx, s.pool, "ledger_unfollowed", pgx.StrictNamedArgs{"today": today})
}

// toFollow takes the ledger of a zone, and tells which rules of a run found something and whether its time has passed.
func toFollow(ctx context.Context, tx pgx.Tx, f Following) (rules []string, passed bool, err error) {
	type lock struct{ Locked bool }
	if _, err := collectOne[lock](ctx, tx, "ledger_lock", pgx.StrictNamedArgs{"zone_code": f.ZoneCode}); err != nil {
		return nil, false, err
	}
	type told struct {
		AsOf   string
		Passed bool
		Rules  []string
	}
	run, err := collectOne[told](ctx, tx, "ledger_followed", pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID, "today": f.OpenedOn})
	return run.Rules, run.Passed, err
}

// follow makes the changes: first what stands, then what comes, then what is found no more.
func follow(ctx context.Context, tx pgx.Tx, f Following, found []string, done *land.Followed) error {
	of := pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID}
	decided := with(of, pgx.StrictNamedArgs{"decided": f.Decided, "applied": f.Applied})
	found = slices.DeleteFunc(found, func(rule string) bool { return !slices.Contains(f.Applied, rule) })
	anew, again, err := openings(f, found)
	if err != nil {
		return err
	}
	err = each(ctx, tx, []change{{"ledger_stand", decided, &done.Stood}, {"ledger_retire", decided, new(int)}, {"ledger_reopen", with(of, again), &done.Reopened}})
	if err != nil {
		return err
	}
	if done.Opened, err = openNew(ctx, tx, f, anew); err != nil {
		return err
	}
	gone, err := gone(ctx, tx, f)
	if err != nil {
		return err
	}
	err = each(ctx, tx, []change{
		{"ledger_close", with(gone, pgx.StrictNamedArgs{"by": f.By}), &done.Closed}, {"ledger_unsupport", gone, &done.Unsupported}, {"analyze_ledger", nil, new(int)},
	})
	if err != nil {
		return err
	}
	_, err = execute(ctx, tx, "ledger_run_add", with(of, pgx.StrictNamedArgs{
		"opened": done.Opened, "reopened": done.Reopened, "stood": done.Stood, "closed": done.Closed, "unsupported": done.Unsupported,
	}))
	return err
}

// gone are the arguments of the questions that close and mark what a run does not find: by which rules, and which entries stand
// because nobody can say.
func gone(ctx context.Context, tx pgx.Tx, f Following) (pgx.StrictNamedArgs, error) {
	args, untold := pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID, "applied": f.Applied}, []int64{}
	if f.Untold != nil {
		list, err := collect[Gone](ctx, tx, "ledger_gone", args)
		if err != nil {
			return nil, err
		}
		for _, g := range list {
			if f.Untold(g) {
				untold = append(untold, g.EntryID)
			}
		}
	}
	return with(args, pgx.StrictNamedArgs{"untold": untold}), nil
}

// change is a statement that is carried out, and where to put how many rows it changed.
type change struct {
	name  string
	args  pgx.QueryRewriter
	count *int
}

func each(ctx context.Context, tx pgx.Tx, changes []change) error {
	for _, c := range changes {
		n, err := execute(ctx, tx, c.name, c.args)
		if err != nil {
			return err
		}
		*c.count = int(n)
	}
	return nil
}

// openNew opens an entry for each finding that none follows, and says how many.
func openNew(ctx context.Context, tx pgx.Tx, f Following, first pgx.StrictNamedArgs) (int, error) {
	type number struct{ Count int }
	of := pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID}
	n, err := collectOne[number](ctx, tx, "ledger_new", with(of, pgx.StrictNamedArgs{"applied": f.Applied}))
	if err != nil || n.Count == 0 {
		return 0, err
	}
	id, err := takeIDs(ctx, tx, f.ZoneCode, n.Count)
	if err != nil {
		return 0, err
	}
	opened, err := execute(ctx, tx, "ledger_open", with(with(of, first), pgx.StrictNamedArgs{"first": id, "opened_on": f.OpenedOn}))
	return int(opened), err
}

// openings are the arguments of the questions that open entries, and that open them again, rule by rule.
func openings(f Following, rules []string) (anew, again pgx.StrictNamedArgs, err error) {
	if anew, err = firstSteps(f, rules, false); err != nil {
		return nil, nil, err
	}
	again, err = firstSteps(f, rules, true)
	delete(again, "tracks")
	return anew, again, err
}

func firstSteps(f Following, rules []string, again bool) (pgx.StrictNamedArgs, error) {
	var tracks, moves, arithmetic []string
	var dueOn, clocks, clocksOn []*string
	for _, rule := range rules {
		track, step := f.First(rule, again)
		says, err := json.Marshal(step.Arithmetic)
		if err != nil {
			return nil, err
		}
		tracks, moves, arithmetic = append(tracks, track), append(moves, step.Move), append(arithmetic, string(says))
		dueOn, clocks, clocksOn = append(dueOn, step.DueOn), append(clocks, step.Clock), append(clocksOn, step.ClockOn)
	}
	return pgx.StrictNamedArgs{
		"rules": rules, "tracks": tracks, "moves": moves, "due_on": dueOn, "clocks": clocks, "clocks_on": clocksOn, "arithmetic": arithmetic, "by": f.By,
	}, nil
}

// with are two sets of arguments together.
func with(a, b pgx.StrictNamedArgs) pgx.StrictNamedArgs {
	both := pgx.StrictNamedArgs{}
	for _, args := range []pgx.StrictNamedArgs{a, b} {
		for name, value := range args {
			both[name] = value
		}
	}
	return both
}
