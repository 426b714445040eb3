package store

import "encoding/binary"

// wholeOf is a numeric in its tenths, hundredths, …, up to ten-thousandths; not exact where it has more decimals, does not
// fit, or is no number. PostgreSQL sends the count of its digits of 10,000, the power of the first, the sign, the decimals to
// show, and the digits.
func wholeOf(value []byte, decimals int) (whole int64, exact bool) {
	const negative = 0x4000
	count, power, sign := int(binary.BigEndian.Uint16(value)), int(int16(binary.BigEndian.Uint16(value[2:]))), binary.BigEndian.Uint16(value[4:])
	below := [...]int64{10_000, 1000, 100, 10, 1}[decimals]
	if mostDigits := 4*(power+1) + decimals; sign != 0 && sign != negative || mostDigits > 18 {
		return 0, false
	}
	for at := range count {
		digit := int64(binary.BigEndian.Uint16(value[8+2*at:]))
		switch at := power - at; {
		case at >= 0:
			whole += digit * powersOf10000[at] * (10_000 / below)
		case at == -1 && digit%below == 0:
			whole += digit / below
		default:
			return 0, false
		}
	}
	if sign == negative {
		whole = -whole
	}
	return whole, true
}

var powersOf10000 = [...]int64{1, 1e4, 1e8, 1e12}
