package policy_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

func TestEmptyDocument(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "a remark": "# nothing\n", "a list": "- 1\n", "a text": "policy\n", "null": "~\n"} {
		t.Run(name, func(t *testing.T) {
			if _, err := policy.Read([]byte(text)); !errors.Is(err, land.ErrInvalid) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestNotYAML(t *testing.T) {
	tests := map[string]struct{ from, to, says string }{
		"duplicate key":          {"version: 1", "version: 1\nversion: 2", "[3:1]"},
		"duplicate key, deep":    {"weight: 60", "weight: 60, weight: 60", "[9:"},
		"a tag without a value":  {"version: 1", "version: !0000000000000000000000000000000 ", ""},
		"a tag for a list":       {"tracks:\n", "tracks: !0000000000000000000000000000000 \nxs:\n", ""},
		"a tag at the end":       {"below: {value: 5}}]}]}\n", "below: {value: 5}}]}]}\nbasis: !0000000000000000000000000000000 ", ""},
		"an unclosed quote":      {"id: sound", "id: \"sound", "["},
		"an unknown alias":       {"id: sound", "id: *who", "[1:"},
		"a list in itself":       {"tracks:\n", "tracks: &t [*t]\nxs:\n", "line 4"},
		"a document after it":    {"below: {value: 5}}]}]}\n", "below: {value: 5}}]}]}\n---\nid: other\n", "[31:1]"},
		"text that is no UTF-8":  {"测试", "\xb2\xe2\xca\xd4", "[3]"},
		"a control character":    {"id: sound", "id: s\x00und", "[1]"},
		"deeper than any policy": {"id: sound", "id: " + strings.Repeat("[", 2000) + strings.Repeat("]", 2000), "[1:"},
		"a whole number too big": {"version: 1", "version: 18446744073709551615", "[2:"},
		"a whole number as 1.0":  {"version: 1", "version: 1.0", "[2:"},
		"a number of 50 digits":  {"weight: 60", "weight: 0." + strings.Repeat("1", 50), "[9:"},
		"a number like 1e999":    {"weight: 60", "weight: 1e999", "9"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := policy.Read(change(t, sound, tt.from, tt.to))
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want it invalid at %s", err, tt.says)
			}
		})
	}
}

func TestMaxBytes(t *testing.T) {
	pad := func(size int) []byte { return []byte(sound + "#" + strings.Repeat("x", size-len(sound)-1)) }
	if _, err := policy.Read(pad(policy.MaxBytes)); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	if _, err := policy.Read(pad(policy.MaxBytes + 1)); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "262144") {
		t.Errorf("above the limit: got %v", err)
	}
}

// TestBombs reads small texts that stand for much: levels that each hold the one before ten times, and nests whose depth
// squared the library keeps. A few more levels, or 60 kB of brackets, and no machine has the memory.
func TestBombs(t *testing.T) {
	for name, bomb := range map[string]string{
		"aliases":  aliases(),
		"brackets": "tracks: " + strings.Repeat("[", 10_000),
		"braces":   "tracks: " + strings.Repeat("{a: ", 5000),
		"dashes":   "tracks:\n  " + strings.Repeat("- ", 5000),
		"queries":  "tracks:\n  " + strings.Repeat("? ", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := policy.Read([]byte(bomb))
			runtime.ReadMemStats(&after)
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "[") {
				t.Errorf("got %v, want it invalid with a line", err)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 16 {
				t.Errorf("%d bytes of policy took %d MiB to read", len(bomb), used)
			}
		})
	}
}

// aliases is a million values in 300 bytes.
func aliases() string {
	bomb := "tracks:\n  - id: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for level := 'b'; level <= 'f'; level++ {
		below := "*" + string(level-1)
		bomb += "  - id: &" + string(level) + " [" + strings.Repeat(below+", ", 9) + below + "]\n"
	}
	return bomb
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte("id: x\nversion: !0000000000000000000000000000000 "))
	f.Add([]byte("tracks: &t [*t]"))
	f.Add([]byte(`{"id": "x", "version": 1, "tracks": [{"when": "tags.exists(t, t == 'a')"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := policy.Read(text)
		if err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v is no error of content", err)
		}
		if err == nil && string(p.Source()) != string(text) {
			t.Error("the source is not what was read")
		}
	})
}
