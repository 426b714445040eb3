//go:build !linux

package localdb

import (
	"context"
	"fmt"
)

type supervisor struct{}

func start(context.Context, Options) (*Cluster, error) {
	return nil, fmt.Errorf("%w: it runs on Linux only; elsewhere name a PostGIS database with --database-url", ErrUnavailable)
}

// Stop does nothing: no cluster runs on this system.
func (*supervisor) Stop(context.Context) error { return nil }
