package policy

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"permu/geodata/policies"
	"permu/internal/land"
)

// Schema is the JSON Schema of a policy document, for editors; it is made from the types of this package.
func Schema() []byte {
	text, _ := policies.Files.ReadFile("policy.schema.json") // embedded: a test reads it
	return text
}

// misshapen lists what of a document is not as the schema says: unknown names, wrong kinds of value, words that are none.
func misshapen(document any) land.Problems {
	schema, err := compiledSchema()
	if err != nil {
		return land.Problems{{Path: "$schema", Rule: err.Error()}}
	}
	broken, ok := schema.Validate(plain(document)).(*jsonschema.ValidationError)
	if !ok {
		return nil
	}
	return leaves(broken)
}

var compiledSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("policy.schema.json", parsed); err != nil {
		return nil, err
	}
	return compiler.Compile("policy.schema.json")
})

// plain is a document of YAML in the types that the validator knows.
func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name := range v {
			v[name] = plain(v[name])
		}
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case uint64:
		return float64(v)
	case int64:
		return float64(v)
	}
	return v
}

// leaves are the mistakes at the ends of a tree of them.
func leaves(e *jsonschema.ValidationError) land.Problems {
	if _, isNumber := e.ErrorKind.(*kind.AnyOf); isNumber { // the one choice that the schema gives
		return land.Problems{{Path: pathOf(e.InstanceLocation), Rule: "must be a number, or unknown"}}
	}
	if len(e.Causes) == 0 {
		return problemsOf(e)
	}
	var all land.Problems
	for _, cause := range e.Causes {
		all = append(all, leaves(cause)...)
	}
	return all
}

func problemsOf(e *jsonschema.ValidationError) land.Problems {
	at := pathOf(e.InstanceLocation)
	switch broken := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		return named(at, broken.Properties, "there is no such name here")
	case *kind.Required:
		return named(at, broken.Missing, "must be given")
	case *kind.Enum:
		return land.Problems{{Path: at, Rule: "one of " + words(broken.Want), Value: fmt.Sprint(broken.Got)}}
	case *kind.Type:
		return land.Problems{{Path: at, Rule: "must be " + strings.Join(broken.Want, " or ") + ", not " + broken.Got}}
	}
	return land.Problems{{Path: at, Rule: e.ErrorKind.LocalizedString(message.NewPrinter(language.English))}}
}

func named(at string, names []string, rule string) land.Problems {
	problems := make(land.Problems, len(names))
	for i, name := range slices.Sorted(slices.Values(names)) {
		problems[i] = land.Problem{Path: strings.TrimPrefix(at+"."+name, "."), Rule: rule}
	}
	return problems
}

func words(list []any) string {
	said := make([]string, len(list))
	for i, v := range list {
		said[i] = fmt.Sprint(v)
	}
	return strings.Join(said, ", ")
}

// pathOf writes a location as tracks[0].bands.
func pathOf(location []string) string {
	var b strings.Builder
	for _, part := range location {
		if _, err := strconv.Atoi(part); err == nil {
			b.WriteString("[" + part + "]")
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(part)
	}
	return b.String()
}
