// Package strictyaml reads the project's YAML documents: an unknown key is an error, and errors carry line and column.
package strictyaml

import (
	"fmt"

	"github.com/goccy/go-yaml"

	"permu/internal/land"
)

// Decode reads a document. Its error is a [land.ErrInvalid]. The library panics on some texts that are no YAML, such as
// a tag with nothing behind it; that is an error too.
func Decode(text []byte, into any) (err error) {
	defer func() {
		if recover() != nil {
			err = fmt.Errorf("is not YAML that can be read: %w", land.ErrInvalid)
		}
	}()
	if err := yaml.UnmarshalWithOptions(text, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %w", yaml.FormatError(err, false, true), land.ErrInvalid)
	}
	return nil
}
