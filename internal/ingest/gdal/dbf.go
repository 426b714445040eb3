package gdal

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strings"

	"permu/internal/land"
)

// dbf is the header of a dBASE table.
type dbf struct {
	path      string
	records   uint32
	header    int64
	width     int64 // bytes of a record
	languages byte  // language driver id, byte 29
	names     [][]byte
	texts     []span // the columns of characters
}

// span is where a column lies in a record.
type span struct{ from, to int }

// readDBF reads the header and holds it against the file's length.
func readDBF(path string) (dbf, error) {
	f, err := os.Open(path)
	if err != nil {
		return dbf{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return dbf{}, err
	}
	head := make([]byte, 32)
	if _, err := io.ReadFull(f, head); err != nil {
		return dbf{}, fmt.Errorf("has no header: %w", land.ErrInvalid)
	}
	d := dbf{
		path: path, records: binary.LittleEndian.Uint32(head[4:]), header: int64(binary.LittleEndian.Uint16(head[8:])),
		width: int64(binary.LittleEndian.Uint16(head[10:])), languages: head[29],
	}
	if needs := d.header + int64(d.records)*d.width; d.width == 0 || needs > info.Size() {
		return dbf{}, fmt.Errorf("is cut off: its header states %d rows of %d bytes, which need %d bytes, it has %d: %w",
			d.records, d.width, needs, info.Size(), land.ErrInvalid)
	}
	return d, d.readColumns(f)
}

// readColumns reads the descriptors of the columns, 32 bytes each, up to the mark 0x0D.
func (d *dbf) readColumns(r io.Reader) error {
	descriptors := make([]byte, max(0, d.header-32))
	if _, err := io.ReadFull(r, descriptors); err != nil {
		return fmt.Errorf("has no column descriptors: %w", land.ErrInvalid)
	}
	at := 1 // the first byte of a record marks deleted ones
	for ; len(descriptors) >= 32 && descriptors[0] != 0x0D; descriptors = descriptors[32:] {
		name, _, _ := bytes.Cut(descriptors[:11], []byte{0})
		d.names = append(d.names, name)
		width := int(descriptors[16])
		if descriptors[11] == 'C' {
			width += int(descriptors[17]) << 8 // long texts keep the high byte where numbers keep decimals
			d.texts = append(d.texts, span{at, at + width})
		}
		at += width
	}
	if int64(at) > d.width {
		return fmt.Errorf("its columns need %d bytes a row, its header states %d: %w", at, d.width, land.ErrInvalid)
	}
	return nil
}

// misfit is a text that an encoding does not allow: row 0 is the row of names.
type misfit struct {
	row  int
	text []byte
}

// check reads every name and text and gives the first that does not fit.
func (d dbf) check(fits func([]byte) bool) (*misfit, error) {
	for _, name := range d.names {
		if !fits(name) {
			return &misfit{0, name}, nil
		}
	}
	f, err := os.Open(d.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if _, err := f.Seek(d.header, io.SeekStart); err != nil {
		return nil, err
	}
	rows, record := bufio.NewReaderSize(f, 1<<20), make([]byte, d.width)
	for n := range int(d.records) {
		if _, err := io.ReadFull(rows, record); err != nil {
			return nil, err
		}
		for _, t := range d.texts {
			if text := bytes.TrimRight(record[t.from:t.to], " \x00"); !fits(text) {
				return &misfit{n + 1, text}, nil
			}
		}
	}
	return nil, nil
}

func (m misfit) String() string {
	return fmt.Sprintf("row %d, %q", m.row, strings.ToValidUTF8(string(m.text), "?"))
}
