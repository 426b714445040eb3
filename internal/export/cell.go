package export

// Cell is a cell of a table of a paper: a text, and the number that it says where it is one, so that a workbook can reckon with it.
// Written as JSON it is its text.
type Cell struct {
	Text   string
	Number *float64
	Format string // of the number in a workbook, as 0.00
}

func (c Cell) String() string { return c.Text }

// MarshalText is the text of a cell.
func (c Cell) MarshalText() ([]byte, error) { return []byte(c.Text), nil }

// UnmarshalText makes a cell of a text.
func (c *Cell) UnmarshalText(text []byte) error {
	*c = Cell{Text: string(text)}
	return nil
}

func textsOf(cells []Cell) []string {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.Text
	}
	return texts
}
