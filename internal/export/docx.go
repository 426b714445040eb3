package export

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Block is a piece of a paper: a heading, a paragraph, or a table with what stands above it.
type Block struct {
	Level int      `json:"level,omitempty" doc:"of a heading, from 1; 0 is text"`
	Text  string   `json:"text,omitempty"`
	Head  []string `json:"head,omitempty" doc:"titles of the columns of a table; empty titles are none"`
	Rows  [][]Cell `json:"rows,omitempty"`
	Wide  []int    `json:"wide,omitempty" doc:"how wide the columns are to each other"`
	Break bool     `json:"break,omitempty" doc:"it begins a page"`
}

// Paper is what is printed, or taken away as a document or a workbook: always the same. The page draws the map itself.
type Paper struct {
	Title   string  `json:"title"`
	Under   string  `json:"under" doc:"what it shows and of when"`
	Map     *Plan   `json:"-"`
	MapTall float64 `json:"map_tall" doc:"how high the map is on paper, mm; 0: there is none"`
	MapNote string  `json:"map_note,omitempty" doc:"what the numbers on the map are, and where it lies"`
	Blocks  []Block `json:"blocks"`
}

// pageTwips is the width of the text of an A4 page in twentieths of a point: 210 mm less two margins of 20 mm.
const pageTwips = 9638

// Document writes a paper as DOCX (Office Open XML, ECMA-376): A4, its tables with a header that repeats on every page, the
// number of the page at the foot, its map as a picture. It holds no macros, no links and nothing that is loaded from elsewhere.
func Document(w io.Writer, p Paper) error {
	archive := zip.NewWriter(w)
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", xml.Header + contentTypes},
		{"_rels/.rels", xml.Header + packageParts},
		{"word/_rels/document.xml.rels", xml.Header + documentParts(p)},
		{"word/styles.xml", xml.Header + styles},
		{"word/footer1.xml", xml.Header + footer},
		{"word/document.xml", xml.Header + documentOf(p)},
	}
	if p.Map != nil {
		parts = append(parts, struct{ name, text string }{"word/media/map.png", string(p.Map.PNG)})
	}
	for _, part := range parts {
		out, err := archive.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(out, part.text); err != nil {
			return err
		}
	}
	return archive.Close()
}

func documentOf(p Paper) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:document xmlns:w="%s" xmlns:r="%s"><w:body>`, wordNamespace, relationNamespace)
	paragraph(&b, "Title", p.Title, false)
	paragraph(&b, "Subtitle", p.Under, false)
	if p.Map != nil {
		picture(&b, p)
	}
	for _, block := range p.Blocks {
		switch {
		case block.Level > 0:
			paragraph(&b, fmt.Sprintf("Heading%d", min(block.Level, 3)), block.Text, block.Break)
		case len(block.Rows) > 0:
			table(&b, block)
		default:
			paragraph(&b, "", block.Text, block.Break)
		}
	}
	b.WriteString(`<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return b.String()
}

// paragraph writes a text; a line break in it begins a new line.
func paragraph(b *strings.Builder, style, text string, breaks bool) {
	b.WriteString(`<w:p><w:pPr>`)
	if style != "" {
		fmt.Fprintf(b, `<w:pStyle w:val="%s"/>`, style)
	}
	if breaks {
		b.WriteString(`<w:pageBreakBefore/>`)
	}
	b.WriteString(`</w:pPr>`)
	run(b, text, false)
	b.WriteString(`</w:p>`)
}

// emuPerMM is how many of its units DrawingML has in a millimetre.
const emuPerMM = 36000

