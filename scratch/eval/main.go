package main

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"
	"syscall"
	"time"

	"permu/internal/analysis"
	"permu/internal/policy"
	"permu/internal/store"
)

func main() {
	ctx := context.Background()
	s, err := store.Open(ctx, os.Args[1])
	if err != nil {
		panic(err)
	}
	f, _ := os.Create(os.Args[2])
	pprof.StartCPUProfile(f)
	p, _ := policy.Find("default")
	start := time.Now()
	_, err = analysis.Evaluate(ctx, s, analysis.EvaluateRequest{ZoneCode: "350582999", Year: 2020, Policy: p, CreatedBy: "x", ProgramVersion: "x"})
	fmt.Println(time.Since(start), err)
	pprof.StopCPUProfile()
	f.Close()
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	fmt.Println("user", r.Utime, "sys", r.Stime, "max", r.Maxrss)
}
