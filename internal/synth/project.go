package synth

import (
	"math"

	"github.com/paulmach/orb"
)

// CGCS2000 / 3-degree Gauss-Kruger zone 39 (EPSG:4527): central meridian 117°E, eastings with the zone number in front.
const (
	centralMeridian = 117.0
	falseEasting    = 39_500_000.0
	semiMajor       = 6_378_137.0
	flattening      = 1 / 298.257222101
	meanRadius      = 6_366_300.0 // Gaussian mean radius near 24.7°N
)

// toZone39 projects lon, lat (CGCS2000, degrees) by Krüger's series to the third order in n, good to a millimetre here.
func toZone39(p orb.Point) orb.Point {
	const n = flattening / (2 - flattening)
	const radius = semiMajor / (1 + n) * (1 + n*n/4 + n*n*n*n/64)
	alpha := [3]float64{n/2 - 2*n*n/3 + 5*n*n*n/16, 13*n*n/48 - 3*n*n*n/5, 61 * n * n * n / 240}
	e := 2 * math.Sqrt(n) / (1 + n)
	sin, lambda := math.Sin(p[1]*math.Pi/180), (p[0]-centralMeridian)*math.Pi/180
	t := math.Sinh(math.Atanh(sin) - e*math.Atanh(e*sin))
	xi, eta := math.Atan2(t, math.Cos(lambda)), math.Atanh(math.Sin(lambda)/math.Sqrt(1+t*t))
	east, north := eta, xi
	for i, a := range alpha {
		j := 2 * float64(i+1)
		east += a * math.Cos(j*xi) * math.Sinh(j*eta)
		north += a * math.Sin(j*xi) * math.Cosh(j*eta)
	}
	return orb.Point{falseEasting + radius*east, radius * north}
}

// toLonLat undoes [toZone39] by iteration; each round leaves about a fiftieth of the error.
func toLonLat(p orb.Point) orb.Point {
	const metresPerDegree = 110_900.0
	at := orb.Point{118.5, 24.7}
	for range 12 {
		q := toZone39(at)
		at[0] += (p[0] - q[0]) / (metresPerDegree * math.Cos(at[1]*math.Pi/180))
		at[1] += (p[1] - q[1]) / metresPerDegree
	}
	return at
}

// areaScale is how many times larger a small area is in zone 39 than on the ellipsoid.
func areaScale(p orb.Point) float64 {
	d := (p[0] - falseEasting) / meanRadius
	k := 1 + d*d/2 + d*d*d*d/24
	return k * k
}

// toGCJ02 shifts a point as Chinese map services do ("GCJ-02"), some 560 m here.
func toGCJ02(p orb.Point) orb.Point {
	const a, ee = 6_378_245.0, 0.00669342162296594323
	x, y := p[0]-105, p[1]-35
	wave := (20*math.Sin(6*x*math.Pi) + 20*math.Sin(2*x*math.Pi)) * 2 / 3
	dLat := -100 + 2*x + 3*y + 0.2*y*y + 0.1*x*y + 0.2*math.Sqrt(math.Abs(x)) + wave +
		(20*math.Sin(y*math.Pi)+40*math.Sin(y/3*math.Pi))*2/3 + (160*math.Sin(y/12*math.Pi)+320*math.Sin(y*math.Pi/30))*2/3
	dLon := 300 + x + 2*y + 0.1*x*x + 0.1*x*y + 0.1*math.Sqrt(math.Abs(x)) + wave +
		(20*math.Sin(x*math.Pi)+40*math.Sin(x/3*math.Pi))*2/3 + (150*math.Sin(x/12*math.Pi)+300*math.Sin(x/30*math.Pi))*2/3
	phi := p[1] * math.Pi / 180
	m := 1 - ee*math.Sin(phi)*math.Sin(phi)
	return orb.Point{
		p[0] + dLon*180/(a/math.Sqrt(m)*math.Cos(phi)*math.Pi),
		p[1] + dLat*180/(a*(1-ee)/(m*math.Sqrt(m))*math.Pi),
	}
}
