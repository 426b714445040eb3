package internal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// mayImport says, room by room, which other rooms it may know. Rooms that are not listed are not rooms.
var mayImport = map[string][]string{
	"land":       {},
	"access":     {"land"},
	"strictyaml": {"land"},
	"policy":     {"calendar", "land", "strictyaml"},
	"match":      {"land"},
	"score":      {"land", "policy"},
	"calendar":   {"land"},
	"disposal":   {"calendar", "land"},
	"screen":     {"calendar", "land", "policy", "score"},
	"pledge":     {"land"},
	"survey":     {"calendar", "land", "policy"},
	"renewal":    {"land"},
	"scheme":     {"land", "policy"},
	"review":     {"calendar", "land", "pledge"},
	"ingest":     {"land", "strictyaml"},
	"layer":      {},
	"store":      {"access", "land", "layer", "match"},
	"analysis":   {"access", "calendar", "disposal", "ingest", "land", "match", "pledge", "policy", "renewal", "review", "scheme", "score", "screen", "store", "strictyaml", "survey"},
	"export":     {},
	"serve":      {"access", "calendar", "disposal", "export", "land", "layer", "renewal", "review"},
	"localdb":    {},
	"pgtest":     {"localdb"},
	"synth":      {"land"},
	"webhook":    {"land"},
}

// mayUse says which libraries are kept to some rooms.
var mayUse = map[string][]string{
	"github.com/jackc/pgx":          {"store", "localdb", "pgtest"},
	"github.com/gin-gonic/gin":      {"serve"},
	"github.com/danielgtaylor/huma": {"serve"},
	"modernc.org/sqlite":            {"ingest"},
	"github.com/twpayne/go-geom":    {"ingest"},
	"github.com/alecthomas/kong":    {},
	"github.com/goccy/go-yaml":      {"strictyaml", "synth"},
	"github.com/prometheus":         {"serve"},
	"github.com/klauspost/compress": {"serve"},
	"github.com/xuri/excelize":      {"export", "ingest", "synth"},
	"golang.org/x/term":             {},
	"cel.dev/cel-go":                {"policy"},
	"github.com/santhosh-tekuri":    {"policy"},
	"github.com/evanphx/json-patch": {"analysis"},
	"golang.org/x/crypto":           {"access"},
}

// pure rooms do no input or output.
var pure = []string{"land", "access", "policy", "score", "screen", "match", "calendar", "disposal", "pledge", "survey", "scheme", "review", "layer", "renewal"}

func TestRooms(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		path, list, _ := strings.Cut(strings.TrimSpace(line), " ")
		room := roomOf(path)
		if room == "" {
			continue
		}
		if _, ok := mayImport[room]; !ok {
			t.Errorf("%s is no room", room)
		}
		for _, imported := range strings.Fields(list) {
			check(t, room, imported)
		}
	}
}

// roomOf is the room of a package of this program, or "".
func roomOf(path string) string {
	rest, ok := strings.CutPrefix(path, "permu/internal/")
	if !ok {
		return ""
	}
	room, _, _ := strings.Cut(rest, "/")
	return room
}

func check(t *testing.T, room, imported string) {
	t.Helper()
	if other := roomOf(imported); other != "" && other != room && !slices.Contains(mayImport[room], other) {
		t.Errorf("%s must not know %s", room, other)
	}
	for library, rooms := range mayUse {
		if strings.HasPrefix(imported, library) && !slices.Contains(rooms, room) {
			t.Errorf("%s must not use %s", room, library)
		}
	}
	if slices.Contains(pure, room) && slices.Contains([]string{"net/http", "os/exec", "database/sql", "net"}, imported) {
		t.Errorf("%s is pure and must not use %s", room, imported)
	}
}
