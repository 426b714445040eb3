package gdal

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"

	"permu/internal/land"
)

const (
	utf8Name = "UTF-8"
	gbName   = "GB18030" // of which GBK is a part
)

// decideEncoding names the encoding of a table's names and texts: what the user says, else what the .cpg says, else the
// language mark in the header, else UTF-8 or GB18030, whichever every text fits. A label that the texts belie is an error.
func decideEncoding(d dbf, cpg, given string) (string, error) {
	name, label, err := labelled(d, cpg, given)
	if err != nil {
		return "", err
	}
	if label != "" {
		return name, confirm(d, name, label)
	}
	var wrong *misfit
	for _, name := range []string{utf8Name, gbName} {
		if wrong, err = d.check(fitter(name)); err != nil || wrong == nil {
			return name, err
		}
	}
	return "", fmt.Errorf("the .dbf is neither UTF-8 nor GB18030 (%v); name its encoding with --encoding: %w", wrong, land.ErrInvalid)
}

// labelled gives the encoding that somebody names, and who does.
func labelled(d dbf, cpg, given string) (name, label string, err error) {
	if given != "" {
		name, err := canonical(given)
		return name, "--encoding", err
	}
	if cpg != "" {
		text, err := os.ReadFile(cpg)
		if err != nil {
			return "", "", err
		}
		if word := strings.TrimSpace(string(text)); word != "" {
			name, err := canonical(word)
			return name, "the .cpg", err
		}
	}
	if name := byLanguage(d.languages); name != "" {
		return name, "the .dbf's language mark", nil
	}
	return "", "", nil
}

// byLanguage knows the marks that are set on purpose. 0x57 and 0x03 (Western Windows) stand on Chinese files as well.
func byLanguage(mark byte) string {
	switch mark {
	case 0x4D, 0x7A:
		return gbName
	case 0x4F, 0x78:
		return "BIG5"
	}
	return ""
}

var codePage = regexp.MustCompile(`(?i)^(?:ansi|cp|oem|windows)?[ -]?(\d+)$`)

// canonical brings the words of .cpg files (936, ANSI 936, GBK, 65001) and of users to names that GDAL knows.
func canonical(word string) (string, error) {
	if m := codePage.FindStringSubmatch(word); m != nil {
		switch m[1] {
		case "65001":
			return utf8Name, nil
		case "936", "54936":
			return gbName, nil
		case "950":
			return "BIG5", nil
		}
		return "CP" + m[1], nil
	}
	e, err := htmlindex.Get(word)
	if err != nil {
		return "", fmt.Errorf("encoding %q is not known; name one with --encoding: %w", word, land.ErrInvalid)
	}
	name, err := htmlindex.Name(e)
	if name == "gbk" {
		name = gbName
	}
	return strings.ToUpper(name), err
}

func confirm(d dbf, name, label string) error {
	fits := fitter(name)
	if fits == nil {
		return nil
	}
	wrong, err := d.check(fits)
	if err != nil || wrong == nil {
		return err
	}
	return fmt.Errorf("%s says %s, which does not fit (%v); name the encoding with --encoding: %w", label, name, wrong, land.ErrInvalid)
}

// fitter tests texts for the two encodings whose bytes have a form, and is nil for others. A text that fills its column
// may have lost the end of its last character.
func fitter(name string) func([]byte) bool {
	switch name {
	case utf8Name:
		return func(b []byte) bool { return utf8.Valid(withoutCutUTF8(b)) }
	case gbName:
		return func(b []byte) bool {
			text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
			return err == nil && !strings.ContainsRune(strings.TrimSuffix(string(text), "\uFFFD"), utf8.RuneError)
		}
	}
	return nil
}

func withoutCutUTF8(b []byte) []byte {
	for i := len(b) - 1; i >= 0 && i >= len(b)-3; i-- {
		if utf8.RuneStart(b[i]) && !utf8.FullRune(b[i:]) {
			return b[:i]
		}
	}
	return b
}
