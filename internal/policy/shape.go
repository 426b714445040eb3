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
	broken, ok := schema.Validate(document).(*jsonschema.ValidationError)
	if !ok {
		return nil
	}
	return leaves(broken)
}

// schemaName is absolute: the compiler would take a plain name for a file of the working folder, and fail where that has a
// space or a Chinese name.
const schemaName = "urn:permu:policy"

var compiledSchema = sync.OnceValues(compileSchema)

func compileSchema() (*jsonschema.Schema, error) {
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(schemaName, parsed); err != nil {
		return nil, err
	}
	return compiler.Compile(schemaName)
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

const noSuchName = "there is no such name here"

func problemsOf(e *jsonschema.ValidationError) land.Problems {
	at := pathOf(e.InstanceLocation)
	switch broken := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		return named(at, broken.Properties, noSuchName)
	case *kind.Required:
		return named(at, broken.Missing, "must be given")
	case *kind.Enum:
		return land.Problems{{Path: at, Rule: "one of " + words(broken.Want), Value: fmt.Sprint(broken.Got)}}
	case *kind.InvalidJsonValue:
		return land.Problems{{Path: at, Rule: "must be a number", Value: fmt.Sprint(broken.Value)}}
	case *kind.Format:
		return land.Problems{{Path: at, Rule: "must be a day, YYYY-MM-DD", Value: fmt.Sprint(broken.Got)}}
	case *kind.Minimum:
		return land.Problems{{Path: at, Rule: "at least " + broken.Want.RatString(), Value: broken.Got.RatString()}}
	case *kind.Maximum:
		return land.Problems{{Path: at, Rule: "at most " + broken.Want.RatString(), Value: broken.Got.RatString()}}
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

// without is a document without the things that are misshapen; in a list nothing stands in their place.
func without(document any, misshapen land.Problems) any {
	broken := map[string]bool{}
	for _, problem := range misshapen {
		broken[problem.Path] = true
	}
	return sound(document, "", broken)
}

func sound(v any, at string, broken map[string]bool) any {
	if broken[at] {
		return nil
	}
	switch v := v.(type) {
	case map[string]any:
		kept := map[string]any{}
		for name := range v {
			if path := strings.TrimPrefix(at+"."+name, "."); !broken[path] {
				kept[name] = sound(v[name], path, broken)
			}
		}
		return kept
	case []any:
		kept := make([]any, len(v))
		for i := range v {
			kept[i] = sound(v[i], fmt.Sprintf("%s[%d]", at, i), broken)
		}
		return kept
	}
	return v
}
