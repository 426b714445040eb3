package export

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strconv"
)

// Outline is a parcel to be drawn: its rings in longitude and latitude, holes among them, and its number; 0 is a neighbour.
type Outline struct {
	Rings  [][][2]float64
	Number int
}

// Plan is a drawing of parcels as PNG: north up, the numbered ones coloured, with an arrow to the north and a bar of scale. West,
// South, East and North are the corners of what it shows, degrees.
type Plan struct {
	PNG                      []byte
	West, South, East, North float64
	BarM                     float64 // length of the bar, m
	WidthPX, HeightPX        int
}

const (
	fine    = 2 // each pixel is drawn as so many by so many
	planPX  = 1600
	highPX  = 960
	marginM = 40 // around the numbered parcels, m
)

var (
	paperWhite = color.RGBA{255, 255, 255, 255}
	siteGreen  = color.RGBA{214, 231, 220, 255}
	siteLine   = color.RGBA{31, 81, 68, 255}
	nextGrey   = color.RGBA{246, 246, 244, 255}
	nextLine   = color.RGBA{170, 170, 166, 255}
	ink        = color.RGBA{20, 20, 20, 255}
)

// DrawPlan draws parcels; without a numbered one there is none.
func DrawPlan(outlines []Outline) (*Plan, error) {
	c, ok := newCanvas(outlines)
	if !ok {
		return nil, nil
	}
	for _, numbered := range []bool{false, true} {
		for _, o := range outlines {
			if (o.Number > 0) == numbered {
				c.parcel(o)
			}
		}
	}
	for _, o := range outlines {
		if o.Number > 0 {
			c.number(o)
		}
	}
	c.north()
	bar := c.bar()
	var made bytes.Buffer
	err := png.Encode(&made, c.smooth())
	west, south := c.place(0, highPX*fine)
	east, north := c.place(planPX*fine, 0)
	return &Plan{PNG: made.Bytes(), West: west, South: south, East: east, North: north, BarM: bar, WidthPX: planPX, HeightPX: highPX}, err
}

// canvas is a picture that is being drawn, with how places lie in it.
type canvas struct {
	*image.RGBA
	lon, lat   float64 // of its middle
	mLon, mLat float64 // metres of a degree there, on the ellipsoid
	perM       float64 // its pixels of a metre
}

// newCanvas makes room for the numbered parcels with a margin.
func newCanvas(outlines []Outline) (*canvas, bool) {
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, o := range outlines {
		for _, ring := range o.Rings {
			for _, p := range ring {
				if o.Number > 0 {
					west, east, south, north = min(west, p[0]), max(east, p[0]), min(south, p[1]), max(north, p[1])
				}
			}
		}
	}
	if west > east {
		return nil, false
	}
	c := &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, planPX*fine, highPX*fine)), lon: (west + east) / 2, lat: (south + north) / 2}
	phi := c.lat * math.Pi / 180
	c.mLat = 111132.954 - 559.822*math.Cos(2*phi) + 1.175*math.Cos(4*phi)
	c.mLon = 111412.84*math.Cos(phi) - 93.5*math.Cos(3*phi) + 0.118*math.Cos(5*phi)
	c.perM = min(planPX*fine/((east-west)*c.mLon+2*marginM), highPX*fine/((north-south)*c.mLat+2*marginM))
	c.fill(rectangle(0, 0, planPX*fine, highPX*fine), paperWhite)
	return c, true
}

func (c *canvas) at(p [2]float64) [2]float64 {
	return [2]float64{planPX*fine/2 + (p[0]-c.lon)*c.mLon*c.perM, highPX*fine/2 - (p[1]-c.lat)*c.mLat*c.perM}
}

// place is the longitude and latitude of a pixel.
func (c *canvas) place(x, y float64) (lon, lat float64) {
	return c.lon + (x-planPX*fine/2)/c.perM/c.mLon, c.lat - (y-highPX*fine/2)/c.perM/c.mLat
}

func (c *canvas) drawn(o Outline) [][][2]float64 {
	rings := make([][][2]float64, len(o.Rings))
	for i, ring := range o.Rings {
		for _, p := range ring {
			rings[i] = append(rings[i], c.at(p))
		}
	}
	return rings
}

func (c *canvas) parcel(o Outline) {
	inside, line, wide := nextGrey, nextLine, 1.5
	if o.Number > 0 {
		inside, line, wide = siteGreen, siteLine, 3
	}
	rings := c.drawn(o)
	c.fill(rings, inside)
	for _, ring := range rings {
		c.stroke(ring, wide*fine, line)
	}
}

// crossings are where the outline of rings meets a row, in order: by twos they bound what lies inside.
func crossings(rings [][][2]float64, y float64) []float64 {
	var at []float64
	for _, ring := range rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a[1] <= y) != (b[1] <= y) {
				at = append(at, a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]))
			}
		}
	}
	slices.Sort(at)
	return at
}

// fill paints what lies inside rings; holes stay as they are.
func (c *canvas) fill(rings [][][2]float64, with color.RGBA) {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, ring := range rings {
		for _, p := range ring {
			top, bottom = min(top, p[1]), max(bottom, p[1])
		}
	}
	size := c.Bounds()
	for y := max(int(top), 0); y <= min(int(bottom), size.Max.Y-1); y++ {
		at := crossings(rings, float64(y)+0.5)
		for i := 0; i+1 < len(at); i += 2 {
			for x := max(int(math.Ceil(at[i]-0.5)), 0); x < min(int(math.Ceil(at[i+1]-0.5)), size.Max.X); x++ {
				c.SetRGBA(x, y, with)
			}
		}
	}
}

