package pgtest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"

	"permu/internal/localdb"
)

const mostClusters = 64 // test processes at one time

// startCluster runs a cluster in the first data folder that no other test process holds.
func startCluster(ctx context.Context) (*localdb.Cluster, error) {
	root, err := clusterRoot()
	if err != nil {
		return nil, err
	}
	for slot := range mostClusters {
		cluster, err := startIn(ctx, filepath.Join(root, strconv.Itoa(slot)))
		if !errors.Is(err, localdb.ErrInUse) {
			return cluster, err
		}
	}
	return nil, fmt.Errorf("all %d clusters in %s are in use", mostClusters, root)
}

// startIn makes the cluster anew when it does not start: a power cut ruins what was not synced, and an upgrade of
// PostgreSQL makes it too old.
func startIn(ctx context.Context, dir string) (*localdb.Cluster, error) {
	options := localdb.Options{
		DataDir:  dir,
		NoSync:   true,
		Log:      slog.New(slog.DiscardHandler),
		Settings: map[string]string{"shared_buffers": "64MB", "autovacuum": "off", "max_connections": "100"},
	}
	cluster, err := localdb.Start(ctx, options)
	if err == nil || errors.Is(err, localdb.ErrInUse) || ctx.Err() != nil {
		return cluster, err
	}
	if removed := os.RemoveAll(dir); removed != nil {
		return nil, errors.Join(err, removed)
	}
	return localdb.Start(ctx, options)
}

// clusterRoot is a folder of this user's own in the temporary folder, where anybody may have put something else.
func clusterRoot() (string, error) {
	root := filepath.Join(os.TempDir(), fmt.Sprintf("permu-pgtest-%d", os.Getuid()))
	if err := os.Mkdir(root, 0o711); err != nil && !errors.Is(err, os.ErrExist) {
		return "", err
	}
	info, err := os.Lstat(root)
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		return "", fmt.Errorf("%s is not a folder", root)
	}
	return root, os.Chmod(root, 0o711) // refused for a folder of somebody else
}
