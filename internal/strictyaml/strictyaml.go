// Package strictyaml reads the project's YAML documents: one document of modest depth, in which an unknown key is an
// error, and errors carry line and column.
package strictyaml

import (
	"bytes"
	"fmt"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"permu/internal/land"
)

// Limits of a document: beyond them a small text could stand for more than any machine holds, or take the library, which
// looks through all names of a mapping for each, longer than anyone waits.
const (
	mostDepth   = 32
	mostAliases = 16
	mostTokens  = 50_000
	mostValues  = 50_000 // with every alias written out
)

// Decode reads a document. Its error is a [land.ErrInvalid]. The library panics on some texts that are no YAML, such as
// a tag with nothing behind it; that is an error too.
func Decode(text []byte, into any) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("is not YAML that can be read: %w", land.ErrInvalid)
		}
	}()
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := check(text); err != nil {
		return fmt.Errorf("%w: %w", err, land.ErrInvalid)
	}
	if err := yaml.UnmarshalWithOptions(text, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %w", yaml.FormatError(err, false, true), land.ErrInvalid)
	}
	return nil
}

func check(text []byte) error {
	if valid := bytes.ToValidUTF8(text, nil); len(valid) < len(text) {
		return fmt.Errorf("[%d] is not UTF-8", lineOf(text, firstDifference(text, valid)))
	}
	if at := bytes.IndexFunc(text, isControl); at >= 0 {
		return fmt.Errorf("[%d] holds a control character", lineOf(text, at))
	}
	return checkTokens(lexer.Tokenize(string(text)), text)
}

func lineOf(text []byte, at int) int { return 1 + bytes.Count(text[:at], []byte("\n")) }

func firstDifference(a, b []byte) int {
	for i := range b {
		if a[i] != b[i] {
			return i
		}
	}
	return len(b)
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }

// checkTokens counts what makes a document deep or repeats parts of it.
func checkTokens(tokens token.Tokens, text []byte) error {
	if len(tokens) > mostTokens {
		at := tokens[mostTokens].Position
		return fmt.Errorf("[%d:%d] more than %d words", at.Line, at.Column, mostTokens)
	}
	depth, dashes, aliases, line := 0, 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, dashes = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType:
			dashes++
		case token.AliasType:
			if aliases++; aliases > mostAliases {
				return fmt.Errorf("[%d:%d] more than %d aliases", t.Position.Line, t.Position.Column, mostAliases)
			}
		case token.DocumentHeaderType:
			if t.Prev != nil {
				return fmt.Errorf("[%d:%d] a second document", t.Position.Line, t.Position.Column)
			}
		}
		if depth > mostDepth || dashes > mostDepth || t.Position.IndentNum > 4*mostDepth {
			return fmt.Errorf("[%d:%d] nested deeper than %d", t.Position.Line, t.Position.Column, mostDepth)
		}
	}
	if aliases > 0 {
		return checkAliases(text)
	}
	return nil
}

// JSON is a document that [Decode] could read as JSON, its names in their order.
func JSON(text []byte) ([]byte, error) {
	written, err := yaml.YAMLToJSON(bytes.TrimPrefix(text, []byte("\ufeff")))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, land.ErrInvalid)
	}
	return written, nil
}
