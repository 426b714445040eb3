package cell

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"permu/internal/ingest/unit"
	"permu/internal/land"
)

var (
	decimal   = regexp.MustCompile(`^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$`)
	thousands = regexp.MustCompile(`^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$`)
)

// readFigure reads a number, an amount or a measure, converts it to the stored unit and checks its sign.
func readFigure(c Column, text string) (any, Remark) {
	v, ok := parseFigure(text)
	if !ok && c.Field.Quantity == land.Ratio {
		if v, ok = parsePercent(text); ok {
			c.Unit = unit.Unit{}
		}
	}
	switch {
	case !ok:
		return nil, refuse("must be a number")
	case v < 0 && !c.Field.Signed:
		return nil, refuse("must not be negative")
	}
	if c.Unit.Per != 0 {
		v = c.Unit.Convert(v)
	}
	return stored(c.Field.Quantity, v, text)
}

// parseFigure takes digits of any width, thousands separators and a leading apostrophe. It takes neither "NaN" nor "Inf".
func parseFigure(text string) (float64, bool) {
	s := strings.ToLower(strings.ReplaceAll(plain(text), "\u2212", "-"))
	if thousands.MatchString(s) {
		s = strings.ReplaceAll(s, ",", "")
	}
	if !decimal.MatchString(s) {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v + 0, err == nil // + 0 makes a negative zero an ordinary one
}

func parsePercent(text string) (float64, bool) {
	s, isPercent := strings.CutSuffix(plain(text), "%")
	v, ok := parseFigure(s)
	return v / 100, ok && isPercent
}

func stored(q land.Quantity, v float64, text string) (any, Remark) {
	remark := widthRemark(text)
	switch q {
	case land.Ratio:
		if v > 1 {
			return nil, refuse("must be at most 1, or in %% where its column or cell says so")
		}
	case land.Amount:
		money, err := land.MoneyFromYuan(v)
		if err != nil {
			return nil, refuse("must be at most %g yuan", land.MaxYuan)
		}
		return money, remark
	case land.Count:
		if v != math.Trunc(v) || v > math.MaxInt32 {
			return nil, refuse("must be a whole number up to %d", math.MaxInt32)
		}
		return int64(v), remark
	}
	if math.Abs(v) > 1e15 {
		return nil, refuse("must be at most 1e15")
	}
	return v, remark
}

// readYear takes 2020, 2020年 and 2020年度.
func readYear(text string) (any, Remark) {
	s := plain(text)
	for _, suffix := range []string{"度", "年", ".0"} {
		s = strings.TrimSuffix(s, suffix)
	}
	year, err := strconv.Atoi(s)
	if err != nil || year < 1949 || year > 2100 {
		return nil, refuse("must be a year from 1949 to 2100")
	}
	return int64(year), Remark{}
}
