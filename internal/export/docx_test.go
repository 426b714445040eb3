package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"permu/internal/export"
)

func partsOf(t *testing.T, p export.Paper) map[string]string {
	t.Helper()
	var file bytes.Buffer
	if err := export.Document(&file, p); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

// texts are the texts of a part, read as XML.
func texts(t *testing.T, part string) []string {
	t.Helper()
	var list []string
	decoder, in := xml.NewDecoder(strings.NewReader(part)), false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local == "t"
		case xml.CharData:
			if in {
				list = append(list, string(token))
			}
		case xml.EndElement:
			in = false
		}
	}
}

func TestDocument(t *testing.T) {
	parts := partsOf(t, export.Paper{Title: "方案审查案卷", Under: "<晋江> & 2026", Blocks: []export.Block{
		{Level: 1, Text: "基本", Break: true},
		{Text: "一行\n又一行\x01"},
		{Head: []string{"宗地", "面积"}, Rows: [][]export.Cell{{{Text: "P1"}, {Text: "3.00", Number: new(3.0), Format: "0.00"}}, {{Text: "P2"}}}, Wide: []int{3, 1}},
	}})
	for name, part := range parts {
		texts(t, part) // well formed, every one
		if !strings.HasPrefix(part, "<?xml") {
			t.Errorf("%s has no declaration", name)
		}
	}
	document := parts["word/document.xml"]
	want := []string{"方案审查案卷", "<晋江> & 2026", "基本", "一行", "又一行", "宗地", "面积", "P1", "3.00", "P2"}
	if got := texts(t, document); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for what, count := range map[string]int{"<w:tblHeader/>": 1, "<w:tr>": 3, "<w:tc>": 6, "<w:pageBreakBefore/>": 1, `<w:gridCol w:w="7228"/>`: 1, `<w:br/>`: 1} {
		if got := strings.Count(document, what); got != count {
			t.Errorf("%d %s, not %d", got, what, count)
		}
	}
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "word/footer1.xml"} {
		if parts[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	if strings.Contains(parts["word/_rels/document.xml.rels"], "External") {
		t.Error("it loads from elsewhere")
	}
}

func TestADocumentOfNothing(t *testing.T) {
	if got := texts(t, partsOf(t, export.Paper{})["word/document.xml"]); len(got) != 0 {
		t.Errorf("%q", got)
	}
}
