package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"permu/internal/land"
)

// digest names a file by its content. A shapefile counts with its members, a folder with its files, in order of name.
func digest(ctx context.Context, path string) (FileInfo, error) {
	members, err := membersOf(path)
	if err != nil {
		return FileInfo{}, err
	}
	info, hash := FileInfo{Name: filepath.Base(path)}, sha256.New()
	for _, member := range members {
		if err := ctx.Err(); err != nil {
			return FileInfo{}, err
		}
		n, err := copyFile(hash, member)
		if err != nil {
			return FileInfo{}, err
		}
		info.Bytes += n
	}
	info.SHA256 = hex.EncodeToString(hash.Sum(nil))
	return info, nil
}

func membersOf(path string) ([]string, error) {
	stat, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	isGDB := strings.EqualFold(filepath.Ext(strings.TrimRight(path, `/\`)), ".gdb")
	switch {
	case stat.IsDir() != isGDB:
		return nil, fmt.Errorf("a geodatabase is a folder and other formats are files: %w", land.ErrInvalid)
	case isGDB:
		return filesIn(path)
	case strings.EqualFold(filepath.Ext(path), ".shp"):
		return shapefileMembers(path)
	}
	return []string{path}, nil
}

// filesIn lists the files of a folder but for the lock files that readers leave and take away.
func filesIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, e := range entries {
		if e.Type().IsRegular() && filepath.Ext(e.Name()) != ".lock" {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths, nil
}

func shapefileMembers(path string) ([]string, error) {
	entries, err := filesIn(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return slices.DeleteFunc(entries, func(p string) bool {
		name, ext := filepath.Base(p), strings.ToLower(filepath.Ext(p))
		return strings.TrimSuffix(name, filepath.Ext(name)) != stem || !slices.Contains([]string{".shp", ".shx", ".dbf", ".prj", ".cpg"}, ext)
	}), nil
}

func copyFile(to io.Writer, path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return io.Copy(to, f)
}
