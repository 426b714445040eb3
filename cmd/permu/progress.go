package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"permu/internal/ingest"
)

// progress tells how far a long file is: on a terminal in one line that renews itself, elsewhere in a line now and then.
func progress(w io.Writer) func(ingest.Progress) {
	every, format := 10*time.Second, "%d rows%s\n"
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		every, format = 200*time.Millisecond, "\r%d rows%s "
	}
	next := time.Now().Add(every)
	return func(p ingest.Progress) {
		if time.Now().Before(next) {
			return
		}
		next = time.Now().Add(every)
		share := ""
		if p.Read > 0 && p.Total > 0 {
			share = fmt.Sprintf(", %d %%", 100*p.Read/p.Total)
		}
		fmt.Fprintf(w, format, p.Rows, share)
	}
}
