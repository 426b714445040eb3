package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"permu/internal/access"
	"permu/internal/pgtest"
	"permu/internal/store"
)

func TestUsersOnTheCommandLine(t *testing.T) {
	t.Setenv("PERMU_DATABASE_URL", pgtest.New(t, store.Migrate).Config().ConnString())
	for _, step := range []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"nobody", []string{"list"}, 0, ""},
		{"a role that there is not", []string{"add", "王", "emperor"}, exitUsage, "there are planner"},
		{"a zone that there is not", []string{"add", "王", "planner@z"}, exitUsage, "no such zone"},
		{"a name that is none", []string{"add", "<b>", "planner"}, exitUsage, "name: letters"},
		{"an administrator", []string{"add", "管理员", "administrator"}, 0, "http://127.0.0.1:8080/#link="},
		{"a planner", []string{"add", "Wang", "planner", "--url", "https://permu.example/"}, 0, "https://permu.example/#link="},
		{"the same name", []string{"add", "wang", "planner"}, exitFailed, "choose another name"},
		{"the list", []string{"list"}, 0, "Wang  invited  never here  planner\n"},
		{"other roles", []string{"role", "wang", "approver", "planner"}, 0, "approver planner"},
		{"shut out", []string{"disable", "Wang"}, 0, "disabled"},
		{"a link for one who is shut out", []string{"link", "Wang"}, exitUsage, "shut out"},
		{"let in", []string{"disable", "Wang", "--undo"}, 0, "invited"},
		{"another link", []string{"link", "Wang"}, 0, "#link="},
		{"nobody of that name", []string{"link", "李"}, exitUsage, `no user "李"`},
		{"the last administrator", []string{"disable", "管理员"}, exitUsage, "nobody would be left"},
	} {
		t.Run(step.name, func(t *testing.T) {
			if status, out, errs := permu(append([]string{"user"}, step.args...)...); status != step.status || !strings.Contains(out+errs, step.says) {
				t.Errorf("status %d, %s%s", status, out, errs)
			}
		})
	}
	_, out, _ := permu("user", "list", "--json")
	var users []access.User
	if err := json.Unmarshal([]byte(out), &users); err != nil || len(users) != 2 || !strings.HasSuffix(users[0].CreatedBy, "(permu user)") {
		t.Errorf("%v %s", err, out)
	}
	if status, _, errs := permu("demo"); status != exitUsage || !strings.Contains(errs, "this database has users") {
		t.Errorf("a demonstration of a database of users: status %d, %s", status, errs)
	}
}

// started is a server that runs until the test ends, and what it said until now.
func started(t *testing.T, c serveCommand, lines int) []string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	read, write := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := c.Run(ctx, streams{write, io.Discard})
		write.CloseWithError(io.EOF)
		done <- err
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	said := bufio.NewScanner(read)
	var all []string
	for len(all) < lines && said.Scan() {
		all = append(all, said.Text())
	}
	go func() { _, _ = io.Copy(io.Discard, read) }()
	return all
}

func TestFirstStart(t *testing.T) {
	url := pgtest.New(t, store.Migrate).Config().ConnString()
	if status, _, errs := permu("serve", "--addr", "0.0.0.0:0", "--database-url", url); status != exitUsage || !strings.Contains(errs, "no user who could sign in") {
		t.Fatalf("open to others without users: status %d, %s", status, errs)
	}
	on := func(addr string) serveCommand {
		return serveCommand{database: database{DatabaseURL: url}, listening: listening{addr}, Host: []string{"permu.example"}}
	}
	said := started(t, on("127.0.0.1:0"), 3)
	page := strings.TrimPrefix(said[0], "亩均 Permu: ")
	at, token, found := strings.Cut(said[2], "/#link=")
	if !found || at != page || !strings.Contains(said[1], "one-time link") {
		t.Fatalf("%q", said)
	}
	use := func() int {
		t.Helper()
		body, _ := json.Marshal(map[string]string{"token": token, "name": "管理员", "password": "三山五岳望海听涛看云"})
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, page+"/api/v1/link/use", strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		return response.StatusCode
	}
	if first, second := use(), use(); first != http.StatusOK || second != http.StatusGone {
		t.Errorf("the link answers %d, then %d", first, second)
	}
	for host, want := range map[string]int{"permu.example": http.StatusOK, "evil.example": http.StatusMisdirectedRequest} {
		if got := asked(t, page, host); got != want {
			t.Errorf("asked as %s: %d", host, got)
		}
	}
	if said := started(t, on("0.0.0.0:0"), 1); len(said) != 1 || !strings.Contains(said[0], "http://") {
		t.Errorf("open to others with a user: %q", said)
	}
}

// asked is the status of the page under another name.
func asked(t *testing.T, page, host string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, page+"/api/v1/meta", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = host
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.StatusCode
}
