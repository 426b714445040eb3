package synth

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

func writeCSV(_ context.Context, dir string, s sheet) error {
	return create(dir, s.file, func(w io.Writer) error { return encodeCSV(w, s, false) })
}

// writeGBK writes a CSV as Excel on Chinese Windows saves it.
func writeGBK(_ context.Context, dir string, s sheet) error {
	return create(dir, s.file, func(w io.Writer) error {
		encoder := transform.NewWriter(w, simplifiedchinese.GBK.NewEncoder())
		return errors.Join(encodeCSV(encoder, s, true), encoder.Close())
	})
}

func create(dir, name string, fill func(io.Writer) error) error {
	f, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := errors.Join(fill(w), w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func encodeCSV(w io.Writer, s sheet, windows bool) error {
	out := csv.NewWriter(w)
	out.UseCRLF = windows
	if err := out.Write(s.header); err != nil {
		return err
	}
	record := make([]string, len(s.header))
	for row := range s.rows {
		for i, cell := range row {
			record[i] = written(cell)
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// written is a cell as text: dates as 2006-01-02, numbers with no more digits than they need.
func written(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return fmt.Sprint(v)
	}
}
