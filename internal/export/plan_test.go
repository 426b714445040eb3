package export_test

import (
	"bytes"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"permu/internal/export"
)

// square is a parcel of so many metres to each side, so many metres east and north of 118.5° E, 24.8° N.
func square(number int, east, north, side float64) export.Outline {
	at := func(x, y float64) [2]float64 { return [2]float64{118.5 + x/101_100, 24.8 + y/110_775} }
	return export.Outline{Number: number, Rings: [][][2]float64{{at(east, north), at(east+side, north), at(east+side, north+side), at(east, north+side), at(east, north)}}}
}

func TestPlanShowsParcelsWhereTheyLie(t *testing.T) {
	plan, err := export.DrawPlan([]export.Outline{square(1, 0, 0, 100), square(12, 110, 0, 100), square(0, 220, 0, 100)})
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := png.Decode(bytes.NewReader(plan.PNG))
	if err != nil {
		t.Fatal(err)
	}
	size := drawn.Bounds()
	colour := func(east, north float64) [3]uint32 {
		x := (118.5 + east/101_100 - plan.West) / (plan.East - plan.West) * float64(size.Dx())
		y := (plan.North - 24.8 - north/110_775) / (plan.North - plan.South) * float64(size.Dy())
		r, g, b, _ := drawn.At(int(x), int(y)).RGBA()
		return [3]uint32{r >> 8, g >> 8, b >> 8}
	}
	for name, tt := range map[string]struct {
		east, north float64
		want        [3]uint32
	}{
		"the first parcel":  {20, 20, [3]uint32{214, 231, 220}},
		"the second parcel": {190, 80, [3]uint32{214, 231, 220}},
		"the road":          {105, 20, [3]uint32{255, 255, 255}},
		"a neighbour":       {230, 50, [3]uint32{246, 246, 244}},
		"around a number":   {53, 50, [3]uint32{255, 255, 255}},
		"south of all":      {150, -20, [3]uint32{255, 255, 255}},
	} {
		if got := colour(tt.east, tt.north); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	// 100 m and two margins of 40 m fill the height, and 5/3 of that the width
	if wide := (plan.East - plan.West) * 101_100; math.Abs(wide-300) > 1 || plan.BarM != 50 {
		t.Errorf("%.1f m wide, bar of %g m", wide, plan.BarM)
	}
	if none, err := export.DrawPlan([]export.Outline{square(0, 0, 0, 9)}); none != nil || err != nil {
		t.Errorf("a plan of nothing: %v", err)
	}
}

func TestHolesStayWhite(t *testing.T) {
	outer, hole := square(1, 0, 0, 100), square(1, 60, 60, 30)
	outer.Rings = append(outer.Rings, hole.Rings[0])
	plan, err := export.DrawPlan([]export.Outline{outer})
	if err != nil {
		t.Fatal(err)
	}
	drawn, _ := png.Decode(bytes.NewReader(plan.PNG))
	x := int((118.5 + 75/101_100.0 - plan.West) / (plan.East - plan.West) * float64(plan.WidthPX))
	y := int((plan.North - 24.8 - 75/110_775.0) / (plan.North - plan.South) * float64(plan.HeightPX))
	if r, _, b, _ := drawn.At(x, y).RGBA(); r>>8 != 255 || b>>8 != 255 {
		t.Errorf("%v", drawn.At(x, y))
	}
}

func TestPapersHaveTheirMap(t *testing.T) {
	plan, err := export.DrawPlan([]export.Outline{square(1, 0, 0, 100)})
	if err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, export.Paper{Title: "案卷", Map: plan, MapTall: 90, MapNote: "1 P1 <北>"})
	document := parts["word/document.xml"]
	texts(t, document) // is XML
	if parts["word/media/map.png"] != string(plan.PNG) || !strings.Contains(document, `r:embed="rId3"`) || !strings.Contains(document, `cx="5400000" cy="3240000"`) ||
		!strings.Contains(parts["word/_rels/document.xml.rels"], "media/map.png") || !strings.Contains(parts["[Content_Types].xml"], `Extension="png"`) {
		t.Errorf("%s", document)
	}
	var made bytes.Buffer
	if err := export.Book(&made, export.Page{Name: "表", Columns: []export.Column{{Title: "a", Width: 9}}, Rows: func(func([]any, error) bool) {}}, export.Page{Name: "宗地图", Above: []string{"1 P1"}, Picture: plan.PNG}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&made)
	if err != nil {
		t.Fatal(err)
	}
	if pictures, err := book.GetPictures("宗地图", "A3"); err != nil || len(pictures) != 1 || !bytes.Equal(pictures[0].File, plan.PNG) {
		t.Errorf("%d pictures, %v", len(pictures), err)
	}
}
