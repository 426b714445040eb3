package land

import "time"

// Message is something that the webhook is told: that an entry of the ledger moved (move) or passed its deadline (overdue),
// that a run opened, reopened or closed entries (run), or that new land fits a saved search (land_search). It says nothing of tax.
type Message struct {
	ZoneCode  string
	SubjectID int64  // the entry, the run or the search that it is about
	Kind      string // move, overdue, run or land_search
	About     string
	Payload   []byte // JSON
	CreatedAt time.Time
	Attempts  int
}
