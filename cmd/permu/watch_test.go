package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"permu/geodata/demo"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/pgtest"
	"permu/internal/store"
)

// TestTheWebhookIsTold makes a move whose deadline has passed: both are told, and neither says anything of tax.
func TestTheWebhookIsTold(t *testing.T) {
	s, err := store.Open(t.Context(), pgtest.New(t, store.Migrate).Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := (analysis.Demonstration{Files: demo.Files, ProgramVersion: "test"}).Prepare(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	told := make(chan map[string]any, 8)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var message map[string]any
		if err := json.NewDecoder(r.Body).Decode(&message); err != nil || !strings.HasPrefix(r.Header.Get("X-Permu-Signature"), "sha256=") {
			t.Errorf("%v %v", err, r.Header)
		}
		told <- message
	}))
	defer server.Close()
	w := watching{SoonDays: 7, WebhookURL: server.URL, WebhookSecret: "0123456789abcdef"}
	z := w.zones(&opened{Store: s})
	page, err := z.Ledger(t.Context(), "350582401", land.LedgerQuery{Track: "low_efficiency", Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	officer := land.Person{Name: "甲", Holds: func(string, string) bool { return true }}
	move := land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: "2026-01-05", Deadline: &land.TimeSpan{Count: 5, Unit: "days"}}
	if _, err := z.MoveEntry(t.Context(), land.EntryMove{ZoneCode: "350582401", EntryID: page.Entries[0].EntryID, By: officer, LedgerMove: move}); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { w.watch(ctx, z, slog.New(slog.DiscardHandler)); close(done) }()
	events := map[string]map[string]any{}
	for range 4 {
		select {
		case message := <-told:
			events[message["event"].(string)] = message["data"].(map[string]any)
		case <-time.After(20 * time.Second):
			t.Fatalf("told of %v alone", events)
		}
	}
	stop()
	<-done
	if events["move"]["to_state"] != "proposed_low" || events["move"]["by"] != "甲" || events["overdue"]["due_on"] != "2026-01-10" || events["run"]["run_id"] == nil || events["promises"] == nil {
		t.Errorf("%v %v", events["move"], events["overdue"])
	}
	for event, data := range events {
		for name := range data {
			if strings.Contains(name, "tax") || strings.Contains(name, "cny") {
				t.Errorf("%s tells %s", event, name)
			}
		}
	}
}
