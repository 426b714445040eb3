package analysis

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"permu/internal/land"
)

func TestPatched(t *testing.T) {
	document := `{"id":"mine","tracks":[{"id":"all"}],"note":"` + strings.Repeat("x", 1000) + `"}`
	tests := map[string]struct{ patch, becomes, says string }{
		"nothing":        {`[]`, document, ""},
		"replace":        {`[{"op":"replace","path":"/note","value":"y"}]`, `{"id":"mine","tracks":[{"id":"all"}],"note":"y"}`, ""},
		"test and add":   {`[{"op":"test","path":"/id","value":"mine"},{"op":"remove","path":"/note"},{"op":"add","path":"/x","value":1}]`, `{"id":"mine","tracks":[{"id":"all"}],"x":1}`, ""},
		"a bomb":         {`[` + strings.Repeat(`{"op":"copy","from":"","path":"/a"},`, 30) + `{"op":"test","path":"/id","value":"mine"}]`, "", "patch/0/op: must be one of add, remove, replace, test"},
		"a move":         {`[{"op":"test","path":"/id","value":"mine"},{"op":"move","from":"/id","path":"/a"}]`, "", "patch/1/op: must be one of"},
		"no operation":   {`[{"path":"/id"}]`, "", "patch: invalid operation"},
		"too many":       {`[` + strings.Repeat(`{"op":"test","path":"/id","value":"mine"},`, 200) + `{"op":"test","path":"/id","value":"mine"}]`, "", "patch: at most 200 operations"},
		"to nowhere":     {`[{"op":"replace","path":"/x/y","value":1}]`, "", "patch: "},
		"grows the text": {fmt.Sprintf(`[{"op":"add","path":"/x","value":%q}]`, strings.Repeat("y", mostPatch)), "", "patch: at most 1048576 bytes"},
		"not a patch":    {`{"op":"add"}`, "", "patch: "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := patched([]byte(document), []byte(test.patch))
			switch {
			case test.says == "" && (err != nil || string(got) != test.becomes):
				t.Errorf("got %s, %v", got, err)
			case test.says != "" && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), test.says)):
				t.Errorf("got %.100v", err)
			}
		})
	}
}
