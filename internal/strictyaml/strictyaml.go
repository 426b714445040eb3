// Package strictyaml reads the project's YAML documents: one document of modest depth, in which an unknown key is an
// error, and errors carry line and column.
package strictyaml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"permu/internal/land"
)

// Limits of a document: beyond them a small text could stand for more than any machine holds.
const (
	mostDepth   = 32
	mostAliases = 16
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
	if !utf8.Valid(text) {
		return fmt.Errorf("is not UTF-8")
	}
	if at := bytes.IndexFunc(text, isControl); at >= 0 {
		return fmt.Errorf("[%d] holds a control character", 1+bytes.Count(text[:at], []byte("\n")))
	}
	return checkTokens(lexer.Tokenize(string(text)))
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' }

// checkTokens counts what makes a document deep or repeats parts of it.
func checkTokens(tokens token.Tokens) error {
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
			aliases++
		case token.DocumentHeaderType:
			if t.Prev != nil {
				return fmt.Errorf("[%d:%d] a second document", t.Position.Line, t.Position.Column)
			}
		}
		if depth > mostDepth || dashes > mostDepth || t.Position.IndentNum > 4*mostDepth {
			return fmt.Errorf("[%d:%d] nested deeper than %d", t.Position.Line, t.Position.Column, mostDepth)
		}
	}
	if aliases > mostAliases {
		return fmt.Errorf("%d aliases, at most %d", aliases, mostAliases)
	}
	return nil
}

// Whole is a number that must be whole; the library would cut a fraction off.
type Whole int

// UnmarshalYAML takes an integer and nothing else.
func (w *Whole) UnmarshalYAML(node ast.Node) error {
	integer, ok := node.(*ast.IntegerNode)
	if !ok {
		at := node.GetToken()
		return fmt.Errorf("[%d:%d] must be a whole number (is %q)", at.Position.Line, at.Position.Column, at.Value)
	}
	switch n := integer.Value.(type) {
	case int64:
		*w = Whole(n)
	case uint64:
		*w = Whole(n)
	}
	return nil
}

// Node is a place in a document, as a type that reads itself gets it.
type Node = ast.Node

// Scalar hands the text of a plain value to read, and puts the place before the error; a list or a mapping is one.
func Scalar(node Node, read func(text string) error) error {
	at := node.GetToken()
	err := fmt.Errorf("must be one value")
	if _, ok := node.(ast.ScalarNode); ok {
		err = read(at.Value)
	}
	if literal, ok := node.(*ast.LiteralNode); ok {
		err = read(literal.Value.Value)
	}
	if err != nil {
		return fmt.Errorf("[%d:%d] %w", at.Position.Line, at.Position.Column, err)
	}
	return nil
}

// Place finds lines in a document by path, such as tracks[0].bands.
type Place struct{ file *ast.File }

// Places reads where things stand in a document that [Decode] could read.
func Places(text []byte) Place {
	file, err := parser.ParseBytes(bytes.TrimPrefix(text, []byte("\ufeff")), 0)
	if err != nil {
		return Place{}
	}
	return Place{file}
}

// Line is the line of a path, or of the nearest thing above it that stands in the document; 0 when there is none.
func (p Place) Line(path string) int {
	for p.file != nil && path != "" {
		found, err := yaml.PathString("$." + path)
		if err == nil {
			if node, err := found.FilterFile(p.file); err == nil && node != nil {
				return node.GetToken().Position.Line
			}
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return 0
}
