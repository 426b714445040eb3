package analysis

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
	"permu/internal/strictyaml"
)

// Demonstration is a zone that ships as files with a manifest: the order in which they are imported.
type Demonstration struct {
	Files          fs.FS // with manifest.yaml
	ProgramVersion string
	Imported       func(FileReport) // told after each file; may be nil
}

// manifest is the order in which the files of a zone are imported.
type manifest struct {
	ZoneCode string `yaml:"zone_code"`
	Name     string `yaml:"name"`
	Profile  string `yaml:"profile"`
	Seed     uint64 `yaml:"seed"`
	Year     int    `yaml:"year"`
	AsOf     string `yaml:"as_of"`
	Files    []struct {
		Kind     string `yaml:"kind"`
		File     string `yaml:"file"`
		CRS      string `yaml:"crs"`
		Encoding string `yaml:"encoding"`
	} `yaml:"files"`
}

// Prepare brings the zone in, by the same import as a user's files, and evaluates it, unless it has been evaluated. Its
// files carry faults as real ones do; rows that are refused are left out.
func (d Demonstration) Prepare(ctx context.Context, s *store.Store) error {
	m, err := d.manifest()
	if err != nil {
		return err
	}
	if _, err := s.Run(ctx, m.ZoneCode, land.RunChoice{}); !errors.Is(err, land.ErrNotFound) {
		return err
	}
	dir, err := os.MkdirTemp("", "permu-demo")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, d.Files); err != nil {
		return err
	}
	if err := d.importAll(ctx, s, m, dir); err != nil {
		return err
	}
	return d.evaluate(ctx, s, m)
}

func (d Demonstration) manifest() (manifest, error) {
	var m manifest
	text, err := fs.ReadFile(d.Files, "manifest.yaml")
	if err != nil {
		return m, err
	}
	if err := strictyaml.Decode(text, &m); err != nil {
		return m, fmt.Errorf("manifest.yaml: %w", err)
	}
	return m, nil
}

func (d Demonstration) importAll(ctx context.Context, s *store.Store, m manifest, dir string) error {
	for _, f := range m.Files {
		kind, ok := land.KindByName(f.Kind)
		if !ok {
			return fmt.Errorf("manifest.yaml: no kind %q: %w", f.Kind, land.ErrInvalid)
		}
		report, err := Import(ctx, s, ImportRequest{
			Zone: store.NewZone{ZoneCode: m.ZoneCode, Name: m.Name, CodeScheme: "gb"}, Kind: kind,
			Files:   []string{filepath.Join(dir, f.File)},
			Options: ingest.Options{CRS: f.CRS, Encoding: f.Encoding}, SkipRefused: true, ProgramVersion: d.ProgramVersion,
		})
		if err != nil {
			return fmt.Errorf("%s: %w", f.File, err)
		}
		if d.Imported != nil {
			d.Imported(report.Files[0])
		}
	}
	return nil
}

func (d Demonstration) evaluate(ctx context.Context, s *store.Store, m manifest) error {
	p, err := policy.Find(policy.DefaultID)
	if err != nil {
		return err
	}
	asOf, err := time.Parse(time.DateOnly, m.AsOf)
	if err != nil {
		return fmt.Errorf("manifest.yaml: as_of: %w", err)
	}
	_, err = Evaluate(ctx, s, EvaluateRequest{
		ZoneCode: m.ZoneCode, Year: m.Year, AsOf: asOf, Policy: p, CreatedBy: "permu demo", ProgramVersion: d.ProgramVersion,
	})
	return err
}
