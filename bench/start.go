package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"permu/internal/localdb"
)

// measureStart starts the demonstration until its page can be used, beside its database alone. The first start, which
// imports the zone, does not count, nor does stopping.
func measureStart(ctx context.Context, o localdb.Options) (row, error) {
	r := row{
		what: "second start of `permu demo` to a usable page", beside: "start of its database, one select",
		target: "under 3 s", met: func(ours time.Duration, _ float64) bool { return ours < 3*time.Second },
	}
	return r, r.measure(7, func() (time.Duration, error) { return startDemo(ctx, o.DataDir) }, func() (time.Duration, error) { return startDatabase(ctx, o) })
}

// startDemo takes until the page, the readiness and a layer have answered.
func startDemo(ctx context.Context, folder string) (time.Duration, error) {
	start := time.Now()
	p, err := startPermu(ctx, "demo", "--data-dir", folder)
	if err != nil {
		return 0, err
	}
	for _, path := range []string{"/", "/readyz", "/ogc/collections/parcels/items?limit=1"} {
		err = errors.Join(err, p.get(ctx, io.Discard, path, "identity"))
	}
	took := time.Since(start)
	return took, errors.Join(err, p.stop())
}

// startDatabase takes until a select has answered.
func startDatabase(ctx context.Context, o localdb.Options) (time.Duration, error) {
	start := time.Now()
	cluster, err := localdb.Start(ctx, o)
	if err != nil {
		return 0, err
	}
	defer cluster.Stop(context.WithoutCancel(ctx))
	conn, err := connect(ctx, cluster.URL("permu"))
	if err != nil {
		return 0, err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, "select count(*) from zone")
	return time.Since(start), err
}

// process is a permu that serves.
type process struct {
	cmd    *exec.Cmd
	url    string
	client *http.Client // keeps the session of who signed in
}

// startPermu runs a verb that serves, on a free port, and returns when it says where.
func startPermu(ctx context.Context, args ...string) (process, error) {
	cmd := exec.CommandContext(ctx, permu, append(args, "--addr", "127.0.0.1:0")...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return process{}, err
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	_, address, found := strings.Cut(strings.TrimSpace(line), "http://")
	if !found {
		return process{}, fmt.Errorf("%s does not serve: %v", cmd, cmd.Wait())
	}
	return process{cmd, "http://" + address, http.DefaultClient}, nil
}

// get copies an answer, which must be 200, in the encoding that is asked for. One request after the other has been read
// is one connection.
func (p process) get(ctx context.Context, to io.Writer, path, encoding string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+path, nil)
	if err != nil {
		return err
	}
	request.Header.Set("Accept-Encoding", encoding)
	return p.send(request, to)
}

// post sends JSON and copies the answer, which must be 200.
func (p process) post(ctx context.Context, to io.Writer, path, body string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	return p.send(request, to)
}

func (p process) send(request *http.Request, to io.Writer) error {
	answer, err := p.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		problem, _ := io.ReadAll(answer.Body)
		return fmt.Errorf("%s: %s %s", request.URL.Path, answer.Status, problem)
	}
	_, err = io.Copy(to, answer.Body)
	return err
}

func (p process) stop() error {
	p.client.CloseIdleConnections()
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	return p.cmd.Wait()
}
