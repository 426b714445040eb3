package policy_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/invopop/jsonschema"

	"permu/internal/policy"
	"permu/internal/strictyaml"
)

var update = flag.Bool("update", false, "write the schema anew")

// TestSchema makes the JSON Schema from the types and their comments; the one that ships must be the same.
func TestSchema(t *testing.T) {
	text := schema(t)
	const file = "../../geodata/policies/policy.schema.json"
	if *update {
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(text, policy.Schema()) {
		t.Errorf("the types have changed: go test ./internal/policy -run TestSchema -update")
	}
}

func schema(t *testing.T) []byte {
	t.Helper()
	r := jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, ExpandedStruct: true, Mapper: scalar}
	for _, room := range []string{"policy", "land"} {
		if err := r.AddGoComments("permu/internal", "../"+room); err != nil {
			t.Fatal(err)
		}
	}
	for name, comment := range r.CommentMap { // lists of consts and other types stay out
		r.CommentMap[strings.Replace(name, "permu/internal/..", "permu/internal", 1)] = comment
	}
	s := r.Reflect(&policy.Policy{})
	s.ID = ""
	s.Title = "Permu policy (亩均效益评价办法)"
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

// scalar is the schema of a type that reads itself.
func scalar(of reflect.Type) *jsonschema.Schema {
	switch of {
	case reflect.TypeFor[policy.Decimal]():
		return &jsonschema.Schema{
			Description: "a number, or unknown where the source has one that must still be set",
			AnyOf:       []*jsonschema.Schema{{Type: "number"}, {Const: policy.Unknown}},
		}
	case reflect.TypeFor[policy.Date]():
		return &jsonschema.Schema{Type: "string", Pattern: `^\d{4}-\d{2}-\d{2}$`, Description: "YYYY-MM-DD"}
	case reflect.TypeFor[policy.Condition]():
		return &jsonschema.Schema{Type: "string", Description: "a CEL expression over the facts of a subject"}
	case reflect.TypeFor[strictyaml.Whole]():
		return &jsonschema.Schema{Type: "integer"}
	}
	return nil
}
