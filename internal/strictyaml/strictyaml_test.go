package strictyaml_test

import (
	"errors"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

func TestDecode(t *testing.T) {
	tests := map[string]struct{ text, says string }{
		"good":           {"name: a\n", ""},
		"unknown key":    {"name: a\nnome: b\n", "[2:1]"},
		"wrong type":     {"name: [1, 2]\n", "[1:"},
		"bare tag":       {"columns: !tag ", "[1:"},
		"unclosed quote": {"name: \"a\n", "[1:"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var into struct{ Name string }
			err := strictyaml.Decode([]byte(test.text), &into)
			switch {
			case test.says == "" && err != nil:
				t.Errorf("got %v", err)
			case test.says != "" && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), test.says)):
				t.Errorf("got %v, want %q", err, test.says)
			}
		})
	}
}

func TestWhole(t *testing.T) {
	tests := map[string]struct {
		text string
		want int
		says string
	}{
		"a number":   {"n: 12", 12, ""},
		"negative":   {"n: -12", -12, ""},
		"hex":        {"n: 0x10", 16, ""},
		"a fraction": {"n: 1.5", 0, "[1:4]"},
		"one as 1.0": {"n: 1.0", 0, "[1:4]"},
		"a text":     {"n: '1'", 0, "[1:4]"},
		"too large":  {"n: 18446744073709551615", 0, "[1:4]"},
		"too small":  {"n: -9223372036854775808", 0, "[1:4]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var into struct{ N strictyaml.Whole }
			err := strictyaml.Decode([]byte(tt.text), &into)
			if tt.says == "" && (err != nil || int(into.N) != tt.want) {
				t.Errorf("got %d, %v, want %d", into.N, err, tt.want)
			}
			if tt.says != "" && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says)) {
				t.Errorf("got %v, want %q", err, tt.says)
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	const text = `# a remark
id: x
title: {zh: 名, en: name}
"quoted": 1
list:
  - {a: 1}
  - a: &kept
      deep:
        - one
        - two
    b: *kept
  -
    - inner
folded: >
  long
tagged: !t
  c: 1
`
	places := strictyaml.Places([]byte(text))
	for path, want := range map[string]int{
		"": 2, "id": 2, "title": 3, "title.zh": 3, "title.none": 3, "quoted": 4, "list": 5, "list[0]": 6, "list[0].a": 6,
		"list[1]": 7, "list[1].a": 7, "list[1].a.deep": 8, "list[1].a.deep[0]": 9, "list[1].a.deep[1]": 10,
		"list[1].a.deep[9]": 8, "list[1].b": 11, "list[1].b.deep[1]": 11, "list[2][0]": 13, "folded": 14, "tagged.c": 17,
		"none": 2, "list[9].a": 5, "none[3].x": 2,
	} {
		if got := places.Line(path); got != want {
			t.Errorf("%q: got line %d, want %d", path, got, want)
		}
	}
	if got := strictyaml.Places([]byte("a: [")).Line("a"); got != 0 {
		t.Errorf("what is no YAML has a line %d", got)
	}
}

// TestAliases writes aliases out: a list of a thousand may be used again, but not again and again in itself.
func TestAliases(t *testing.T) {
	list := "a: &a [" + strings.Repeat("1, ", 1000) + "1]\n"
	tests := map[string]struct{ text, says string }{
		"twice":             {list + "b: [*a, *a]\n", ""},
		"merged":            {"a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n", ""},
		"doubled":           {list + doubled(7), "["},
		"more than sixteen": {list + "b: [" + strings.Repeat("*a, ", 16) + "*a]\n", "[2:"},
		"too many words":    {"a: [" + strings.Repeat("1,", 30_000) + "]\n", "[1:"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var into any
			err := strictyaml.Decode([]byte(tt.text), &into)
			if (err != nil) != (tt.says != "") || err != nil && (!errors.Is(err, land.ErrInvalid) || !strings.HasPrefix(err.Error(), tt.says)) {
				t.Errorf("got %v, want %q", err, tt.says)
			}
		})
	}
}

// doubled is a list of lists, each of twice the one before.
func doubled(levels int) string {
	var b strings.Builder
	for level := range levels {
		of, name := string(rune('a'+level)), string(rune('b'+level))
		b.WriteString(name + ": &" + name + " [*" + of + ", *" + of + "]\n")
	}
	return b.String()
}
