package strictyaml

import (
	"fmt"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// checkAliases counts the values of a document with every alias written out.
func checkAliases(text []byte) error {
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		return nil // decoding says it better
	}
	for _, document := range file.Docs {
		c := counter{anchors: map[string]int{}}
		if all := c.count(document.Body); all > mostValues {
			return fmt.Errorf("[%d:%d] with this alias written out more than %d values", c.line, c.column, mostValues)
		}
	}
	return nil
}

// counter counts values; line and column are those of the alias that makes them too many.
type counter struct {
	anchors      map[string]int
	line, column int
}

func (c *counter) count(node ast.Node) int {
	switch node := node.(type) {
	case *ast.MappingNode:
		all := 1
		for _, pair := range node.Values {
			all = c.add(all, pair)
		}
		return all
	case *ast.MappingValueNode:
		return c.add(1, node.Value)
	case *ast.SequenceNode:
		all := 1
		for _, value := range node.Values {
			all = c.add(all, value)
		}
		return all
	case *ast.AnchorNode:
		all := c.count(node.Value)
		c.anchors[node.Name.GetToken().Value] = all
		return all
	case *ast.TagNode:
		return c.count(node.Value)
	case *ast.AliasNode:
		return 1 + c.anchors[node.Value.GetToken().Value]
	}
	return 1
}

// add counts one more; beyond the limit it stays there.
func (c *counter) add(all int, node ast.Node) int {
	all += c.count(node)
	if all > mostValues && c.line == 0 {
		if at := node.GetToken(); at != nil {
			c.line, c.column = at.Position.Line, at.Position.Column
		}
	}
	return min(all, mostValues+1)
}
