package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"time"

	"permu/internal/store"
)

func main() {
	s, err := store.Open(context.Background(), os.Args[1])
	if err != nil {
		panic(err)
	}
	for range 2 {
		t := time.Now()
		f, err := s.Facts(context.Background(), "350582999", 2020)
		fmt.Println(time.Since(t), err, len(f.Parcels), len(f.Occupancies))
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		fmt.Println(m.HeapAlloc>>20, "MB")
		runtime.KeepAlive(f)
	}
}
