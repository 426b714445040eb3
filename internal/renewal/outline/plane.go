package outline

import "math"

// The ellipsoid of CGCS2000 (GB 22021-2008): half axis in m, and flattening.
const (
	halfAxis   = 6378137.0
	flattening = 1 / 298.257222101
)

// Plane is a Gauss-Krüger plane of CGCS2000: conformal, true to scale along its central meridian.
type Plane struct {
	Meridian float64 // degrees
	Easting  float64 // of the central meridian, m
}

// krueger are the coefficients of L. Krüger (Konforme Abbildung des Erdellipsoids in der Ebene, 1912) to the fourth power of
// the third flattening: of the rectifying radius, forward and back.
func krueger() (radius float64, forward, back [4]float64) {
	n := flattening / (2 - flattening)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	radius = halfAxis / (1 + n) * (1 + n2/4 + n4/64)
	forward = [4]float64{n/2 - 2*n2/3 + 5*n3/16 + 41*n4/180, 13*n2/48 - 3*n3/5 + 557*n4/1440, 61*n3/240 - 103*n4/140, 49561 * n4 / 161280}
	back = [4]float64{n/2 - 2*n2/3 + 37*n3/96 - n4/360, n2/48 + n3/15 - 437*n4/1440, 17*n3/480 - 37*n4/840, 4397 * n4 / 161280}
	return radius, forward, back
}

var kruegerRadius, kruegerForward, kruegerBack = krueger()

func eccentricity() float64 { return math.Sqrt(flattening * (2 - flattening)) }

// Metres is a place in the plane, of longitude and latitude in degrees.
func (p Plane) Metres(lonLat Point) Point {
	e := eccentricity()
	lat, lon := lonLat.Y*math.Pi/180, (lonLat.X-p.Meridian)*math.Pi/180
	s := math.Sin(lat)
	t := math.Sinh(math.Atanh(s) - e*math.Atanh(e*s)) // tangent of the conformal latitude
	xi, eta := math.Atan2(t, math.Cos(lon)), math.Atanh(math.Sin(lon)/math.Hypot(1, t))
	x, y := eta, xi
	for j, c := range kruegerForward {
		k := float64(2 * (j + 1))
		y += c * math.Sin(k*xi) * math.Cosh(k*eta)
		x += c * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	return Point{kruegerRadius*x + p.Easting, kruegerRadius * y}
}

// LonLat is the place in degrees of one in the plane.
func (p Plane) LonLat(metres Point) Point {
	e := eccentricity()
	y, x := metres.Y/kruegerRadius, (metres.X-p.Easting)/kruegerRadius
	xi, eta := y, x
	for j, c := range kruegerBack {
		k := float64(2 * (j + 1))
		xi -= c * math.Sin(k*y) * math.Cosh(k*x)
		eta -= c * math.Cos(k*y) * math.Sinh(k*x)
	}
	conformal := math.Asin(math.Sin(xi) / math.Cosh(eta))
	lon := math.Atan2(math.Sinh(eta), math.Cos(xi))
	psi := math.Atanh(math.Sin(conformal))
	s := math.Sin(conformal)
	for range 12 { // the isometric latitude has no inverse that can be written down; each turn gains two digits and more
		s = math.Tanh(psi + e*math.Atanh(e*s))
	}
	return Point{lon*180/math.Pi + p.Meridian, math.Asin(s) * 180 / math.Pi}
}

// PlaneOf is the Gauss-Krüger plane that an EPSG code of CGCS2000 names: 3-degree zones (4513 to 4533 with the number of the
// zone before the easting, 4534 to 4554 without) and 6-degree zones (4491 to 4501, and 4502 to 4512).
func PlaneOf(epsg int) (Plane, bool) {
	const falseEasting = 500_000
	zone := func(number int) float64 { return falseEasting + float64(number)*1e6 }
	switch {
	case epsg >= 4491 && epsg <= 4501:
		n := epsg - 4491 + 13
		return Plane{float64(6*n - 3), zone(n)}, true
	case epsg >= 4502 && epsg <= 4512:
		return Plane{float64(6*(epsg-4502+13) - 3), falseEasting}, true
	case epsg >= 4513 && epsg <= 4533:
		n := epsg - 4513 + 25
		return Plane{float64(3 * n), zone(n)}, true
	case epsg >= 4534 && epsg <= 4554:
		return Plane{float64(3 * (epsg - 4534 + 25)), falseEasting}, true
	}
	return Plane{}, false
}

// AreaM2 is the area of an outline in degrees on the ellipsoid of CGCS2000: each parcel in a plane of its own that keeps areas
// (Lambert's, on the authalic sphere), around its middle, where what is straight on the ellipsoid is straight.
func AreaM2(lonLat Outline) float64 {
	middle := Point{(lonLat.Box.MinX + lonLat.Box.MaxX) / 2, (lonLat.Box.MinY + lonLat.Box.MaxY) / 2}
	l := newLambert(middle)
	var sum float64
	for _, ring := range lonLat.Rings {
		plane := make([]Point, len(ring))
		for i, p := range ring {
			plane[i] = l.metres(p)
		}
		sum += twiceArea(plane) / 2
	}
	return sum
}

// lambert is an azimuthal plane that keeps areas.
type lambert struct {
	radius, lon, sin, cos float64
}

func newLambert(middle Point) lambert {
	qp := authalic(1)
	beta := math.Asin(authalic(math.Sin(middle.Y*math.Pi/180)) / qp)
	return lambert{halfAxis * math.Sqrt(qp/2), middle.X, math.Sin(beta), math.Cos(beta)}
}

// authalic is the q of the authalic latitude (Snyder, Map Projections: A Working Manual, 3-12), by the sine of the latitude.
func authalic(sine float64) float64 {
	e := eccentricity()
	return (1 - e*e) * (sine/(1-e*e*sine*sine) + math.Atanh(e*sine)/e)
}

func (l lambert) metres(lonLat Point) Point {
	sin := authalic(math.Sin(lonLat.Y*math.Pi/180)) / authalic(1)
	cos := math.Sqrt(1 - sin*sin)
	lon := (lonLat.X - l.lon) * math.Pi / 180
	k := l.radius * math.Sqrt(2/(1+l.sin*sin+l.cos*cos*math.Cos(lon)))
	return Point{k * cos * math.Sin(lon), k * (l.cos*sin - l.sin*cos*math.Cos(lon))}
}
