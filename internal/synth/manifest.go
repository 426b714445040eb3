package synth

import (
	"fmt"
	"io"
)

// ManifestName is the file that lists what to import, in order.
const ManifestName = "manifest.yaml"

// writeManifest lists the files in the order in which they refer to each other.
func (z *Zone) writeManifest(dir string, files []file) error {
	return create(dir, ManifestName, func(w io.Writer) error {
		p := z.Profile
		_, err := fmt.Fprintf(w, "# Made by `permu synth --profile %s --seed %d`: import these files in this order.\n"+
			"zone_code: %q\nname: %q\nprofile: %s\nseed: %d\nyear: %d\nas_of: %s\nfiles:\n",
			p.Name, z.Seed, p.ZoneCode, p.ZoneName, p.Name, z.Seed, p.AsOf().Year(), p.AsOf().Format("2006-01-02"))
		for _, f := range files {
			if err == nil {
				_, err = io.WriteString(w, f.entry())
			}
		}
		return err
	})
}

func (f file) entry() string {
	entry := fmt.Sprintf("  - kind: %s\n    file: %s\n", f.kind, f.sheet.file)
	if f.crs != "" {
		entry += "    crs: " + f.crs + "\n"
	}
	if f.encoding != "" {
		entry += "    encoding: " + f.encoding + "\n"
	}
	return entry
}
