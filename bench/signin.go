package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os/exec"
)

// planner is who asks the servers that are measured.
const planner = "bench"

// startServer runs `permu serve` on a database and signs a planner in, who is added to it.
func startServer(ctx context.Context, url string) (process, error) {
	token, err := newLink(ctx, url)
	if err != nil {
		return process{}, err
	}
	p, err := startPermu(ctx, "serve", "--database-url", url)
	if err != nil {
		return p, err
	}
	if p.client, err = p.signIn(ctx, token); err != nil {
		return p, errors.Join(err, p.stop())
	}
	return p, nil
}

// signIn is a client that has the session of a one-time link.
func (p process) signIn(ctx context.Context, token string) (*http.Client, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return p.client, err
	}
	p.client = &http.Client{Jar: jar}
	body, err := json.Marshal(map[string]string{"token": token, "password": "for this database alone"})
	if err != nil {
		return p.client, err
	}
	return p.client, p.post(ctx, io.Discard, "/api/v1/link/use", string(body))
}

// newLink is the token of a one-time link for the planner, who is added where it is not there yet.
func newLink(ctx context.Context, url string) (string, error) {
	out, err := exec.CommandContext(ctx, permu, "user", "add", planner, "planner", "--database-url", url).Output()
	if err != nil {
		out, err = exec.CommandContext(ctx, permu, "user", "link", planner, "--database-url", url).Output()
	}
	_, token, found := bytes.Cut(bytes.TrimSpace(out), []byte("#link="))
	if err == nil && !found {
		err = fmt.Errorf("permu user prints no link: %s", out)
	}
	return string(token), err
}
