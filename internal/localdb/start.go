//go:build linux

package localdb

import "context"

func start(ctx context.Context, o Options) (*Cluster, error) {
	f, err := openFolder(o.DataDir)
	if err != nil {
		return nil, err
	}
	s, err := prepare(ctx, f, o)
	if err != nil {
		f.lock.Close()
		return nil, err
	}
	if err := s.begin(ctx); err != nil {
		return nil, err
	}
	return &Cluster{s.sockets, s}, nil
}

// prepare brings a held data folder to the point where postgres can be started in it.
func prepare(ctx context.Context, f folder, o Options) (*supervisor, error) {
	a, err := accountFor(f.cluster())
	if err != nil {
		return nil, err
	}
	if err := a.checkEntry(f.path); err != nil {
		return nil, err
	}
	i, err := ensureCluster(ctx, f, a, o.NoSync)
	if err != nil {
		return nil, err
	}
	if err := writeAccess(f, a); err != nil {
		return nil, err
	}
	sockets, err := socketFolder(f, a)
	if err != nil {
		return nil, err
	}
	return newSupervisor(f, a, i, sockets, o)
}

// ensureCluster returns the programs that fit the cluster, which it makes when there is none.
func ensureCluster(ctx context.Context, f folder, a account, noSync bool) (install, error) {
	major, err := f.major()
	if err != nil {
		return install{}, err
	}
	i, err := findInstall(major)
	if err != nil {
		return install{}, err
	}
	if major == 0 {
		if err := initCluster(ctx, f, i, a, noSync); err != nil {
			return install{}, err
		}
	}
	return i, adopt(f, a)
}
