package xlsx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strconv"

	"permu/internal/land"
)

const (
	maxBook  = 2 << 30 // bytes of a workbook once unpacked
	maxRatio = 500     // unpacked to packed bytes of one part; sheets reach about 50
	minBomb  = 64 << 20
)

// inspect reads every XML part of a workbook once, before anything is built from it: a part that unpacks to too much is a
// zip bomb, and one that is no XML would make the rows below the fault vanish without a word. It gives the last row that
// holds anything in any sheet, since a million styled but empty rows may follow.
func inspect(ctx context.Context, name string) (lastRow int, err error) {
	head, err := firstBytes(name)
	if err != nil {
		return 0, err
	}
	if bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return 0, fmt.Errorf("is an old Excel workbook (.xls) or protected by a password; save it as .xlsx without one: %w", land.ErrInvalid)
	}
	book, err := zip.OpenReader(name)
	if err != nil {
		return 0, fmt.Errorf("is no spreadsheet or is cut off: %w: %w", err, land.ErrInvalid)
	}
	defer book.Close()
	left := int64(maxBook)
	for _, part := range book.File {
		last, err := inspectPart(ctx, part, &left)
		if err != nil {
			return 0, fmt.Errorf("part %s: %w", part.Name, err)
		}
		lastRow = max(lastRow, last)
	}
	return lastRow, nil
}

func firstBytes(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 8)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

func inspectPart(ctx context.Context, part *zip.File, left *int64) (lastRow int, err error) {
	*left -= int64(min(part.UncompressedSize64, maxBook+1))
	packed := max(part.CompressedSize64, 1)
	if *left < 0 || part.UncompressedSize64 > minBomb && part.UncompressedSize64/packed > maxRatio {
		return 0, fmt.Errorf("unpacks from %d to %d bytes, which looks like a zip bomb: %w",
			part.CompressedSize64, part.UncompressedSize64, land.ErrInvalid)
	}
	if path.Ext(part.Name) != ".xml" {
		return 0, nil
	}
	text, err := part.Open()
	if err != nil {
		return 0, fmt.Errorf("%w: %w", err, land.ErrInvalid)
	}
	defer text.Close()
	return readThrough(ctx, io.LimitReader(text, int64(part.UncompressedSize64)+1))
}

// readThrough reads XML to its end and gives the last row with a value in it.
func readThrough(ctx context.Context, text io.Reader) (lastRow int, err error) {
	d := xml.NewDecoder(text)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // its letters are of no interest
	depth, row := 0, 0
	for n := 1; ; n++ {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && depth == 0:
			return lastRow, nil
		case err != nil:
			return 0, fmt.Errorf("is damaged: %w: %w", err, land.ErrInvalid)
		case n%4096 == 0 && ctx.Err() != nil:
			return 0, ctx.Err()
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch t.Name.Local {
			case "row":
				row = rowNumber(t, row+1)
			case "v", "is", "f":
				lastRow = row
			}
		case xml.EndElement:
			depth--
		}
	}
}

// rowNumber is what a row says of itself, or the number that is next.
func rowNumber(row xml.StartElement, next int) int {
	for _, a := range row.Attr {
		if n, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == "r" {
			return n
		}
	}
	return next
}
