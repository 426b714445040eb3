package policy_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
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

// TestSchemaHelps looks for a description of every name that a document can hold.
func TestSchemaHelps(t *testing.T) {
	var s struct {
		Properties map[string]described
		Defs       map[string]struct{ Properties map[string]described } `json:"$defs"`
	}
	if err := json.Unmarshal(policy.Schema(), &s); err != nil {
		t.Fatal(err)
	}
	s.Defs["Policy"] = struct{ Properties map[string]described }{s.Properties}
	for kind, def := range s.Defs {
		for name, property := range def.Properties {
			if property.Description == "" {
				t.Errorf("%s.%s has none", kind, name)
			}
		}
	}
	if len(s.Defs) < 30 || !strings.Contains(s.Defs["Indicator"].Properties["weight"].Description, "baseline") {
		t.Errorf("%d kinds, weight: %q", len(s.Defs), s.Defs["Indicator"].Properties["weight"].Description)
	}
}

type described struct{ Description string }

func schema(t *testing.T) []byte {
	t.Helper()
	r := jsonschema.Reflector{FieldNameTag: "yaml", RequiredFromJSONSchemaTags: true, ExpandedStruct: true, Mapper: scalar}
	for _, room := range []string{".", "../land"} { // a path joins the base: ../land is permu/internal/land
		if err := r.AddGoComments("permu/internal/policy", filepath.FromSlash(room)); err != nil {
			t.Fatal(err)
		}
	}
	r.LookupComment = func(of reflect.Type, field string) string {
		if said := r.CommentMap[of.PkgPath()+"."+of.Name()+"."+field]; said != "" {
			return said
		}
		return everywhere[field]
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

// everywhere says what names mean that many kinds of thing have.
var everywhere = map[string]string{
	"ID":           "Its name, unique in the list: letters, digits, _ and -.",
	"Title":        "What it is called, in Chinese and in English.",
	"Basis":        "The document and article that say so.",
	"Grade":        "A grade, such as A.",
	"ZH":           "In Chinese.",
	"EN":           "In English.",
	"Document":     "Title of the document.",
	"Number":       "Number of the document, such as 泉政办规〔2025〕13号.",
	"Article":      "Article, clause or section.",
	"URL":          "Where it was read.",
	"Note":         "What is to be said about it, such as what was inferred.",
	"Value":        "A number, or unknown where it must still be set.",
	"Points":       "Points; a number, or unknown where it must still be set.",
	"Weight":       "Points at the baseline; a number, or unknown where it must still be set.",
	"Top":          "The first part.",
	"Bottom":       "The last part.",
	"Grades":       "Grades, such as A.",
	"Items":        "What is added or taken off.",
	"MostPercent":  "No more than this share, percent.",
	"LeastPercent": "No less than this share, percent.",
}

// scalar is the schema of a type that reads itself.
func scalar(of reflect.Type) *jsonschema.Schema {
	switch of {
	case reflect.TypeFor[policy.Decimal]():
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "number"}, {Const: policy.Unknown}}}
	case reflect.TypeFor[policy.Date]():
		return &jsonschema.Schema{Type: "string", Format: "date"}
	case reflect.TypeFor[policy.Condition]():
		return &jsonschema.Schema{Type: "string"}
	case reflect.TypeFor[strictyaml.Whole]():
		return &jsonschema.Schema{Type: "integer"}
	}
	return nil
}
