// A trial: how fast do 1.3 million evaluations, 735,000 attributions and 341,000 findings get in from columns?
package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"
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

type buf struct{ b []byte }

func (w *buf) n(n int)       { w.b = binary.BigEndian.AppendUint32(w.b, uint32(n)) }
func (w *buf) null()         { w.b = append(w.b, 255, 255, 255, 255) }
func (w *buf) text(s string) { w.n(len(s)); w.b = append(w.b, s...) }
func (w *buf) i8(v int64)    { w.n(8); w.b = binary.BigEndian.AppendUint64(w.b, uint64(v)) }
func (w *buf) i4(v int32)    { w.n(4); w.b = binary.BigEndian.AppendUint32(w.b, uint32(v)) }
func (w *buf) i2(v int16)    { w.n(2); w.b = binary.BigEndian.AppendUint16(w.b, uint16(v)) }
func (w *buf) f8(v float64)  { w.n(8); w.b = binary.BigEndian.AppendUint64(w.b, math.Float64bits(v)) }
func (w *buf) row(n int16)   { w.b = binary.BigEndian.AppendUint16(w.b, uint16(n)) }

// num writes a whole number of 10^-4 as numeric with some digits after the point.
func (w *buf) num(v int64, dscale uint16) {
	sign := uint16(0)
	if v < 0 {
		v, sign = -v, 0x4000
	}
	var d [6]uint16
	k := 0
	for v > 0 {
		d[k] = uint16(v % 10000)
		v /= 10000
		k++
	}
	weight := k - 2
	lo := 0
	for lo < k && d[lo] == 0 {
		lo++
	}
	w.n(8 + 2*(k-lo))
	w.b = binary.BigEndian.AppendUint16(w.b, uint16(k-lo))
	w.b = binary.BigEndian.AppendUint16(w.b, uint16(int16(weight)))
	w.b = binary.BigEndian.AppendUint16(w.b, sign)
	w.b = binary.BigEndian.AppendUint16(w.b, dscale)
	for i := k - 1; i >= lo; i-- {
		w.b = binary.BigEndian.AppendUint16(w.b, d[i])
	}
}

func (w *buf) floats(v ...float64) {
	nulls, size := uint32(0), 20
	for _, x := range v {
		if math.IsNaN(x) {
			nulls = 1
			size += 4
		} else {
			size += 12
		}
	}
	w.n(size)
	w.b = binary.BigEndian.AppendUint32(w.b, 1)
	w.b = binary.BigEndian.AppendUint32(w.b, nulls)
	w.b = binary.BigEndian.AppendUint32(w.b, 701)
	w.b = binary.BigEndian.AppendUint32(w.b, uint32(len(v)))
	w.b = binary.BigEndian.AppendUint32(w.b, 1)
	for _, x := range v {
		if math.IsNaN(x) {
			w.null()
		} else {
			w.f8(x)
		}
	}
}

var noText = []byte{0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25}

// source is an io.Reader of COPY BINARY.
type source struct {
	buf
	at, next, rows int
	row            func(w *buf, i int)
	done           bool
	spent          time.Duration
}

func (s *source) Read(p []byte) (int, error) {
	if s.at == len(s.b) {
		if s.done {
			return 0, io.EOF
		}
		t := time.Now()
		s.b, s.at = s.b[:0], 0
		if s.next == 0 {
			s.b = append(s.b, "PGCOPY\n\377\r\n\000\000\000\000\000\000\000\000\000"...)
		}
		for len(s.b) < 60000 && s.next < s.rows {
			s.row(&s.buf, s.next)
			s.next++
		}
		if s.next == s.rows {
			s.b = append(s.b, 255, 255)
			s.done = true
		}
		s.spent += time.Since(t)
	}
	n := copy(p, s.b[s.at:])
	s.at += n
	if s.at == len(s.b) && s.done {
		return n, eof
	}
	return n, nil
}

