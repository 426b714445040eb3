package webhook

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"permu/internal/land"
)

// box is a box with one message; it remembers what became of it.
type box struct {
	message land.Message
	failed  []string
}

func (b *box) TakeMessages(context.Context) ([]land.Message, error) {
	return []land.Message{b.message}, nil
}

func (b *box) MessageSent(_ context.Context, _ land.Message, failed string) error {
	b.failed = append(b.failed, failed)
	return nil
}

func waiting() *box {
	return &box{message: land.Message{ZoneCode: "z", SubjectID: 7, Kind: "move", About: "3", Payload: []byte(`{"to_state":"done"}`), CreatedAt: time.Unix(0, 0).UTC(), Attempts: 2}}
}

// TestSend has openssl sign the body a second time.
func TestSend(t *testing.T) {
	const secret = "a secret of enough bytes"
	var body []byte
	var header http.Header
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ = io.ReadAll(r.Body)
		header = r.Header
	}))
	defer server.Close()
	b := waiting()
	if err := (Hook{URL: server.URL, Secret: secret, Box: b}).Send(t.Context()); err != nil || len(b.failed) != 1 || b.failed[0] != "" {
		t.Fatalf("%v %q", err, b.failed)
	}
	if want := `{"id":"z/7/move/3","event":"move","created_at":"1970-01-01T00:00:00Z","attempt":2,"data":{"to_state":"done"}}`; string(body) != want {
		t.Errorf("%s", body)
	}
	program, err := exec.LookPath("openssl")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("the command openssl is not installed")
	}
	openssl := exec.CommandContext(t.Context(), program, "dgst", "-sha256", "-hmac", secret)
	openssl.Stdin = strings.NewReader(header.Get("X-Permu-Timestamp") + "." + string(body))
	said, err := openssl.Output()
	if err != nil {
		t.Fatal(err)
	}
	if sum := strings.Fields(string(said)); header.Get("X-Permu-Signature") != "sha256="+sum[len(sum)-1] {
		t.Errorf("%s, by openssl %s", header.Get("X-Permu-Signature"), said)
	}
}

func TestWhatIsNotTaken(t *testing.T) {
	tests := map[string]struct {
		answer http.HandlerFunc
		says   string
	}{
		"refused":    {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }, "503"},
		"redirected": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }, "302"},
	}
	for name, tt := range tests {
		server := httptest.NewServer(tt.answer)
		b := waiting()
		err := Hook{URL: server.URL, Secret: "0123456789abcdef", Box: b}.Send(t.Context())
		server.Close()
		if err == nil || len(b.failed) != 1 || !strings.Contains(b.failed[0], tt.says) {
			t.Errorf("%s: %v %q", name, err, b.failed)
		}
		if err := (Hook{URL: server.URL, Secret: "0123456789abcdef", Box: b}).Send(t.Context()); err == nil || b.failed[1] == "" {
			t.Errorf("%s: nobody listens: %v", name, err)
		}
	}
}

func TestHooksThatAreWrong(t *testing.T) {
	for _, h := range []Hook{
		{URL: "ftp://host/", Secret: "0123456789abcdef"},
		{URL: "http://", Secret: "0123456789abcdef"},
		{URL: "http://a:b@host/", Secret: "0123456789abcdef"},
		{URL: "https://host/", Secret: "short"},
		{URL: ":", Secret: "0123456789abcdef"},
	} {
		if err := h.Check(); !errors.Is(err, land.ErrInvalid) || strings.Contains(err.Error(), h.Secret) {
			t.Errorf("%s: %v", h.URL, err)
		}
	}
	if err := (Hook{URL: "https://host/hook", Secret: "0123456789abcdef"}).Check(); err != nil {
		t.Error(err)
	}
}
