package synth

import (
	"context"
	"os"
	"path/filepath"
	"slices"
)

// form is how a sheet becomes a file.
type form func(ctx context.Context, dir string, s sheet) error

// file is one file of the zone with the kind that it imports as.
type file struct {
	kind     string
	crs      string // of a map layer
	encoding string
	form     form
	sheet    sheet
}

// Write puts the files of a zone into a folder that exists, with a manifest of the order in which they are imported and,
// for an office profile, dirt.csv, the list of every fault in them. Map layers need GDAL's ogr2ogr on the path. The
// files are the same, byte for byte, for the same zone and version of GDAL.
func Write(ctx context.Context, z Zone, dir string) error {
	steps := z.officeFiles()
	if !z.Profile.Office {
		steps = z.plainFiles()
	}
	var faults []fault
	for i := range steps {
		if z.Profile.Office {
			faults = append(faults, z.spoil(&steps[i].sheet)...)
		}
		if err := os.Remove(filepath.Join(dir, steps[i].sheet.file)); err != nil && !os.IsNotExist(err) {
			return err
		}
		if err := steps[i].form(ctx, dir, steps[i].sheet); err != nil {
			return err
		}
	}
	if z.Profile.Office {
		if err := writeCSV(ctx, dir, faultSheet(faults)); err != nil {
			return err
		}
	}
	return z.writeManifest(dir, steps)
}

// officeFiles are the files as offices keep them: two coordinate zones, GBK, workbooks with a title row.
func (z *Zone) officeFiles() []file {
	west := func(p *Parcel) bool { return z.Parks[p.park].West }
	east := func(p *Parcel) bool { return !west(p) }
	shapefile := tabulate("宗地.shp", "宗地", parcelColumns(), z.Parcels, west)
	shapefile.header = cutNames(shapefile.header)
	steps := append(z.outlines(),
		file{"parcels", "EPSG:4527", "GBK", writeShapefile, shapefile},
		file{"parcels", "EPSG:4528", "", layerForm("GPKG", "EPSG:4528"), tabulate("宗地_40带.gpkg", "宗地", parcelColumns(), z.Parcels, east)},
		file{"parcels", "", "", writeXLSX, tabulate("地籍台账.xlsx", z.Profile.ZoneName+"地籍台账", ledgerColumns(), z.Parcels, nil)},
		file{"buildings", "EPSG:4548", "", layerForm("GPKG", "EPSG:4548"), tabulate("建筑.gpkg", "建筑", buildingColumns(), z.Buildings, nil)},
		file{"enterprises", "EPSG:4490", "", writeXLSX, tabulate("企业名录.xlsx", z.Profile.ZoneName+"企业名录", enterpriseColumns(), z.Enterprises, nil)},
	)
	for _, year := range z.Profile.Years {
		of := func(r *Report) bool { return r.Year == year }
		taxed := func(r *Report) bool { return r.Year == year && r.TaxCNY != nil }
		steps = append(steps,
			file{"reports", "", "GBK", writeGBK, tabulate(yearly("年度数据", year), "", yearColumns(), z.Reports, of)},
			file{"reports", "", "GBK", writeGBK, tabulate(yearly("税收", year), "", taxColumns(), z.Reports, taxed)})
	}
	honoured := func(e *Event) bool { return e.Kind == recognised }
	happened := func(e *Event) bool { return !honoured(e) }
	return append(steps,
		file{"occupancies", "", "", writeXLSX, tabulate("用地关系.xlsx", z.Profile.ZoneName+"企业用地关系表", occupancyColumns(), z.Occupancies, nil)},
		file{"commitments", "", "", writeXLSX, tabulate("履约承诺.xlsx", z.Profile.ZoneName+"履约协议台账", commitmentColumns(), z.Commitments, nil)},
		file{"events", "", "GBK", writeGBK, tabulate("事件.csv", "", eventColumns(), z.Events, happened)},
		file{"events", "", "", writeXLSX, tabulate("认定与荣誉.xlsx", z.Profile.ZoneName+"企业认定与荣誉名录", recognitionColumns(), z.Events, honoured)},
	)
}

// plainFiles hold the same columns as UTF-8 CSV and GeoPackage, written as they are made.
func (z *Zone) plainFiles() []file {
	steps := append(z.outlines(),
		file{"parcels", "EPSG:4527", "", layerForm("GPKG", "EPSG:4527"), tabulate("parcels.gpkg", "parcels", parcelColumns(), z.Parcels, nil)},
		file{"parcels", "", "UTF-8", writeCSV, tabulate("ledger.csv", "", ledgerColumns(), z.Parcels, nil)},
		file{"buildings", "EPSG:4527", "", layerForm("GPKG", "EPSG:4527"), tabulate("buildings.gpkg", "buildings", buildingColumns(), z.Buildings, nil)},
		file{"enterprises", "EPSG:4490", "UTF-8", writeCSV, tabulate("enterprises.csv", "", enterpriseColumns(), z.Enterprises, nil)},
		file{"reports", "", "UTF-8", writeCSV, tabulate("reports.csv", "", slices.Concat(yearColumns(), taxColumns()[3:]), z.Reports, nil)},
		file{"occupancies", "", "UTF-8", writeCSV, tabulate("occupancies.csv", "", occupancyColumns(), z.Occupancies, nil)},
		file{"commitments", "", "UTF-8", writeCSV, tabulate("commitments.csv", "", commitmentColumns(), z.Commitments, nil)},
		file{"events", "", "UTF-8", writeCSV, tabulate("events.csv", "", append(eventColumns(), labelColumn()), z.Events, nil)},
	)
	return steps
}

// outlines are the parks and sub-areas in degrees.
func (z *Zone) outlines() []file {
	var parts []part
	for _, p := range z.Parks {
		for _, s := range p.Subareas {
			parts = append(parts, part{p.Code, s})
		}
	}
	files := []file{{"parks", "EPSG:4490", "", layerForm("GeoJSON", "EPSG:4490"), tabulate("园区.geojson", "园区", parkColumns(), z.Parks, nil)}}
	if len(parts) > 0 {
		files = append(files, file{"subareas", "EPSG:4490", "", layerForm("GeoJSON", "EPSG:4490"), tabulate("片区.geojson", "片区", partColumns(), parts, nil)})
	}
	return files
}
