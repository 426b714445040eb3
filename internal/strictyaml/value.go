package strictyaml

import (
	"fmt"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// Whole is a number that must be whole; the library would cut a fraction off.
type Whole int

// UnmarshalYAML takes an integer and nothing else.
func (w *Whole) UnmarshalYAML(node ast.Node) error {
	integer, ok := node.(*ast.IntegerNode)
	if !ok {
		at := node.GetToken()
		return fmt.Errorf("[%d:%d] must be a whole number (is %q)", at.Position.Line, at.Position.Column, at.Value)
	}
	n, err := strconv.ParseInt(fmt.Sprint(integer.Value), 10, 32)
	if err != nil {
		at := node.GetToken()
		return fmt.Errorf("[%d:%d] must be between -2147483648 and 2147483647 (is %q)", at.Position.Line, at.Position.Column, at.Value)
	}
	*w = Whole(n)
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
