package geojson

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"permu/internal/ingest/table"
	"permu/internal/land"
)

type feature struct {
	Type       string          `json:"type"`
	Geometry   json.RawMessage `json:"geometry"`
	Properties map[string]any  `json:"properties"`
}

// walker goes through a stream of collections and features.
type walker struct {
	json  *json.Decoder
	guard *table.Guard
	crs   *crsMember
	visit func(number int, f feature) error
	seen  int
}

// walk visits every feature of a stream, numbered from 1, and keeps the crs member if there is one.
func walk(guard *table.Guard, crs *crsMember, visit func(int, feature) error) error {
	w := &walker{json: json.NewDecoder(plain(guard)), guard: guard, crs: crs, visit: visit}
	w.json.UseNumber()
	for {
		err := w.top()
		if errors.Is(err, io.EOF) && w.seen > 0 {
			return nil
		}
		if err != nil {
			return w.explain(err)
		}
	}
}

// plain takes off a byte order mark, and the record separators of a text sequence.
func plain(r io.Reader) io.Reader {
	text := bufio.NewReaderSize(r, 64<<10)
	if mark, err := text.Peek(3); err == nil && bytes.Equal(mark, []byte{0xEF, 0xBB, 0xBF}) {
		_, _ = text.Discard(3)
	}
	return separated{text}
}

type separated struct{ from io.Reader }

// Read makes a blank of each record separator (0x1E), which JSON strings cannot hold.
func (s separated) Read(p []byte) (int, error) {
	n, err := s.from.Read(p)
	for i, b := range p[:n] {
		if b == 0x1E {
			p[i] = ' '
		}
	}
	return n, err
}

// top reads one value: a collection, whose features it visits as they come, or a feature.
func (w *walker) top() error {
	start, err := w.json.Token()
	if err != nil {
		return err
	}
	if start != json.Delim('{') {
		return fmt.Errorf("must be an object: %w", land.ErrInvalid)
	}
	var alone feature
	for w.json.More() {
		if err := w.member(&alone); err != nil {
			return cut(err)
		}
		w.guard.Item()
	}
	if _, err := w.json.Token(); err != nil {
		return cut(err)
	}
	return w.finish(alone)
}

// member reads one member of a top-level object.
func (w *walker) member(alone *feature) error {
	key, err := w.json.Token()
	if err != nil {
		return err
	}
	switch key {
	case "features":
		return w.features()
	case "crs":
		w.crs.present = true
		return w.json.Decode(w.crs)
	case "type":
		return w.json.Decode(&alone.Type)
	case "geometry":
		return w.json.Decode(&alone.Geometry)
	case "properties":
		return w.json.Decode(&alone.Properties)
	}
	var other json.RawMessage
	return w.json.Decode(&other)
}

func (w *walker) features() error {
	if start, err := w.json.Token(); err != nil || start != json.Delim('[') {
		return errors.Join(err, fmt.Errorf("features must be a list: %w", land.ErrInvalid))
	}
	for w.json.More() {
		var f feature
		if err := w.json.Decode(&f); err != nil {
			return err
		}
		w.guard.Item()
		w.seen++
		if err := w.visit(w.seen, f); err != nil {
			return err
		}
	}
	_, err := w.json.Token()
	return err
}

func (w *walker) finish(alone feature) error {
	switch alone.Type {
	case "FeatureCollection":
		w.seen = max(w.seen, 1) // an empty collection is no error
		return nil
	case "Feature":
		w.seen++
		return w.visit(w.seen, alone)
	}
	return fmt.Errorf("type is %q, must be FeatureCollection or Feature: %w", alone.Type, land.ErrInvalid)
}

// cut tells an end inside a value from the end of the stream.
func cut(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// explain names the place of an error of content.
func (w *walker) explain(err error) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.Is(err, errStop) || errors.Is(err, land.ErrInvalid):
		return err
	case errors.Is(err, io.EOF):
		return fmt.Errorf("holds no feature: %w", land.ErrInvalid)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("is cut off after feature %d: %w", w.seen, land.ErrInvalid)
	case errors.As(err, &syntax):
		return fmt.Errorf("feature %d, byte %d: %w: %w", w.seen+1, w.json.InputOffset(), syntax, land.ErrInvalid)
	case errors.As(err, &wrong):
		return fmt.Errorf("feature %d: %s is a %s: %w", w.seen+1, wrong.Field, wrong.Value, land.ErrInvalid)
	}
	return err
}
