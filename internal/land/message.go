package land

import "time"

// Message is something that the webhook is told: that an entry of the ledger moved (move), is due soon (soon) or passed its deadline
// (overdue), that the day of a promise is near (promise_soon) or has passed (promise_overdue), that promises were found broken (promises),
// that a run opened, reopened or closed entries (run), or that new land fits a saved search (land_search). It names the rule or what was
// promised, that of tax too, and no figure.
type Message struct {
	ZoneCode  string
	SubjectID int64  // the entry, the run or the search that it is about; 0 of a promise
	Kind      string // move, soon, overdue, promise_soon, promise_overdue, promises, run or land_search
	About     string
	Payload   []byte // JSON
	CreatedAt time.Time
	Attempts  int
}