// picture writes the map of a paper in its own proportions, and under it what its numbers are.
func picture(b *strings.Builder, p Paper) {
	tall := int(p.MapTall * emuPerMM)
	wide := tall * p.Map.WidthPX / p.Map.HeightPX
	fmt.Fprintf(b, `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp="%s/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="1" name="map" descr="`, drawingNamespace, wide, tall)
	_ = xml.EscapeText(b, []byte(printable(p.MapNote))) // a builder never fails
	fmt.Fprintf(b, `"/><a:graphic xmlns:a="%[1]s/main"><a:graphicData uri="%[1]s/picture"><pic:pic xmlns:pic="%[1]s/picture"><pic:nvPicPr><pic:cNvPr id="1" name="map.png"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`+
		`<a:ln w="6350"><a:solidFill><a:srgbClr val="666666"/></a:solidFill></a:ln></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`, drawingNamespace, wide, tall)
	paragraph(b, "Cell", p.MapNote, false)
}

func run(b *strings.Builder, text string, bold bool) {
	b.WriteString(`<w:r>`)
	if bold {
		b.WriteString(`<w:rPr><w:b/></w:rPr>`)
	}
	for i, line := range strings.Split(printable(text), "\n") {
		if i > 0 {
			b.WriteString(`<w:br/>`)
		}
		b.WriteString(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(b, []byte(line)) // a builder never fails
		b.WriteString(`</w:t>`)
	}
	b.WriteString(`</w:r>`)
}

// printable leaves out what XML 1.0 cannot hold.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "�"))
}

// table writes rows of equal length under a header that repeats.
func table(b *strings.Builder, block Block) {
	widths := widthsOf(block)
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="` + fmt.Sprint(pageTwips) + `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, width)
	}
	b.WriteString(`</w:tblGrid>`)
	if len(block.Head) > 0 {
		row(b, block.Head, widths, true)
	}
	for _, cells := range block.Rows {
		row(b, textsOf(cells), widths, false)
	}
	b.WriteString(`</w:tbl>`)
	paragraph(b, "", "", false) // two tables that touch would be one
}

func row(b *strings.Builder, cells []string, widths []int, header bool) {
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if header {
		b.WriteString(`<w:tblHeader/>`)
	}
	b.WriteString(`</w:trPr>`)
	for i, width := range widths {
		text := ""
		if i < len(cells) {
			text = cells[i]
		}
		fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr>`, width)
		run(b, text, header)
		b.WriteString(`</w:p></w:tc>`)
	}
	b.WriteString(`</w:tr>`)
}

// widthsOf shares the width of the page among the columns.
func widthsOf(block Block) []int {
	count := max(len(block.Head), len(block.Rows[0]))
	parts, total := make([]int, count), 0
	for i := range parts {
		parts[i] = 1
		if i < len(block.Wide) && block.Wide[i] > 0 {
			parts[i] = block.Wide[i]
		}
		total += parts[i]
	}
	for i := range parts {
		parts[i] = parts[i] * pageTwips / total
	}
	return parts
}

const (
	wordNamespace     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	drawingNamespace  = "http://schemas.openxmlformats.org/drawingml/2006"
	packageNamespace  = "http://schemas.openxmlformats.org/package/2006"
	wordType          = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

const contentTypes = `<Types xmlns="` + packageNamespace + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + wordType + `styles+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="` + wordType + `footer+xml"/></Types>`

const packageParts = `<Relationships xmlns="` + packageNamespace + `/relationships"><Relationship Id="rId1" Type="` + relationNamespace + `/officeDocument" Target="word/document.xml"/></Relationships>`

// documentParts are what a document refers to.
func documentParts(p Paper) string {
	picture := ""
	if p.Map != nil {
		picture = `<Relationship Id="rId3" Type="` + relationNamespace + `/image" Target="media/map.png"/>`
	}
	return `<Relationships xmlns="` + packageNamespace + `/relationships"><Relationship Id="rId1" Type="` + relationNamespace + `/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relationNamespace + `/footer" Target="footer1.xml"/>` + picture + `</Relationships>`
}

const footer = `<w:ftr xmlns:w="` + wordNamespace + `"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>` +
	`<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`

const styles = `<w:styles xmlns:w="` + wordNamespace + `"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="60"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>` +
	`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>` +
	`<w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
