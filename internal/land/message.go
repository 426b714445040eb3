package land

import "time"

// Kinds of what the webhook is told.
const (
	MessageMove       = "move"        // of an entry of the ledger, which changed its state
	MessageOverdue    = "overdue"     // of an entry of the ledger, whose deadline passed
	MessageRun        = "run"         // of a run, which opened, reopened or closed entries of the ledger
	MessageLandSearch = "land_search" // of a saved search for land, which new land fits
)

// Message is something that the webhook is told. It says nothing of tax.
type Message struct {
	ZoneCode  string
	SubjectID int64 // the entry, the run or the search that it is about
	Kind      string
	About     string
	Payload   []byte // JSON
	CreatedAt time.Time
	Attempts  int
}
