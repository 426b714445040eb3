package delimited

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"permu/internal/land"
)

// charset is an encoding under the name that reports show.
type charset struct {
	name string
	encoding.Encoding
}

// decide names the encoding of a whole stream: its byte order mark, else UTF-8 when every byte fits, else GB18030 (of
// which GBK is a part). A name given by the user wins.
func decide(r io.ReadSeeker, name string) (charset, error) {
	if name != "" {
		return byName(name)
	}
	mark := make([]byte, 3)
	n, err := io.ReadFull(r, mark)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return charset{}, err
	}
	if c, ok := byMark(mark[:n]); ok {
		return c, nil
	}
	return byBytes(r)
}

func byName(name string) (charset, error) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, fmt.Errorf("encoding %q is not known (utf-8, gbk, gb18030, big5, utf-16le …): %w", name, land.ErrInvalid)
	}
	canonical, err := htmlindex.Name(e)
	if err != nil {
		return charset{}, err
	}
	if canonical == "gbk" {
		e = simplifiedchinese.GB18030
	}
	return charset{canonical, e}, nil
}

func byMark(head []byte) (charset, bool) {
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		return charset{"utf-8 with BOM", unicode.UTF8BOM}, true
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return charset{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}, true
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return charset{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}, true
	}
	return charset{}, false
}

func byBytes(r io.ReadSeeker) (charset, error) {
	broken, err := scan(r, validUTF8)
	if err != nil || broken == nil {
		return charset{"utf-8", unicode.UTF8}, err
	}
	if broken.cut {
		return charset{}, fmt.Errorf("is UTF-8 that is cut off inside a character (line %d, byte %d): %w", broken.line, broken.offset, land.ErrInvalid)
	}
	brokenGB, err := scan(r, validGB18030)
	if err != nil || brokenGB == nil {
		return charset{"gb18030", simplifiedchinese.GB18030}, err
	}
	return charset{}, fmt.Errorf("is neither UTF-8 (line %d, byte %d) nor GB18030 (line %d, byte %d); name its encoding with --encoding: %w",
		broken.line, broken.offset, brokenGB.line, brokenGB.offset, land.ErrInvalid)
}
