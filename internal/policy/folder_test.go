package policy

import (
	"os"
	"path/filepath"
	"testing"
)

// TestAnyWorkingFolder compiles the schema where a file name could not be an address as it stands.
func TestAnyWorkingFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "亩 permu")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	if _, err := compileSchema(); err != nil {
		t.Error(err)
	}
}
