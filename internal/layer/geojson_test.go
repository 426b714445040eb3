package layer_test

import (
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"permu/internal/layer"
)

func TestFeature(t *testing.T) {
	rows := one(encoded(t, orb.Point{118.55, 24.75}), layer.Int64, whole64(7))
	var text strings.Builder
	page, err := layer.WriteFeatures(&text, rows, 10, nil)
	want := `[{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[118.55,24.75]},"properties":{"p":7}}]`
	if err != nil || text.String() != want {
		t.Errorf("got %s, %v\nwant %s", text.String(), err, want)
	}
	if diff := cmp.Diff(layer.Page{Returned: 1, LastID: "a"}, page); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestValues(t *testing.T) {
	tests := map[string]struct {
		kind  layer.Type
		value []byte
		want  any // as JSON reads it
	}{
		"text":                    {layer.Text, []byte("晋江"), "晋江"},
		"empty text":              {layer.Text, []byte{}, ""},
		"quotes":                  {layer.Text, []byte(`the "old" mill`), `the "old" mill`},
		"a backslash":             {layer.Text, []byte(`a\b`), `a\b`},
		"a line break and a tab":  {layer.Text, []byte("a\nb\tc"), "a\nb\tc"},
		"a control character":     {layer.Text, []byte("a\x01b"), "a\x01b"},
		"a script":                {layer.Text, []byte("</script>&"), "</script>&"},
		"text that is no UTF-8":   {layer.Text, []byte("a\xffb"), "a\ufffdb"},
		"an emoji":                {layer.Text, []byte("🏭"), "🏭"},
		"null text":               {layer.Text, nil, nil},
		"true":                    {layer.Bool, []byte{1}, true},
		"false":                   {layer.Bool, []byte{0}, false},
		"null is not false":       {layer.Bool, nil, nil},
		"smallint":                {layer.Int16, whole16(-5), -5.0},
		"integer":                 {layer.Int32, whole32(math.MinInt32), float64(math.MinInt32)},
		"bigint":                  {layer.Int64, whole64(1 << 53), float64(1 << 53)},
		"null is not zero":        {layer.Int64, nil, nil},
		"double":                  {layer.Float64, float(5.25), 5.25},
		"a negative double":       {layer.Float64, float(-0.1), -0.1},
		"a whole double":          {layer.Float64, float(12), 12.0},
		"a very large double":     {layer.Float64, float(1e300), 1e300},
		"a very small double":     {layer.Float64, float(5e-324), 5e-324},
		"not a number":            {layer.Float64, float(math.NaN()), nil},
		"infinity":                {layer.Float64, float(math.Inf(1)), nil},
		"a list":                  {layer.TextArray, texts("a", `b"c`, "晋"), []any{"a", `b"c`, "晋"}},
		"an empty list":           {layer.TextArray, texts(), []any{}},
		"a list with a null":      {layer.TextArray, array([]string{"a", "", "b"}, map[int]bool{1: true}), []any{"a", nil, "b"}},
		"a list of an empty text": {layer.TextArray, texts(""), []any{""}},
		"a null list":             {layer.TextArray, nil, nil},
		"JSON":                    {layer.JSON, []byte(`{"A": [1, null]}`), map[string]any{"A": []any{1.0, nil}}},
		"null JSON":               {layer.JSON, nil, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := written(t, one(nil, tt.kind, tt.value), 1, nil)[0].Properties
			if diff := cmp.Diff(map[string]any{"p": tt.want}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestAnyTextAndNumber reads back what was written.
func TestAnyTextAndNumber(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text, number := rapid.String().Draw(rt, "text"), rapid.Float64().Draw(rt, "number")
		if got := written(t, one(nil, layer.Text, []byte(text)), 1, nil)[0].Properties["p"]; got != text {
			rt.Fatalf("got %q, want %q", got, text)
		}
		if got := written(t, one(nil, layer.Float64, float(number)), 1, nil)[0].Properties["p"]; got != number {
			rt.Fatalf("got %v, want %v", got, number)
		}
	})
}

func TestAnIDThatNeedsEscaping(t *testing.T) {
	rows := one(nil, layer.Text, nil)
	rows.rows[0][0] = []byte(`12"4\`)
	if got := written(t, rows, 1, nil)[0].ID; got != `12"4\` {
		t.Errorf("got %s", got)
	}
}

func TestProperties(t *testing.T) {
	tests := map[string]struct {
		chosen []string
		want   map[string]any
	}{
		"all":              {nil, map[string]any{"p": "x", "q": 0.0}},
		"the first":        {[]string{"p"}, map[string]any{"p": "x"}},
		"the last":         {[]string{"q"}, map[string]any{"q": 0.0}},
		"none":             {[]string{}, map[string]any{}},
		"one that is not":  {[]string{"r"}, map[string]any{}},
		"id and geometry":  {[]string{"id", "geom"}, map[string]any{}},
		"in another order": {[]string{"q", "p"}, map[string]any{"p": "x", "q": 0.0}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, written(t, many(1), 1, tt.chosen)[0].Properties); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLimit(t *testing.T) {
	tests := map[string]struct {
		rows, limit int
		want        layer.Page
	}{
		"fewer than the limit": {2, 5, layer.Page{Returned: 2, LastID: "b"}},
		"as many":              {2, 2, layer.Page{Returned: 2, LastID: "b"}},
		"more":                 {5, 2, layer.Page{Returned: 2, LastID: "b"}},
		"none":                 {0, 5, layer.Page{}},
		"a limit of none":      {5, 0, layer.Page{}},
		"many buffers":         {10_000, 10_000, layer.Page{Returned: 10_000, LastID: "p"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			page, err := layer.WriteFeatures(&text, many(tt.rows), tt.limit, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, page); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var features []feature
			if err := json.Unmarshal([]byte(text.String()), &features); err != nil || len(features) != tt.want.Returned {
				t.Errorf("%d features, %v", len(features), err)
			}
		})
	}
}

// TestErrorInTheMiddle never closes the list, so that nobody takes a broken page for a whole one.
func TestErrorInTheMiddle(t *testing.T) {
	lost := errors.New("connection lost")
	cut := many(3)
	cut.err = lost
	spoilt := many(3)
	spoilt.rows[1][1] = []byte{1}
	tests := map[string]struct {
		rows     *table
		is       error
		says     string
		returned int
	}{
		"the rows end early":   {cut, lost, "connection lost", 3},
		"a geometry is broken": {spoilt, nil, "feature b: geometry", 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			page, err := layer.WriteFeatures(&text, tt.rows, 10, nil)
			if err == nil || tt.is != nil && !errors.Is(err, tt.is) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want %s", err, tt.says)
			}
			if page.Returned != tt.returned || strings.HasSuffix(text.String(), "]") {
				t.Errorf("%d returned, %s", page.Returned, text.String())
			}
		})
	}
}

// shortOnce refuses the first write, as a network does that comes back.
type shortOnce struct{ writes int }

func (w *shortOnce) Write(b []byte) (int, error) {
	if w.writes++; w.writes == 1 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

func TestReaderHasGone(t *testing.T) {
	for name, n := range map[string]int{"at the end": 1, "in the middle": 10_000} {
		t.Run(name, func(t *testing.T) {
			if _, err := layer.WriteFeatures(&shortOnce{}, many(n), n, nil); !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	tests := map[string]struct {
		kind  layer.Type
		value []byte
		want  any
	}{
		"text":          {layer.Text, []byte("a"), "a"},
		"null":          {layer.Float64, nil, nil},
		"bool":          {layer.Bool, []byte{1}, true},
		"smallint":      {layer.Int16, whole16(-5), int64(-5)},
		"integer":       {layer.Int32, whole32(-5), int64(-5)},
		"bigint":        {layer.Int64, whole64(math.MinInt64), int64(math.MinInt64)},
		"double":        {layer.Float64, float(-0.25), -0.25},
		"list":          {layer.TextArray, texts(`a"`, "b"), []string{`a"`, "b"}},
		"an empty list": {layer.TextArray, texts(), []string{}},
		"JSON":          {layer.JSON, []byte(`{"a":1}`), json.RawMessage(`{"a":1}`)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := layer.Decode(tt.kind, tt.value)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
