package strictyaml

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Place finds lines in a document by path, such as tracks[0].bands.
type Place struct{ lines map[string]int }

// Places reads where things stand in a document that [Decode] could read.
func Places(text []byte) Place {
	p := Place{map[string]int{}}
	file, err := parser.ParseBytes(bytes.TrimPrefix(text, []byte("\ufeff")), 0)
	if err != nil || len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return p
	}
	p.add("", file.Docs[0].Body)
	return p
}

// add notes the lines of a node and of what is in it. What stands behind an alias has the alias' line.
func (p Place) add(path string, node ast.Node) {
	p.note(path, node)
	switch node := node.(type) {
	case *ast.MappingNode:
		for _, pair := range node.Values {
			p.addPair(path, pair)
		}
	case *ast.MappingValueNode:
		p.addPair(path, node)
	case *ast.SequenceNode:
		for i, value := range node.Values {
			p.add(fmt.Sprintf("%s[%d]", path, i), value)
		}
	case *ast.AnchorNode:
		p.add(path, node.Value)
	case *ast.TagNode:
		p.add(path, node.Value)
	}
}

func (p Place) addPair(path string, pair *ast.MappingValueNode) {
	path = strings.TrimPrefix(path+"."+keyOf(pair.Key), ".")
	p.note(path, pair.Key)
	if pair.Value != nil {
		p.add(path, pair.Value)
	}
}

func keyOf(key ast.MapKeyNode) string {
	if text, ok := key.(*ast.StringNode); ok {
		return text.Value
	}
	return key.GetToken().Value
}

// note keeps the first line that is noted, which is that of the key.
func (p Place) note(path string, node ast.Node) {
	if at := node.GetToken(); at != nil && p.lines[path] == 0 {
		p.lines[path] = at.Position.Line
	}
}

// Line is the line of a path, or of the nearest thing above it that stands in the document; 0 when there is none.
func (p Place) Line(path string) int {
	for {
		if line := p.lines[path]; line > 0 || path == "" {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
}
