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
