package main

import (
	"context"
	"log/slog"
	"time"

	"permu/internal/analysis"
	"permu/internal/webhook"
)

// watching is how the ledger of findings is watched over while the page is served.
type watching struct {
	SoonDays      int    `env:"PERMU_SOON_DAYS" default:"7" help:"Days before its deadline from which something is due soon."`
	WebhookURL    string `name:"webhook-url" env:"PERMU_WEBHOOK_URL" placeholder:"URL" help:"Address that is told of moves in the ledger and of deadlines, of promises too."`
	WebhookSecret string `name:"webhook-secret" env:"PERMU_WEBHOOK_SECRET" placeholder:"TEXT" help:"Secret that signs what the webhook is told, at least 16 bytes. Better in the environment than on the command line."`
}

// check refuses a webhook that cannot work before anything is started.
func (w watching) check() error {
	if w.WebhookURL == "" {
		return nil
	}
	return webhook.Hook{URL: w.WebhookURL, Secret: w.WebhookSecret}.Check()
}

// zones is what the server asks, with the settings of the ledger.
func (w watching) zones(db *opened) *analysis.Zones {
	return &analysis.Zones{Store: db.Store, SoonDays: w.SoonDays, Tells: w.WebhookURL != ""}
}

// watch looks every few seconds for what time has brought, until the context is done.
func (w watching) watch(ctx context.Context, z *analysis.Zones, log *slog.Logger) {
	hook := webhook.Hook{URL: w.WebhookURL, Secret: w.WebhookSecret, Box: z}
	tick := time.NewTicker(15 * time.Second)
	defer tick.Stop()
	for {
		if err := z.Watch(ctx); err != nil && ctx.Err() == nil {
			log.Error("watching the ledger", "err", err)
		}
		if z.Tells {
			if err := hook.Send(ctx); err != nil && ctx.Err() == nil {
				log.Warn("the webhook was not told, it will be again", "err", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
