// Runs statements of a file with the wall time and CPU time of the backend (and its parallel workers are not counted).
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

func cpu(pid uint32) float64 {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	s := string(b)
	f := strings.Fields(s[strings.LastIndexByte(s, ')')+2:])
	u, _ := strconv.Atoi(f[11])
	k, _ := strconv.Atoi(f[12])
	return float64(u+k) / 100
}

// children is the CPU time of the ended children of the postmaster (parallel workers).
func children(pid uint32) float64 {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	s := string(b)
	f := strings.Fields(s[strings.LastIndexByte(s, ')')+2:])
	pp := f[1]
	b, _ = os.ReadFile("/proc/" + pp + "/stat")
	s = string(b)
	f = strings.Fields(s[strings.LastIndexByte(s, ')')+2:])
	u, _ := strconv.Atoi(f[13])
	k, _ := strconv.Atoi(f[14])
	return float64(u+k) / 100
}

func main() {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, os.Args[1])
	if err != nil {
		panic(err)
	}
	pid := c.PgConn().PID()
	text, _ := os.ReadFile(os.Args[2])
	total := 0.0
	defer func() { fmt.Println("total cpu", total) }()
	for _, q := range strings.Split(string(text), ";\n") {
		q = strings.TrimSpace(q)
		if q == "" {
			continue
		}
		if strings.HasPrefix(q, "\\echo") {
			line, rest, _ := strings.Cut(q, "\n")
			fmt.Println(line[6:])
			q = rest
			if q == "" {
				continue
			}
		}
		t, u, w := time.Now(), cpu(pid), children(pid)
		r := c.PgConn().Exec(ctx, q)
		res, err := r.ReadAll()
		if err != nil {
			fmt.Println(err)
		}
		d := time.Since(t).Seconds()
		if d > 0.2 || len(os.Args) > 3 {
			total += cpu(pid) - u + children(pid) - w
			fmt.Printf("  %7.2f wall %7.2f cpu %6.2f workers  %.90s\n", d, cpu(pid)-u, children(pid)-w, strings.ReplaceAll(q, "\n", " "))
		}
		for _, x := range res {
			for _, row := range x.Rows {
				fmt.Print("    ")
				for _, v := range row {
					fmt.Print(string(v), " | ")
				}
				fmt.Println()
			}
		}
	}
}
