// Package analysis holds the use cases, one function each: Import brings files into a zone, Match places enterprises on
// parcels, Evaluate makes a run.
package analysis
