package synth

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// build puts buildings on the parcels, by what they are used for, and sums their floor area.
func (z *Zone) build(d dice) {
	for n := range z.Parcels {
		p := &z.Parcels[n]
		rings := p.footprints(d)
		footprint := 0.0
		for _, r := range rings {
			footprint += planeArea(r)
		}
		footprint /= areaScale(p.centre())
		storeys := p.storeys(footprint, d)
		for k, r := range rings {
			z.Buildings = append(z.Buildings, p.building(k, storeys, r, d))
			p.floorM2 += z.Buildings[len(z.Buildings)-1].FloorAreaM2
		}
		if d.chance(0.94) {
			p.FootprintM2, p.FloorAreaM2 = new(round(footprint, 2)), new(round(p.floorM2, 2))
		}
	}
}

// footprints divides the parcel, set back from its boundary, into a few fields with one building each.
func (p *Parcel) footprints(d dice) []orb.Ring {
	cover := d.between(0.30, 0.56)
	switch p.State {
	case IdleUnbuilt, NewUnbuilt, Suspended, Construction: // buildings are surveyed when they are finished
		return nil
	case Public:
		cover = map[string]float64{dormitory: 0.28, utilities: 0.18}[p.LandUseCode]
	}
	if cover == 0 {
		return nil
	}
	w, h := p.lot.width(), p.lot.depth()
	back := clamp(0.08*math.Min(w, h), 4, 10)
	columns, rows := clamp(math.Round(w/85), 1, 3), clamp(math.Round(h/75), 1, 3)
	if cover < 0.12 {
		columns, rows = 1, 1
	}
	fill := math.Min(cover*w*h/((w-2*back)*(h-2*back)), 0.8)
	var rings []orb.Ring
	for i := range int(columns) {
		for j := range int(rows) {
			if len(rings) > 2 && d.chance(0.15) {
				continue // a yard
			}
			f := field{
				u0: p.lot.u0 + (back+(w-2*back)*float64(i)/columns)/p.lot.block.width,
				v0: p.lot.v0 + (back+(h-2*back)*float64(j)/rows)/p.lot.block.depth,
				du: (w - 2*back) / columns / p.lot.block.width, dv: (h - 2*back) / rows / p.lot.block.depth,
			}
			rings = append(rings, f.footprint(p.lot.block, fill, d))
		}
	}
	return rings
}

// field is the room for one building, in the coordinates of the block.
type field struct{ u0, v0, du, dv float64 }

// footprint fills a share of the field with a rectangle, or now and then an L.
func (f field) footprint(b *block, fill float64, d dice) orb.Ring {
	fu := math.Min(math.Sqrt(fill)*d.between(0.92, 1.08), 0.94)
	fv := math.Min(fill/fu, 0.94)
	u0, v0 := f.u0+f.du*(1-fu)/2, f.v0+f.dv*(1-fv)/2
	u1, v1 := u0+f.du*fu, v0+f.dv*fv
	ring := orb.Ring{b.at(u0, v0), b.at(u1, v0), b.at(u1, v1)}
	if d.chance(0.2) {
		um, vm := (u0+u1)/2, v0+(v1-v0)*0.6
		ring = append(ring, b.at(um, v1), b.at(um, vm), b.at(u0, vm))
	} else {
		ring = append(ring, b.at(u0, v1))
	}
	return append(ring, ring[0])
}

// storeys brings the parcel to a believable floor area ratio: 0.4 to 2.5, some more; 2 to 3.2 for workshops let by floor.
func (p *Parcel) storeys(footprintM2 float64, d dice) int {
	ratio := d.within(1.05, 0.5, 0.4, 2.5)
	switch {
	case p.State == MultiTenant:
		ratio = d.between(1.8, 3.2)
	case p.LandUseCode == utilities:
		return 1
	case p.LandUseCode == dormitory:
		ratio = d.between(1.4, 2.2)
	case d.chance(0.03):
		ratio = d.between(2.5, 3.4)
	}
	if footprintM2 == 0 {
		return 0
	}
	return int(clamp(math.Round(ratio*p.AreaM2/footprintM2), 1, 9))
}

func (p *Parcel) building(k, storeys int, r orb.Ring, d dice) Building {
	b := Building{
		ID: fmt.Sprintf("%sF%04d", p.Code, k+1), ParcelCode: p.Code, Storeys: storeys, Shape: orb.Polygon{r},
		StoreyHeightM: round(d.between(3.9, 6.5), 1), Use: "厂房", Permitted: d.chance(0.93),
		CompletedOn: p.ActualCompletionOn,
	}
	switch {
	case storeys == 1 && d.chance(0.2):
		b.StoreyHeightM = round(d.between(8.1, 12), 1) // counts twice in the floor area ratio
	case k > 0 && d.chance(0.15):
		b.Use = "办公及生活服务"
	case p.LandUseCode == warehouse:
		b.Use = "仓库"
	case p.LandUseCode == dormitory:
		b.Use = "宿舍"
	case p.LandUseCode == utilities:
		b.Use = "公用设施"
	}
	b.FloorAreaM2 = round(planeArea(r)/areaScale(r[0])*float64(storeys), 2)
	return b
}

// spreadFloors turns the shares of a parcel that its occupants hold into floor area.
func (z *Zone) spreadFloors(d dice) {
	parcels := make(map[string]*Parcel, len(z.Parcels))
	for n := range z.Parcels {
		parcels[z.Parcels[n].Code] = &z.Parcels[n]
	}
	for n := range z.Occupancies {
		o := &z.Occupancies[n]
		floor := parcels[o.ParcelCode].floorM2
		*o.LandAreaM2 = round(*o.LandAreaM2, 2)
		o.FloorAreaM2 = new(round(floor**o.LandAreaM2/parcels[o.ParcelCode].TitleAreaM2, 2))
		if d.chance(0.04) {
			o.LandAreaM2 = nil // a lease that names floors only
		}
	}
}
