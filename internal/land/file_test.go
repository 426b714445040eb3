package land_test

import (
	"strings"
	"testing"

	"permu/internal/land"
)

func TestFileNames(t *testing.T) {
	for name, says := range map[string]string{
		"申请书.pdf": "", "总平面图 2026.11.dwg": "", "eicar.com": "not taken (.com)", "invoice.pdf.exe": "not taken (.exe)", "INVOICE.PDF.EXE": "not taken", "a.exe. ": "not taken",
		"../etc/passwd": "not a path", `..\a.pdf`: "not a path", "/a.pdf": "not a path", ".bashrc": "not a path", "a\x00.pdf": "that print", "a\n.pdf": "that print",
		"a\u202efdp.exe": "direction", "": "1 to 200", " ": "1 to 200", strings.Repeat("字", 201): "1 to 200", "page.html": "not taken", "drawing.svg": "not taken",
	} {
		if got := land.FileRule(name); says == "" && got != "" || !strings.Contains(got, says) {
			t.Errorf("%q: %q", name, got)
		}
	}
}
