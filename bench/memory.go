package main

import (
	"context"
	"runtime"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/store"
)

// columnBytes is what the columns of the zone's year take in memory, and what a policy that was tried adds, bytes a
// parcel: after the first question the results of two policies are kept, after two more those of four.
func (w *whole) columnBytes(ctx context.Context) (columns, perPolicy float64, err error) {
	s, err := store.Open(ctx, w.url)
	if err != nil {
		return 0, 0, err
	}
	defer s.Close()
	zones := &analysis.Zones{Store: s}
	var held [3]float64
	before := heap()
	for i := range held {
		request := land.WhatIfRequest{ZoneCode: w.zoneCode, RunID: w.made[0], Patch: []byte(changed(i))}
		if _, err := zones.WhatIf(ctx, request); err != nil {
			return 0, 0, err
		}
		held[i] = (heap() - before) / float64(w.parcels)
	}
	runtime.KeepAlive(zones)
	perPolicy = (held[2] - held[0]) / 2
	return held[0] - 2*perPolicy, perPolicy, nil
}

// heap is what is in use, bytes.
func heap() float64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what a pool kept over the first
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}