var eof = io.EOF

const evalColumns = 35

func evaluation(from int, kind string, keys []string) func(w *buf, i int) {
	return func(w *buf, i int) {
		x := float64(i%9973) * 1.23456789
		w.row(evalColumns)
		w.text("350582999")
		w.i8(1)
		w.text(kind)
		w.text(keys[i])
		if kind == "parcel" {
			w.i8(int64(i + 3))
		} else {
			w.null()
		}
		w.text("P00001")
		w.null()
		w.null()
		w.text("below")
		w.num(int64(i)*7919+1234567, 4)
		if kind == "parcel" {
			w.f8(x)
			w.f8(x / 3)
			w.null()
			w.i4(3)
			w.i4(0)
		} else {
			w.null()
			w.null()
			w.i4(2)
			w.null()
			w.null()
		}
		w.num(int64(i)*1234500+100, 2)
		w.text("value")
		w.num(int64(i)*77700+100, 2)
		w.text("value")
		w.f8(x)
		w.f8(x / 7)
		w.f8(x / 11)
		w.f8(x / 13)
		w.text("B")
		w.text("middle")
		if kind == "parcel" {
			w.text("built_used")
		} else {
			w.null()
		}
		w.b = append(w.b, noText...)
		w.null()
		if i%5 == 0 {
			w.floats(x, x/2, x/3, x/4)
			w.floats(x, x/2, x/3, x/4)
		} else {
			w.floats(x)
			w.floats(x)
		}
		nan := math.NaN()
		w.floats(nan, x, nan, x/2, 3, nan, x, nan, x/2, 3, nan, x, nan, x/2, 3)
		w.i4(int32(i))
		w.i2(0)
		w.i2(0)
		w.null()
	}
}

