package ingest_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/goccy/go-yaml"

	"permu/internal/ingest"
)

const demo = "../../geodata/demo"

// seenHere are the kinds of dirt in the demonstration data that show in a row alone; the others need the database.
var seenHere = []string{
	"bad_check_character", "letter_o", "short_code", "bad_parcel_code", "text_for_number", "negative_area", "missing_required",
	"unknown_choice", "xy_exchanged", "far_swapped", "far_zero", "full_width_digits", "not_available", "odd_space", "sentinel_date",
}

// TestDemonstration reads the demonstration files as their manifest says and expects an issue for each piece of dirt, and
// no other refusal.
func TestDemonstration(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(demo, "manifest.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Files []struct{ Kind, File, CRS string }
	}
	if err := yaml.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	dirt := readDirt(t)
	for _, f := range manifest.Files {
		t.Run(f.File, func(t *testing.T) {
			if filepath.Ext(f.File) == ".shp" {
				needGDAL(t)
			}
			_, records, err := read(t, filepath.Join(demo, f.File), ingest.Options{Kind: kind(t, f.Kind), CRS: f.CRS})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				compare(t, dirt[f.File][r.Line], r)
			}
		})
	}
}

type piece struct{ kind, outcome string }

// readDirt gives the pieces of dirt by file and line.
func readDirt(t *testing.T) map[string]map[int][]piece {
	t.Helper()
	f, err := os.Open(filepath.Join(demo, "dirt.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[int][]piece{}
	for _, row := range rows[1:] {
		line, err := strconv.Atoi(row[1])
		if err != nil {
			t.Fatal(err)
		}
		if all[row[0]] == nil {
			all[row[0]] = map[int][]piece{}
		}
		all[row[0]][line] = append(all[row[0]][line], piece{row[2], row[5]})
	}
	return all
}

func compare(t *testing.T, dirt []piece, r ingest.Record) {
	t.Helper()
	isRefused := false
	for _, p := range dirt {
		isRefused = isRefused || p.outcome == "refused"
		found := slices.ContainsFunc(r.Issues, func(i ingest.Issue) bool { return string(i.Outcome) == p.outcome })
		if slices.Contains(seenHere, p.kind) && !found {
			t.Errorf("row %d: %s went unseen: %+v", r.Line, p.kind, r.Issues)
		}
	}
	if r.Refused() && !isRefused {
		t.Errorf("row %d is clean and was refused: %+v", r.Line, r.Issues)
	}
}
