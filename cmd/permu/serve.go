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

	"permu/internal/land"
	"permu/internal/serve"
	"permu/web"
)

// listening says where the page is served.
type listening struct {
	Addr         string `env:"PERMU_ADDR" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen."`
	AllowNetwork bool   `help:"Listen on an address that others reach. There are no accounts yet: whoever reaches it sees every figure."`
}

type serveCommand struct {
	database
	listening
	watching
}

func (c serveCommand) Run(ctx context.Context, to streams) error {
	if err := c.check(); err != nil {
		return err
	}
	listener, hosts, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	log := logger(to)
	db, err := c.open(ctx, log)
	if err != nil {
		return err
	}
	defer db.close()
	zones := c.zones(db)
	go c.watch(ctx, zones, log)
	return serveUntilDone(ctx, listener, db, serve.Options{Zones: zones, Hosts: hosts, Log: log}, to)
}

// listen takes the address before any other work, so that a port in use is said at once.
func (l listening) listen() (net.Listener, serve.Hosts, error) {
	host, port, err := net.SplitHostPort(l.Addr)
	if err != nil {
		return nil, nil, fmt.Errorf("address %q: %w: %w", l.Addr, err, land.ErrInvalid)
	}
	var hosts serve.Hosts
	if ip := net.ParseIP(host); host == "localhost" || ip.IsLoopback() {
		hosts = append(serve.LoopbackHosts(), host)
	} else if !l.AllowNetwork {
		return nil, nil, fmt.Errorf("%s is reached by others and there are no accounts yet: stay on 127.0.0.1, or say --allow-network: %w", l.Addr, land.ErrInvalid)
	}
	listener, err := net.Listen("tcp", l.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, nil, fmt.Errorf("%s is in use by another program; choose another address with PERMU_ADDR, e.g. PERMU_ADDR=%s", l.Addr, net.JoinHostPort(host, another(port)))
	}
	return listener, hosts, err
}

// another is a port to try where one is taken.
func another(port string) string {
	if port == "8090" {
		return "8091"
	}
	return "8090"
}

// serveUntilDone answers requests until the context is done, then lets those under way finish.
func serveUntilDone(ctx context.Context, listener net.Listener, db *opened, o serve.Options, to streams) error {
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
	go func() { done <- server.Serve(listener) }()
	fmt.Fprintf(to.out, "亩均 Permu: http://%s\n", listener.Addr())
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
