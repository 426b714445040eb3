//go:build linux

package localdb

import (
	"maps"
	"slices"
)

// arguments is the command line of postgres: the caller's settings over ours, and the private socket over both.
func (s *supervisor) arguments(o Options) []string {
	settings := defaults()
	if o.NoSync {
		maps.Copy(settings, map[string]string{"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"})
	}
	maps.Copy(settings, o.Settings)
	maps.Copy(settings, map[string]string{
		"listen_addresses":        "",
		"port":                    port,
		"unix_socket_directories": s.sockets,
		"unix_socket_permissions": "0700",
		"logging_collector":       "off", // supervisor.watch keeps the log short
	})
	argv := []string{s.install.tool("postgres"), "-D", s.folder.cluster()}
	for _, name := range slices.Sorted(maps.Keys(settings)) {
		argv = append(argv, "-c", name+"="+settings[name])
	}
	return argv
}

// defaults suit a machine of 2 cores and 4 GB that other programs use too. Compiling queries is off because the cost
// of PostGIS functions makes PostgreSQL compile where it does not pay.
func defaults() map[string]string {
	return map[string]string{
		"shared_buffers":       "256MB",
		"effective_cache_size": "1GB",
		"work_mem":             "32MB",
		"maintenance_work_mem": "128MB",
		"max_connections":      "60",
		"max_wal_size":         "1GB",
		"checkpoint_timeout":   "15min",
		"wal_level":            "minimal", // nothing replicates from a private cluster
		"max_wal_senders":      "0",
		"random_page_cost":     "1.1",
		"jit":                  "off",
		"timezone":             "UTC",
		"log_timezone":         "UTC",
		"log_line_prefix":      "%m [%p] ",
		"log_checkpoints":      "off",

		"max_locks_per_transaction": "512", // a backup locks the parts that each run has of three tables
	}
}
