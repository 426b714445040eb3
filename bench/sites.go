package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/localdb"
	"permu/internal/renewal"
	"permu/internal/store"
)

//go:embed sites_brute.sql
var bruteSQL string

// sitesZone is the zone on which the search for sites is measured, and runZone one with a run, as the page's objective asks for.
const (
	sitesZone = "sites"
	runZone   = "sites-run"
)

// runSites measures the graph of neighbours and the search for sites, on zones that bench/sites.sql makes: one of 20,000
// parcels, and one of as many as SITES_PARCELS says for the graph alone.
func runSites(ctx context.Context) error {
	folder, err := workFolder()
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	cluster, err := localdb.Start(ctx, localdb.Options{DataDir: folder + "/data", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer cluster.Stop(context.WithoutCancel(ctx))
	if err := cluster.EnsureDatabase(ctx, "permu"); err != nil {
		return err
	}
	s, err := store.Open(ctx, cluster.URL("permu"))
	if err != nil {
		return err
	}
	defer s.Close()
	conn, err := connect(ctx, cluster.URL("permu"))
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	at := &sitesBench{url: cluster.URL("permu"), store: s, conn: conn}
	return at.measure(ctx)
}

type sitesBench struct {
	url   string
	store *store.Store
	conn  *pgx.Conn
}

func (b *sitesBench) measure(ctx context.Context) error {
	const parcels = 20_000
	if err := b.zone(ctx, sitesZone, parcels); err != nil {
		return err
	}
	graph, err := b.graph(ctx)
	if err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	searches, err := b.searches(ctx)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	usual, err := b.usual(ctx, parcels)
	if err != nil {
		return fmt.Errorf("search with a run: %w", err)
	}
	rows := slices.Concat([]fmt.Stringer{graph}, searches, usual)
	if many, _ := strconv.Atoi(os.Getenv("SITES_PARCELS")); many > 0 {
		large, err := b.large(ctx, many)
		if err != nil {
			return err
		}
		rows = append(rows, large)
	}
	return printTable(ctx, b.conn, append(rows, load()))
}

// zone makes a zone of some parcels.
func (b *sitesBench) zone(ctx context.Context, code string, parcels int) error {
	if err := b.script(ctx, "sites.sql", "zone="+code, fmt.Sprintf("parcels=%d", parcels)); err != nil {
		return err
	}
	_, err := b.conn.Exec(ctx, "analyze parcel")
	return err
}

// script runs a file of SQL with some variables.
func (b *sitesBench) script(ctx context.Context, file string, variables ...string) error {
	args := []string{"-q", "-v", "ON_ERROR_STOP=1", "-f", "bench/" + file}
	for _, variable := range variables {
		args = append(args, "-v", variable)
	}
	cmd := exec.CommandContext(ctx, "psql", append(args, b.url)...)
	cmd.Env = append(os.Environ(), "PGOPTIONS=-c search_path=permu,public")
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// remade makes the neighbours of a zone as after a change of its data.
func (b *sitesBench) remade(ctx context.Context, code string) error {
	if _, err := b.conn.Exec(ctx, "update zone set data_version = data_version + 1 where zone_code = $1", code); err != nil {
		return err
	}
	_, err := b.store.Neighbourhood(ctx, code, renewal.WidestM, analysis.MeasureNeighbours)
	return err
}

// graph makes and keeps the neighbours, beside a self-join on the ellipsoid that only counts pairs.
func (b *sitesBench) graph(ctx context.Context) (row, error) {
	r := row{what: "neighbours of 20,000 parcels, measured and kept", beside: "count(*) of a self-join by st_dwithin of geography, indexed"}
	if _, err := b.conn.Exec(ctx, "create index if not exists bench_geography on parcel using gist ((geom::geography))"); err != nil {
		return r, err
	}
	join := func() error {
		_, err := b.conn.Exec(ctx, `select count(*) from parcel a join parcel b on a.parcel_id < b.parcel_id and st_dwithin(a.geom::geography, b.geom::geography, 60)`)
		return err
	}
	err := r.measure(3, timed(func() error { return b.remade(ctx, sitesZone) }), timed(join))
	return r, err
}

// large makes the neighbours of a large zone once.
func (b *sitesBench) large(ctx context.Context, parcels int) (fmt.Stringer, error) {
	if err := b.zone(ctx, "large", parcels); err != nil {
		return nil, err
	}
	took, err := timed(func() error { return b.remade(ctx, "large") })()
	return said(fmt.Sprintf("| neighbours of %d parcels, once | %s | | | under 60 s | %s |", parcels, short(took), yes(took < time.Minute))), err
}

// searches asks over HTTP: in a park beside every connected set by SQL, whose best must be the same, in the whole zone, and
// for the figures of a set.
func (b *sitesBench) searches(ctx context.Context) ([]fmt.Stringer, error) {
	p, err := startServer(ctx, b.url)
	if err != nil {
		return nil, err
	}
	defer p.stop()
	ask := func(to io.Writer, what, body string) error {
		return p.post(ctx, to, "/api/v1/zones/"+sitesZone+"/sites/"+what, body)
	}
	const park = `{"area_min_mu": 20, "area_max_mu": 30, "objective": "build_up", "park_code": "P4", "top": 1}`
	var brute float64
	bySQL := func() error {
		return b.conn.QueryRow(ctx, bruteSQL, pgx.StrictNamedArgs{
			"zone_code": sitesZone, "park_code": "P4", "least_m2": 20 * land.SquareMetresPerMu, "most_m2": 30 * land.SquareMetresPerMu,
		}).Scan(&brute)
	}
	inPark := row{what: "search in a park of 1,000 parcels over HTTP, median of 5", beside: "every connected set by SQL", target: "under 300 ms", met: func(ours time.Duration, _ float64) bool { return ours < 300*time.Millisecond }}
	if err := inPark.measure(5, timed(func() error { return ask(io.Discard, "search", park) }), timed(bySQL)); err != nil {
		return nil, err
	}
	var text strings.Builder
	var found renewal.FoundSites
	if err := ask(&text, "search", park); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(text.String()), &found); err != nil {
		return nil, err
	}
	if len(found.Sites) == 0 || math.Abs(found.Sites[0].Objective-brute) > 1e-4 || !found.Sites[0].Optimal {
		return nil, fmt.Errorf("the search finds %+v, SQL %g", found.Sites, brute)
	}
	return b.moreSearches(ask, inPark, found.Sites[0].ParcelCodes)
}

func (b *sitesBench) moreSearches(ask func(io.Writer, string, string) error, inPark row, codes []string) ([]fmt.Stringer, error) {
	whole := `{"area_min_mu": 30, "area_max_mu": 50, "objective": "build_up", "rules": {"road_m": 20}, "top": 5}`
	set, err := json.Marshal(renewal.SetRequest{ParcelCodes: codes, RoadM: 20, Objective: "build_up"})
	if err != nil {
		return nil, err
	}
	times, err := inTurn(5, timed(func() error { return ask(io.Discard, "search", whole) }), timed(func() error { return ask(io.Discard, "figures", string(set)) }))
	if err != nil {
		return nil, err
	}
	under := func(most time.Duration) func(time.Duration, float64) bool {
		return func(ours time.Duration, _ float64) bool { return ours < most }
	}
	return []fmt.Stringer{
		inPark,
		row{what: "search in 20,000 parcels across roads, five sites", beside: "every connected set of a park by SQL", ours: median(times[0]), other: inPark.other, target: "under 3 s", met: under(3 * time.Second)},
		row{what: "figures of a set and its neighbours over HTTP", beside: "the same", ours: median(times[1]), other: inPark.other, target: "under 30 ms", met: under(30 * time.Millisecond)},
	}, nil
}
