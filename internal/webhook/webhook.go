// Package webhook tells one address of what happens: moves in the ledger of findings, what runs did to it, deadlines that
// passed, and new land that fits a saved search. What is to be told waits in a box until the address has taken it, so that no request ever waits for it, and nothing is lost when it
// does not answer. A message is told at least once; its id says when it is the same.
package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"permu/internal/land"
)

// leastSecret is how many bytes a secret has at least.
const leastSecret = 16

// Box is where messages wait.
type Box interface {
	TakeMessages(ctx context.Context) ([]land.Message, error)
	MessageSent(ctx context.Context, m land.Message, failed string) error
}

// Hook is the address that is told, and the secret that signs what it is told.
type Hook struct {
	URL    string
	Secret string
	Box    Box
}

// Check finds what is wrong with a hook, as a [land.ErrInvalid].
func (h Hook) Check() error {
	address, err := url.Parse(h.URL)
	if err != nil || address.Scheme != "http" && address.Scheme != "https" || address.Host == "" || address.User != nil {
		return fmt.Errorf("webhook: the address must be http or https, without a name and password in it: %w", land.ErrInvalid)
	}
	if len(h.Secret) < leastSecret {
		return fmt.Errorf("webhook: the secret must have at least %d bytes: %w", leastSecret, land.ErrInvalid)
	}
	return nil
}

// message is the body of what is sent.
type message struct {
	ID        string          `json:"id"`
	Event     string          `json:"event"`
	CreatedAt time.Time       `json:"created_at"`
	Attempt   int             `json:"attempt"`
	Data      json.RawMessage `json:"data"`
}

// Send takes what waits and sends it, message by message. What the address does not take is sent again later.
func (h Hook) Send(ctx context.Context) error {
	list, err := h.Box.TakeMessages(ctx)
	if err != nil {
		return err
	}
	var failures []error
	for _, m := range list {
		failed := h.post(ctx, m)
		said := ""
		if failed != nil {
			said = failed.Error()
		}
		failures = append(failures, failed, h.Box.MessageSent(ctx, m, said))
	}
	return errors.Join(failures...)
}

// post sends one message. An answer of 200 to 299 takes it; a redirection is not followed.
func (h Hook) post(ctx context.Context, m land.Message) error {
	body, err := json.Marshal(message{
		ID: fmt.Sprintf("%s/%d/%s/%s", m.ZoneCode, m.SubjectID, m.Kind, m.About), Event: m.Kind, CreatedAt: m.CreatedAt, Attempt: m.Attempts, Data: m.Payload,
	})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	at := strconv.FormatInt(time.Now().Unix(), 10)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Permu-Timestamp", at)
	request.Header.Set("X-Permu-Signature", "sha256="+Signature(h.Secret, at, body))
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 64<<10))
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return fmt.Errorf("webhook answered %d", response.StatusCode)
	}
	return nil
}

// Signature is the HMAC-SHA256, in hexadecimal digits, of a timestamp, a full stop and a body.
func Signature(secret, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(timestamp + "."))
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}
