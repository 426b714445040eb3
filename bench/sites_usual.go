package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"permu/internal/renewal"
)

// usual measures what the page asks for where nobody changes anything: its objective, conditions and number of answers, in a park
// and in a whole zone, by shared lines and across roads. The land has a run. It says how sure the first answer is.
func (b *sitesBench) usual(ctx context.Context, parcels int) ([]fmt.Stringer, error) {
	if err := b.zone(ctx, runZone, parcels); err != nil {
		return nil, err
	}
	if err := b.script(ctx, "sites_run.sql", "zone="+runZone); err != nil {
		return nil, err
	}
	p, err := startServer(ctx, b.url)
	if err != nil {
		return nil, err
	}
	defer p.stop()
	const rules = `"area_min_mu": 30, "area_max_mu": 50, "objective": "balanced", "rules": {"industrial": true, "not_sealed": true, "not_idle": true`
	var rows []fmt.Stringer
	for _, asked := range []struct {
		what, body string
		most       time.Duration
	}{
		{"the page's search in a park of 1,000 parcels", `{"park_code": "P4", ` + rules + `}}`, 300 * time.Millisecond},
		{"the same across roads", `{"park_code": "P4", ` + rules + `, "road_m": 20}}`, 300 * time.Millisecond},
		{"the page's search in 20,000 parcels", `{` + rules + `}}`, 3 * time.Second},
		{"the same across roads", `{` + rules + `, "road_m": 20}}`, 3 * time.Second},
	} {
		ask := func(to io.Writer) error {
			return p.post(ctx, to, "/api/v1/zones/"+runZone+"/sites/search", asked.body)
		}
		times, err := inTurn(5, timed(func() error { return ask(io.Discard) }))
		if err != nil {
			return nil, err
		}
		sure, err := howSure(ask)
		if err != nil {
			return nil, err
		}
		took := median(times[0])
		rows = append(rows, said(fmt.Sprintf("| %s, %s | %s | | | under %s | %s |", asked.what, sure, short(took), asked.most, yes(took < asked.most))))
	}
	return rows, nil
}

// howSure says of how many of the answers it is proven that none is better, and how far the others may be below the best.
func howSure(ask func(io.Writer) error) (string, error) {
	var text strings.Builder
	var found renewal.FoundSites
	if err := ask(&text); err != nil {
		return "", err
	}
	if err := json.Unmarshal([]byte(text.String()), &found); err != nil {
		return "", err
	}
	if len(found.Sites) == 0 {
		return "", fmt.Errorf("nothing is found: %+v", found.None)
	}
	proven, gap := 0, 0.0
	for _, s := range found.Sites {
		if s.Optimal {
			proven++
		}
		if s.GapPercent != nil {
			gap = max(gap, *s.GapPercent)
		}
	}
	return fmt.Sprintf("%d of %d sites proven, %.1f %% missing at most", proven, len(found.Sites), gap), nil
}
