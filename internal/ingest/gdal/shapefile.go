package gdal

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"permu/internal/ingest/table"
	"permu/internal/land"
)

// OpenShapefile reads a shapefile with its members .shx and .dbf beside it. Lengths and counts of the members are held
// against each other first, since GDAL reads a truncated file as far as it goes.
func OpenShapefile(ctx context.Context, path string, o table.Options) (*table.Table, error) {
	m, err := findMembers(path)
	if err != nil {
		return nil, err
	}
	records, err := checkIndex(path, m[".shx"])
	if err != nil {
		return nil, err
	}
	attributes, err := readDBF(m[".dbf"])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(m[".dbf"]), err)
	}
	if int(attributes.records) != records {
		return nil, fmt.Errorf("the .shx counts %d shapes, the .dbf %d rows: %w", records, attributes.records, land.ErrInvalid)
	}
	encoding, err := decideEncoding(attributes, m[".cpg"], o.Encoding)
	if err != nil {
		return nil, err
	}
	t, err := convert(ctx, "-oo", "ENCODING="+encoding, path)
	if err != nil {
		return nil, err
	}
	for i, name := range t.Columns { // a name cut inside a character
		t.Columns[i] = strings.ToValidUTF8(name, "")
	}
	t.Layer, t.Encoding, t.CutNames = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), encoding, true
	return t, nil
}

// findMembers gives the paths of the members by their extension, whatever its case. A missing .cpg or .prj is no error.
func findMembers(path string) (map[string]string, error) {
	stem, ext := strings.TrimSuffix(path, filepath.Ext(path)), strings.ToLower(filepath.Ext(path))
	if ext != ".shp" {
		return nil, fmt.Errorf("is no .shp: %w", land.ErrInvalid)
	}
	found := map[string]string{}
	for _, member := range []string{".shx", ".dbf", ".cpg", ".prj"} {
		for _, name := range []string{stem + member, stem + strings.ToUpper(member)} {
			if _, err := os.Stat(name); err == nil {
				found[member] = name
			} else if !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
		}
	}
	for _, needed := range []string{".shx", ".dbf"} {
		if found[needed] == "" {
			return nil, fmt.Errorf("the shapefile lacks its %s: %s%s: %w", needed, filepath.Base(stem), needed, land.ErrInvalid)
		}
	}
	return found, nil
}

// checkIndex holds the lengths in the headers of .shp and .shx against the files, and gives the number of shapes.
func checkIndex(shp, shx string) (int, error) {
	if _, err := stated(shp); err != nil {
		return 0, err
	}
	length, err := stated(shx)
	return int(length-mainHeader) / indexEntry, err
}

const (
	mainHeader = 100 // bytes of the header of .shp and .shx
	indexEntry = 8
	magic      = 9994
)

// stated is the length in bytes that a header states, once the file is seen to be as long.
func stated(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	head := make([]byte, mainHeader)
	if _, err := io.ReadFull(f, head); err != nil || binary.BigEndian.Uint32(head) != magic {
		return 0, fmt.Errorf("%s has no shapefile header: %w", filepath.Base(path), land.ErrInvalid)
	}
	length := 2 * int64(binary.BigEndian.Uint32(head[24:]))
	if length < mainHeader || length > info.Size() {
		return 0, fmt.Errorf("%s is cut off: its header states %d bytes, it has %d: %w",
			filepath.Base(path), length, info.Size(), land.ErrInvalid)
	}
	return length, nil
}
