package store

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Following is what the ledger is to do about the rules of a run.
type Following struct {
	ZoneCode string
	RunID    int64
	Applied  []string // rules that the run applied: what it does not find by them is found no more
	Decided  []string // states in which persons have closed an entry
	OpenedOn string   // YYYY-MM-DD
	By       string
	// First tells the track of a rule and the step that opens, or opens again, an entry of it.
	First func(rule string, again bool) (track string, step land.LedgerStep)
}

// FollowFindings opens, reopens, notes, marks and closes entries by what a run found, in one transaction, and says how many.
// A run of an earlier day than one that was followed before, and the same run a second time, change nothing.
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
	run, err := collectOne[told](ctx, tx, "ledger_followed", pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID})
	return run.Rules, run.Passed, err
}

// follow makes the changes: first what stands, then what comes, then what is found no more.
func follow(ctx context.Context, tx pgx.Tx, f Following, found []string, done *land.Followed) error {
	of := pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID}
	decided := with(of, pgx.StrictNamedArgs{"decided": f.Decided})
	gone := with(of, pgx.StrictNamedArgs{"applied": f.Applied})
	first, err := openings(f, found)
	if err != nil {
		return err
	}
	for _, ask := range []struct {
		name  string
		args  pgx.StrictNamedArgs
		count *int
	}{
		{"ledger_stand", decided, &done.Stood},
		{"ledger_retire", decided, nil},
		{"ledger_reopen", with(of, first.again), &done.Reopened},
	} {
		if err := counted(ctx, tx, ask.name, ask.args, ask.count); err != nil {
			return err
		}
	}
	if err := openNew(ctx, tx, f, first.anew, done); err != nil {
		return err
	}
	if err := counted(ctx, tx, "ledger_close", with(gone, pgx.StrictNamedArgs{"by": f.By}), &done.Closed); err != nil {
		return err
	}
	if err := counted(ctx, tx, "ledger_unsupport", gone, &done.Unsupported); err != nil {
		return err
	}
	if err := counted(ctx, tx, "analyze_ledger", nil, nil); err != nil {
		return err
	}
	return counted(ctx, tx, "ledger_run_add", with(of, pgx.StrictNamedArgs{
		"opened": done.Opened, "reopened": done.Reopened, "stood": done.Stood, "closed": done.Closed, "unsupported": done.Unsupported,
	}), nil)
}

func counted(ctx context.Context, tx pgx.Tx, name string, args pgx.StrictNamedArgs, count *int) error {
	n, err := execute(ctx, tx, name, args)
	if count != nil {
		*count = int(n)
	}
	return err
}

// openNew opens an entry for each finding that none follows.
func openNew(ctx context.Context, tx pgx.Tx, f Following, first pgx.StrictNamedArgs, done *land.Followed) error {
	type number struct{ Count int }
	of := pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "run_id": f.RunID}
	n, err := collectOne[number](ctx, tx, "ledger_new", of)
	if err != nil || n.Count == 0 {
		return err
	}
	id, err := takeIDs(ctx, tx, f.ZoneCode, n.Count)
	if err != nil {
		return err
	}
	return counted(ctx, tx, "ledger_open", with(with(of, first), pgx.StrictNamedArgs{"first": id, "opened_on": f.OpenedOn}), &done.Opened)
}

// firstSteps are the arguments of the questions that open entries, and that open them again, rule by rule.
type firstSteps struct{ anew, again pgx.StrictNamedArgs }

func openings(f Following, rules []string) (firstSteps, error) {
	var made [2]pgx.StrictNamedArgs
	for i, again := range []bool{false, true} {
		var tracks, moves []string
		var dueOn, clocks []*string
		arithmetic := make([]string, len(rules))
		for j, rule := range rules {
			track, step := f.First(rule, again)
			says, err := json.Marshal(step.Arithmetic)
			if err != nil {
				return firstSteps{}, err
			}
			tracks, moves, dueOn, clocks = append(tracks, track), append(moves, step.Move), append(dueOn, step.DueOn), append(clocks, step.Clock)
			arithmetic[j] = string(says)
		}
		made[i] = pgx.StrictNamedArgs{"rules": rules, "moves": moves, "due_on": dueOn, "clocks": clocks, "arithmetic": arithmetic, "by": f.By}
		if !again {
			made[i]["tracks"] = tracks
		}
	}
	return firstSteps{made[0], made[1]}, nil
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
