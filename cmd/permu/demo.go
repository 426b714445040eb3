package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/goccy/go-yaml"

	"permu/geodata/demo"
	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/serve"
	"permu/internal/store"
	"permu/web"
)

type demoCommand struct {
	database
	listening
}

// manifest is the order in which the files of a zone are imported.
type manifest struct {
	ZoneCode string         `yaml:"zone_code"`
	Name     string         `yaml:"name"`
	Year     int            `yaml:"year"`
	AsOf     string         `yaml:"as_of"`
	Files    []manifestFile `yaml:"files"`
}

type manifestFile struct {
	Kind     string `yaml:"kind"`
	File     string `yaml:"file"`
	CRS      string `yaml:"crs"`
	Encoding string `yaml:"encoding"`
}

func (c demoCommand) Run(ctx context.Context, to streams) error {
	listener, hosts, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	log := logger(to)
	db, err := c.open(ctx, log)
	if err != nil {
		return err
	}
	defer db.close()
	if err := prepareDemo(ctx, db.Store, log); err != nil {
		return fmt.Errorf("demonstration zone: %w", err)
	}
	o := serve.Options{Zones: db.Store, Page: web.Page(), Version: version, Demo: true, Hosts: hosts, Log: log}
	return serveUntilDone(ctx, listener, o, to)
}

// prepareDemo brings the demonstration zone in, by the same import as a user's files, unless it has been evaluated.
func prepareDemo(ctx context.Context, s *store.Store, log *slog.Logger) error {
	var m manifest
	text, err := demo.Files.ReadFile("manifest.yaml")
	if err != nil {
		return err
	}
	if err := yaml.Unmarshal(text, &m); err != nil {
		return fmt.Errorf("manifest.yaml: %w", err)
	}
	if _, err := s.Run(ctx, m.ZoneCode, land.RunChoice{}); !errors.Is(err, land.ErrNotFound) {
		return err
	}
	dir, err := os.MkdirTemp("", "permu-demo")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, demo.Files); err != nil {
		return err
	}
	if err := m.importAll(ctx, s, dir, log); err != nil {
		return err
	}
	return m.evaluate(ctx, s, log)
}

func (m manifest) importAll(ctx context.Context, s *store.Store, dir string, log *slog.Logger) error {
	for _, f := range m.Files {
		kind, ok := land.KindByName(f.Kind)
		if !ok {
			return fmt.Errorf("%s: no kind %q", f.File, f.Kind)
		}
		report, err := analysis.Import(ctx, s, analysis.ImportRequest{
			Zone: store.NewZone{ZoneCode: m.ZoneCode, Name: m.Name, CodeScheme: "gb"}, Kind: kind,
			Files:          []string{filepath.Join(dir, f.File)},
			Options:        ingest.Options{CRS: f.CRS, Encoding: f.Encoding},
			SkipRefused:    true, // the files carry faults as real ones do
			ProgramVersion: version,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", f.File, err)
		}
		count := report.Files[0]
		log.Info("imported", "file", f.File, "read", count.Read, "added", count.Added, "changed", count.Changed, "refused", count.Refused, "repaired", count.Repaired)
	}
	return nil
}

func (m manifest) evaluate(ctx context.Context, s *store.Store, log *slog.Logger) error {
	p, err := policy.Find(policy.DefaultID)
	if err != nil {
		return err
	}
	asOf, err := time.Parse(time.DateOnly, m.AsOf)
	if err != nil {
		return fmt.Errorf("manifest.yaml: as_of: %w", err)
	}
	summary, err := analysis.Evaluate(ctx, s, analysis.EvaluateRequest{
		ZoneCode: m.ZoneCode, Year: m.Year, AsOf: asOf, Policy: p, CreatedBy: "permu demo", ProgramVersion: version,
	})
	if err == nil {
		log.Info("evaluated", "run", summary.RunID, "year", m.Year, "policy", p.ID)
	}
	return err
}
