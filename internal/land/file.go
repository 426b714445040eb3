package land

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostFileBytes bounds a file of an entry or a case.
const MostFileBytes = 20 << 20

// Upload is a file as somebody sends it, to an entry of the ledger or to a case; its bytes are read when it is known that it
// may be added.
type Upload struct {
	Name      string
	MediaType string
	Body      io.Reader
}

// NewFile is a file that is to be kept; its name is no path, and its media type is one.
type NewFile struct {
	Name      string
	MediaType string
	Content   []byte
	AddedBy   string
}

// runnable are the endings of files that a desktop runs when somebody opens them.
func runnable() []string {
	return []string{
		"exe", "com", "bat", "cmd", "scr", "pif", "msi", "msix", "cpl", "dll", "js", "jse", "vbs", "vbe", "wsf", "wsh", "hta", "ps1", "psm1", "jar", "lnk",
		"reg", "sh", "bash", "command", "app", "apk", "dmg", "deb", "rpm", "chm", "scf", "url", "html", "htm", "xhtml", "svg", "mht", "docm", "xlsm", "pptm",
	}
}

// FileRule is the rule that the name of a file breaks, or "". Paths, what does not print, and what a desktop or a browser would
// run (also behind another ending, as invoice.pdf.exe) are refused; every other file is kept as bytes and handed out to be
// saved, never shown.
func FileRule(name string) string {
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(strings.TrimRight(name, ". ")), "."))
	switch {
	case strings.TrimSpace(name) == "" || utf8.RuneCountInString(name) > 200 || !utf8.ValidString(name):
		return "1 to 200 characters"
	case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		return "characters that print, and none that turn the direction of writing"
	case strings.ContainsAny(name, `/\`) || strings.HasPrefix(name, ".") || strings.Contains(name, ".."):
		return "a name, not a path"
	case slices.Contains(runnable(), ending):
		return fmt.Sprintf("a program or a page is not taken (.%s): a document, a picture, a drawing or an archive", ending)
	}
	return ""
}
