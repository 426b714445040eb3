package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// CSV writes the table of a page as comma-separated UTF-8 with a byte order mark, as spreadsheets expect it, below the lines
// above it where the page says so. A text that a spreadsheet would take for a formula gets an apostrophe before it.
func CSV(w io.Writer, page Page) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if page.Headed {
		for _, line := range page.Above {
			if err := out.Write([]string{harmless(line)}); err != nil {
				return err
			}
		}
	}
	header := make([]string, len(page.Columns))
	for i, c := range page.Columns {
		header[i] = harmless(c.Title)
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for row, err := range page.Rows {
		if err != nil {
			return err
		}
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = plain(v)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// plain is a cell as text; nothing is an empty cell.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return harmless(v)
	}
	return fmt.Sprint(v)
}

// harmless keeps a text from being taken for a formula; plain numbers, such as -3.5, stay as they are.
func harmless(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return text
	}
	if rest := strings.TrimLeft(text, "+-"); len(rest) == len(text)-1 && strings.Trim(rest, "0123456789.,%") == "" {
		return text
	}
	return "'" + text
}
