package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/serve"
	"permu/web"
)

// listening says where the page is served.
type listening struct {
	Addr string `env:"PERMU_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen. An address that others reach needs a user who can sign in, and TLS from a proxy before it."`
}

type serveCommand struct {
	database
	listening
	watching
	Host []string `placeholder:"NAME" help:"Another name under which the page on this machine may be asked: that of a proxy with TLS before it."`
}

func (c serveCommand) Run(ctx context.Context, to streams) error {
	if err := c.check(); err != nil {
		return err
	}
	at, err := c.listen()
	if err != nil {
		return err
	}
	defer at.Close()
	if at.hosts != nil {
		at.hosts = append(at.hosts, c.Host...)
	}
	log := logger(to)
	db, err := c.open(ctx, log)
	if err != nil {
		return err
	}
	defer db.close()
	accounts := analysis.NewAccounts(db.Store)
	first, err := at.letIn(ctx, accounts)
	if err != nil {
		return err
	}
	zones := c.zones(db)
	go c.watch(ctx, zones, log)
	return at.serve(ctx, db, serve.Options{Zones: zones, Accounts: accounts, Hosts: at.hosts, Log: log}, func(url string) {
		fmt.Fprintf(to.out, "亩均 Permu: %s\n", url)
		if first != nil {
			tellLink(to.out, url, *first)
		}
	})
}

// place is an address that was taken, and the names under which it may be asked: nil where others reach it.
type place struct {
	net.Listener
	hosts serve.Hosts
}

// listen takes the address before any other work, so that a port in use is said at once.
func (l listening) listen() (place, error) {
	host, port, err := net.SplitHostPort(l.Addr)
	if err != nil {
		return place{}, fmt.Errorf("address %q: %w: %w", l.Addr, err, land.ErrInvalid)
	}
	var hosts serve.Hosts
	if ip := net.ParseIP(host); host == "localhost" || ip.IsLoopback() {
		hosts = append(serve.LoopbackHosts(), host)
	}
	listener, err := net.Listen("tcp", l.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return place{}, fmt.Errorf("%s is in use by another program; choose another address with PERMU_ADDR, e.g. PERMU_ADDR=%s", l.Addr, net.JoinHostPort(host, another(port)))
	}
	return place{listener, hosts}, err
}

// another is a port to try where one is taken.
func another(port string) string {
	if port == "8090" {
		return "8091"
	}
	return "8090"
}

// letIn makes the link of the first administrator where there is no user yet: on this machine alone. An address that others
// reach is refused until somebody can sign in.
func (p place) letIn(ctx context.Context, accounts *analysis.Accounts) (*access.Link, error) {
	if p.hosts != nil {
		return accounts.FirstLink(ctx, "permu serve")
	}
	any, err := accounts.Any(ctx)
	if err == nil && !any {
		err = fmt.Errorf("%s is reached by others, and there is no user who could sign in: make one first, with `permu user add NAME administrator`, or start on 127.0.0.1 and open the link that is printed: %w", p.Addr(), land.ErrInvalid)
	}
	return nil, err
}

// serve answers requests until the context is done, then lets those under way finish; it tells where it listens.
func (p place) serve(ctx context.Context, db *opened, o serve.Options, tell func(url string)) error {
	id, err := db.DatabaseID(ctx)
	if err != nil {
		return err
	}
	o.Database, o.Page, o.Version = id, web.Page(), version
	server := &http.Server{
		Handler:           serve.New(o),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(p.Listener) }()
	tell("http://" + p.Addr().String())
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		o.Log.Warn("requests under way were cut off", "err", err)
		return server.Close()
	}
	return nil
}
