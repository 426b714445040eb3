package reference

import (
	"encoding/csv"
	"strings"
	"sync"
)

// CountyName is what the county of a code is called, six digits by GB/T 2260 (区县); false for one that the table does not have.
func CountyName(code string) (string, bool) {
	name, ok := counties()[code]
	return name, ok
}

var counties = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	table, err := Files.ReadFile("counties.csv")
	if err != nil {
		return names
	}
	rows, err := csv.NewReader(strings.NewReader(string(table))).ReadAll()
	if err != nil {
		return names
	}
	for _, row := range rows {
		names[row[0]] = row[1]
	}
	return names
})