func main() {
	ctx := context.Background()
	url := os.Args[1] + " search_path='w, permu, public'"
	mode := os.Args[2]
	setup, _ := pgx.Connect(ctx, url)
	exec := func(c *pgx.Conn, sql string) {
		if _, err := c.Exec(ctx, sql); err != nil {
			panic(fmt.Sprint(sql, err))
		}
	}
	exec(setup, `drop schema if exists w cascade; create schema w`)
	evalTable := `(zone_code text not null, run_id bigint not null, subject_kind text not null, subject_key text not null, parcel_id bigint, park_code text, subarea text, management text, track text,
 land_m2 numeric(18,4), floor_area_ratio float8, building_coverage float8, parcel_count int, enterprise_count int, above_size_count int, output_cny numeric(20,2), output_state text not null, tax_cny numeric(20,2), tax_state text not null,
 output_per_mu float8, tax_per_mu float8, percentile float8, score float8, grade text not null, efficiency_class text, land_state text, findings text[] not null, disposal_mode text, "values" float8[], points float8[], years float8[], place int, no_output smallint, no_tax smallint, detail jsonb)`
	attrTable := `(zone_code text not null, run_id bigint not null, uscc text not null, parcel_id bigint not null, relation text, land_m2 numeric(16,4) not null, basis text not null, output_cny numeric(18,2), tax_cny numeric(18,2))`
	findTable := `(zone_code text not null, finding_id bigint not null, run_id bigint not null, parcel_id bigint not null, rule text not null, outcome text not null, disposal_mode text not null, inputs float8[], missing text[])`
	keysOf := map[string]string{"e": "(zone_code, run_id, subject_kind, subject_key)", "a": "(zone_code, run_id, uscc, parcel_id)", "f": "(zone_code, finding_id)"}
	index := map[string]string{"e": "(zone_code, run_id, parcel_id) where subject_kind = 'parcel'", "a": "(zone_code, run_id, parcel_id)", "f": "(zone_code, run_id, parcel_id)"}
	tables := map[string]string{"e": evalTable, "a": attrTable, "f": findTable}
	unlogged := ""
	if strings.Contains(mode, "U") {
		unlogged = "unlogged "
	}
	for k, def := range tables {
		for _, part := range []string{"1", "2"} {
			exec(setup, "create "+unlogged+"table "+k+part+" "+def)
			if strings.Contains(mode, "k") {
				exec(setup, "alter table "+k+part+" add primary key "+keysOf[k])
				exec(setup, "create index on "+k+part+" "+index[k])
			}
		}
	}
	exec(setup, "checkpoint")
	parcels := make([]string, 1000000)
	for i := range parcels {
		parcels[i] = fmt.Sprintf("350582%06dGB%05d", 901001+i/400, i%400)
	}
	firms := make([]string, 300000)
	for i := range firms {
		firms[i] = fmt.Sprintf("91000000MA%08X", i)
	}
	type task struct {
		table string
		src   *source
	}
	tasks := []task{
		{"e2", &source{rows: len(parcels), row: evaluation(0, "parcel", parcels)}},
		{"e1", &source{rows: len(firms), row: evaluation(0, "enterprise", firms)}},
		{"a1", &source{rows: 734710, row: func(w *buf, i int) {
			w.row(9)
			w.text("350582999")
			w.i8(1)
			w.text(firms[i*300000/734710])
			w.i8(int64(i * 7919 % 1000000))
			w.text("own")
			w.num(int64(i)*7919+1234567, 4)
			w.text("declared_land")
			w.num(int64(i)*1234500+100, 2)
			w.num(int64(i)*77700+100, 2)
		}}},
		{"f1", &source{rows: 340965, row: func(w *buf, i int) {
			w.row(9)
			w.text("350582999")
			w.i8(int64(5000000 + i))
			w.i8(1)
			w.i8(int64(i * 3))
			w.text("low_efficiency")
			w.text("met")
			w.text("recover_reset")
			w.floats(1.1, 2.2, 3.3)
			w.b = append(w.b, noText...)
		}}},
	}
	connections := 1
	if strings.Contains(mode, "2") {
		connections = 2
	}
	start := time.Now()
	queue := make(chan task, 9)
	for _, t := range tasks {
		queue <- t
	}
	close(queue)
	var wg sync.WaitGroup
	for range connections {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c, err := pgx.Connect(ctx, url)
			if err != nil {
				panic(err)
			}
			defer c.Close(ctx)
			pid := c.PgConn().PID()
			tx, _ := c.Begin(ctx)
			for t := range queue {
				s, u := time.Now(), cpu(pid)
				format := "(format binary)"
				if strings.Contains(mode, "t") { // the table made in the transaction, frozen
					k := t.table[:1]
					t.table += "n"
					exec(c, "create "+unlogged+"table "+t.table+" "+tables[k])
					format = "(format binary, freeze)"
				}
				if _, err := c.PgConn().CopyFrom(ctx, t.src, "copy "+t.table+" from stdin "+format); err != nil {
					panic(err)
				}
				fmt.Printf("   %s %d rows %.2f wall %.2f server cpu, %.2f encode\n", t.table, t.src.rows, time.Since(s).Seconds(), cpu(pid)-u, t.src.spent.Seconds())
				if strings.Contains(mode, "i") {
					s, u = time.Now(), cpu(pid)
					exec(c, "set local maintenance_work_mem='256MB'")
					exec(c, "alter table "+t.table+" add primary key "+keysOf[t.table[:1]])
					exec(c, "create index on "+t.table+" "+index[t.table[:1]])
					fmt.Printf("   %s keys %.2f wall %.2f server cpu\n", t.table, time.Since(s).Seconds(), cpu(pid)-u)
				}
			}
			s := time.Now()
			tx.Commit(ctx)
			fmt.Printf("   commit %.2f\n", time.Since(s).Seconds())
		}()
	}
	wg.Wait()
	fmt.Printf("%s: all %.2f s\n", mode, time.Since(start).Seconds())
	exec(setup, "drop schema w cascade")
}
