package scheme

import (
	"math"

	"permu/internal/land"
)

// side is the account of one side, without what moves it.
func (e *engine) side(which string) land.Side {
	s := land.Side{Side: which, Lines: e.linesOf(which), Net: []land.Money{}, Cumulative: []land.Money{}, Discounted: []land.Money{}, Notes: []land.Phrase{}, Swings: []land.Swing{}}
	s.FirstYear, _ = e.needs().years()
	s.Missing = missingIn(s.Lines)
	if e.cutOff() {
		s.Missing = append(s.Missing, "horizon_years")
	}
	if len(s.Missing) > 0 {
		return s
	}
	s.Net = netOf(s.Lines)
	s.Cumulative = runningSum(s.Net)
	s.Payback = payback(s.Net)
	s.IRRPct = irr(s.Net)
	n := e.needs()
	if rate := n.get("discount_rate_pct"); len(n.missing) == 0 {
		s.Discounted = discounted(s.Net, rate)
		npv := total(s.Discounted)
		s.NPV, s.DiscountedPayback = &npv, payback(s.Discounted)
	} else {
		s.Missing = n.missing
	}
	s.Notes = notes(s)
	return s
}

func netOf(lines []land.FlowLine) []land.Money {
	net := make([]land.Money, len(lines[0].Amounts))
	for _, l := range lines {
		for i, amount := range l.Amounts {
			net[i] += amount
		}
	}
	return net
}

func runningSum(amounts []land.Money) []land.Money {
	sums, sum := make([]land.Money, len(amounts)), land.Money(0)
	for i, amount := range amounts {
		sum += amount
		sums[i] = sum
	}
	return sums
}

// discounted brings each year to the first, which counts in full; a year is rounded to the fen.
func discounted(net []land.Money, ratePct float64) []land.Money {
	list := make([]land.Money, len(net))
	for i, amount := range net {
		list[i] = fenOf(amount.Yuan() / math.Pow(1+ratePct/100, float64(i)))
	}
	return list
}

func total(amounts []land.Money) land.Money {
	sum := land.Money(0)
	for _, amount := range amounts {
		sum += amount
	}
	return sum
}

// payback is how many years after the start of the first year the sum of the amounts is above zero for good, a year's amount
// coming in evenly; nil where it never is, or where nothing was paid.
func payback(amounts []land.Money) *float64 {
	sum, last := land.Money(0), -1
	var at float64
	paid := false
	for i, amount := range amounts {
		before := sum
		sum += amount
		if sum < 0 {
			paid, last = true, -1
		} else if before < 0 && last < 0 {
			last, at = i, float64(i)+float64(-before)/float64(amount)
		}
	}
	if !paid || last < 0 {
		return nil
	}
	return &at
}

// irr is the rate in percent at which the amounts come to nothing; nil unless their sign changes once and they are no loss.
func irr(net []land.Money) *float64 {
	if signChanges(net) != 1 || total(net) < 0 {
		return nil
	}
	value := func(rate float64) float64 {
		sum := 0.0
		for i, amount := range net {
			sum += amount.Yuan() / math.Pow(1+rate, float64(i))
		}
		return sum
	}
	rate, found := root(value, 0, 10)
	if !found {
		return nil
	}
	rate *= 100
	return &rate
}

func signChanges(net []land.Money) int {
	changes, last := 0, land.Money(0)
	for _, amount := range net {
		if amount == 0 {
			continue
		}
		if last != 0 && (amount < 0) != (last < 0) {
			changes++
		}
		last = amount
	}
	return changes
}

// root is where a function of one sign at the one end and the other at the other is zero, by halving.
func root(f func(float64) float64, low, high float64) (float64, bool) {
	atLow := f(low)
	if atLow == 0 {
		return low, true
	}
	if (atLow < 0) == (f(high) < 0) {
		return 0, false
	}
	for range 200 {
		middle := (low + high) / 2
		if middle == low || middle == high {
			break
		}
		if (f(middle) < 0) == (atLow < 0) {
			low = middle
		} else {
			high = middle
		}
	}
	return (low + high) / 2, true
}

// notes say of an account what a reader might miss.
func notes(s land.Side) []land.Phrase {
	list := []land.Phrase{said("未计融资成本;首年不折现", "before the cost of money; the first year is not discounted")}
	if s.IRRPct == nil {
		list = append(list, said("净流量不是一次变号,或合计为负,内部收益率无定义", "the net amounts do not change sign just once, or are a loss: there is no internal rate of return"))
	}
	if s.Payback == nil {
		list = append(list, said("测算年限内不能回收,或无需回收", "nothing to pay back, or not within the horizon"))
	}
	return list
}
