// Package land holds the words of a development zone as Go types: parcels, enterprises, parks, what an annual report
// says, units and codes, and the kinds of error. It does no input or output.
//
// Areas are square metres, energy tonnes of coal equivalent, money [Money] in hundredths of a yuan. A nil pointer is a
// missing value, which is never zero.
package land
