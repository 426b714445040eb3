// Package synth invents development zones: parks on a street grid, parcels, buildings, enterprises, their yearly reports
// and everything else that Permu imports. The same profile and seed give the same zone, byte for byte.
//
// [Generate] makes a clean zone in memory; [Write] turns it into the files that offices hold, with the faults that such
// files have. No real firm appears: names say 示例 and codes carry a registration area that does not exist.
package synth