// stroke draws a closed line.
func (c *canvas) stroke(ring [][2]float64, wide float64, with color.RGBA) {
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		length := math.Hypot(b[0]-a[0], b[1]-a[1])
		c.fill(disc(a, wide/2), with)
		if length == 0 {
			continue
		}
		dx, dy := (b[1]-a[1])/length*wide/2, (a[0]-b[0])/length*wide/2
		c.fill([][][2]float64{{{a[0] + dx, a[1] + dy}, {b[0] + dx, b[1] + dy}, {b[0] - dx, b[1] - dy}, {a[0] - dx, a[1] - dy}}}, with)
	}
}

func disc(at [2]float64, radius float64) [][][2]float64 {
	const corners = 24
	var ring [][2]float64
	for i := range corners {
		turn := 2 * math.Pi * float64(i) / corners
		ring = append(ring, [2]float64{at[0] + radius*math.Cos(turn), at[1] + radius*math.Sin(turn)})
	}
	return [][][2]float64{ring}
}

func rectangle(x, y, w, h float64) [][][2]float64 {
	return [][][2]float64{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}}
}

// number writes the number of a parcel where it is widest, half way up.
func (c *canvas) number(o Outline) {
	rings := c.drawn(o)
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, ring := range rings {
		for _, p := range ring {
			top, bottom = min(top, p[1]), max(bottom, p[1])
		}
	}
	y := (top + bottom) / 2
	at, x, widest := crossings(rings, y), 0.0, -1.0
	for i := 0; i+1 < len(at); i += 2 {
		if wide := at[i+1] - at[i]; wide > widest {
			x, widest = (at[i]+at[i+1])/2, wide
		}
	}
	if widest < 0 {
		return
	}
	text := strconv.Itoa(o.Number)
	c.fill(disc([2]float64{x, y}, float64(14+6*len(text))*fine), paperWhite)
	c.text(text, x, y, 4*fine)
}

func (c *canvas) north() {
	x, y := float64(planPX-60)*fine, 30.0*fine
	c.fill([][][2]float64{{{x, y}, {x + 18*fine, y + 66*fine}, {x, y + 52*fine}, {x - 18*fine, y + 66*fine}}}, ink)
	c.text("N", x, y+90*fine, 4*fine)
}

// bar draws a bar of a round length, and tells that in metres.
func (c *canvas) bar() float64 {
	length := roundBelow(planPX * fine / c.perM / 4)
	wide, x, y := length*c.perM, 40.0*fine, float64(highPX-36)*fine
	c.fill(rectangle(x-12*fine, y-40*fine, wide+180*fine, 62*fine), paperWhite)
	c.fill(rectangle(x, y, wide, 4*fine), ink)
	for _, end := range []float64{0, wide} {
		c.fill(rectangle(x+end-1.5*fine, y-14*fine, 3*fine, 18*fine), ink)
	}
	c.text("0", x, y-27*fine, 2.5*fine)
	c.text(strconv.FormatFloat(length, 'f', -1, 64)+" m", x+wide, y-27*fine, 2.5*fine)
	return length
}

// roundBelow is the largest of 1, 2, 5, 10, 20, 50 and so on that is not above a length.
func roundBelow(length float64) float64 {
	ten := math.Pow(10, math.Floor(math.Log10(length)))
	for _, part := range []float64{5, 2} {
		if part*ten <= length {
			return part * ten
		}
	}
	return ten
}

// smooth makes of each square of fine pixels one.
func (c *canvas) smooth() *image.RGBA {
	small := image.NewRGBA(image.Rect(0, 0, planPX, highPX))
	for y := range highPX {
		for x := range planPX {
			var sum [3]int
			for i := range fine * fine {
				p := c.RGBAAt(x*fine+i%fine, y*fine+i/fine)
				sum[0], sum[1], sum[2] = sum[0]+int(p.R), sum[1]+int(p.G), sum[2]+int(p.B)
			}
			small.SetRGBA(x, y, color.RGBA{uint8(sum[0] / (fine * fine)), uint8(sum[1] / (fine * fine)), uint8(sum[2] / (fine * fine)), 255})
		}
	}
	return small
}

// glyphs are the characters that a plan needs, five dots wide and seven high, a row a byte.
func glyphs() map[rune][7]byte {
	return map[rune][7]byte{
		'0': {0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E}, '1': {0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E}, '2': {0x0E, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1F},
		'3': {0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E}, '4': {0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02}, '5': {0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E},
		'6': {0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E}, '7': {0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08}, '8': {0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E},
		'9': {0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C}, '.': {0, 0, 0, 0, 0, 0x0C, 0x0C}, 'N': {0x11, 0x11, 0x19, 0x15, 0x13, 0x11, 0x11}, 'm': {0, 0, 0x1A, 0x15, 0x15, 0x11, 0x11},
	}
}

// text writes a text with its middle at a place, each of its dots so many pixels wide.
func (c *canvas) text(text string, x, y, dot float64) {
	known := glyphs()
	x -= (float64(6*len(text)) - 1) / 2 * dot
	y -= 3.5 * dot
	for i, r := range text {
		for row, bits := range known[r] {
			for column := range 5 {
				if bits>>(4-column)&1 == 1 {
					c.fill(rectangle(x+float64(6*i+column)*dot, y+float64(row)*dot, dot, dot), ink)
				}
			}
		}
	}
}
