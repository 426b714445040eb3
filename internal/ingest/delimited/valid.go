package delimited

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// place is where bytes stop fitting an encoding; both numbers count from 1.
type place struct {
	line, offset int64
	cut          bool // the stream ends inside a character, and other wide ones came through before
}

// valid tells how many leading bytes fit an encoding. Fewer than all means that the next character is broken or, when
// it is among the last three bytes, that it may go on in the next chunk.
type valid func([]byte) int

// scan reads a stream from its start and gives the first place that does not fit, or nil.
func scan(r io.ReadSeeker, fits valid) (*place, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	buf, held, wide := make([]byte, 64<<10), 0, false
	at := place{line: 1, offset: 1}
	for {
		n, err := r.Read(buf[held:])
		chunk := buf[:held+n]
		done := fits(chunk)
		at.line += int64(bytes.Count(chunk[:done], []byte{'\n'}))
		at.offset += int64(done)
		wide = wide || bytes.ContainsFunc(chunk[:done], func(r rune) bool { return r >= utf8.RuneSelf })
		at.cut = wide && !utf8.FullRune(chunk[done:])
		held = copy(buf, chunk[done:])
		switch {
		case held > 3 || errors.Is(err, io.EOF) && held > 0:
			return &at, nil
		case errors.Is(err, io.EOF):
			return nil, nil
		case err != nil:
			return nil, err
		}
	}
}

func validUTF8(b []byte) int {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(b)
}

// validGB18030 follows the byte ranges of GB 18030: one byte below 0x80 (and 0x80, the euro sign of Windows), two, or four.
// Bytes in range that stand for no character do not fit either: Western texts have such pairs.
func validGB18030(b []byte) int {
	end := inRange(b, func([]byte) bool { return true })
	if isText(b[:end]) {
		return end
	}
	return inRange(b, isText)
}

// inRange goes from character to character while they fit, and gives where it stops.
func inRange(b []byte, fits func([]byte) bool) int {
	for i := 0; i < len(b); {
		size := sizeGB18030(b[i:])
		if size == 0 || !fits(b[i:i+size]) {
			return i
		}
		i += size
	}
	return len(b)
}

func isText(b []byte) bool {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	return err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

func sizeGB18030(b []byte) int {
	switch {
	case b[0] <= 0x80:
		return 1
	case b[0] == 0xFF || len(b) < 2:
		return 0
	case b[1] >= 0x40 && b[1] != 0x7F && b[1] != 0xFF:
		return 2
	case len(b) >= 4 && digit(b[1]) && b[2] > 0x80 && b[2] < 0xFF && digit(b[3]):
		return 4
	}
	return 0
}

func digit(b byte) bool { return b >= '0' && b <= '9' }
