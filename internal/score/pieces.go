package score

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// piece is a part of a sum that a policy makes: of land, or of tax.
type piece struct {
	name         string
	held         float64 // with its sign, in steps of the number
	floor, ratio float64 // of leased floor that makes land: m², and what it is divided by
}

// Codes of notes that say of which pieces a number is the sum.
const (
	landPiecesNote = "land_pieces"
	taxPiecesNote  = "tax_pieces"
)

// LandNote says of which pieces a subject's land is the sum; false where it is as it was given.
func (r *Result) LandNote(i int) (string, bool) {
	year := r.facts.landYear(r.policy.Land, 0)
	counted := year.of(i)
	if !counted.any || counted.lacks != "" {
		return "", false
	}
	var pieces []piece
	for _, of := range year.pieces {
		held, _ := year.piece(of, i)
		if math.IsNaN(held) || held == 0 && of.column != "own_land_mu" {
			continue
		}
		one := piece{name: of.column, held: of.sign * held}
		if of.held == nil || math.IsNaN(of.held[i]) {
			one.floor, one.ratio = (year.floor[i]+year.highFloor(i))/100, year.ratio(i)/1e4
		}
		pieces = append(pieces, one)
	}
	return noteOf(landPiecesNote, pieces), true
}

// taxNote says of which kinds a subject's tax of the year is the sum; false where it is as reported, or not known.
func (r *Result) taxNote(i int) (string, bool) {
	counted := r.facts.Numbers[Column{Name: "tax_cny"}]
	if !sumsTax(r.policy.Tax) || counted == nil || math.IsNaN(counted[i]) {
		return "", false
	}
	pieces := r.facts.taxPieces(r.policy.Tax, i)
	if len(r.policy.Tax.Include) == 0 {
		whole := piece{name: r.policy.Tax.Whole(), held: counted[i]}
		for _, one := range pieces {
			whole.held -= one.held
		}
		pieces = append([]piece{whole}, pieces...)
	}
	return noteOf(taxPiecesNote, pieces), true
}

// sumsTax reports whether a policy makes a tax of its own out of what is reported.
func sumsTax(rule policy.Tax) bool {
	return rule.Kind == policy.Payable || len(rule.Include) > 0 || rule.NetOfRefunds() || rule.CrossRegion == "add_back"
}

// taxPieces are what a policy adds to the tax of the year or takes off, beside the whole as reported.
func (f *Facts) taxPieces(rule policy.Tax, i int) []piece {
	signs := map[string]float64{}
	for name, sign := range rule.Include {
		signs[name] = sign.Float()
	}
	if rule.NetOfRefunds() {
		signs["tax_refund_cny"] = -1
	}
	if rule.CrossRegion == "add_back" {
		signs["cross_region_tax_cny"] = 1
	}
	var pieces []piece
	for _, n := range policy.Numbers() { // in their order
		column := f.Numbers[Column{Name: n.Name}]
		if sign := signs[n.Name]; sign != 0 && column != nil && !math.IsNaN(column[i]) && column[i] != 0 {
			pieces = append(pieces, piece{name: n.Name, held: sign * column[i]})
		}
	}
	return pieces
}

// countsLand reports whether a policy has rules of its own for which land counts.
func countsLand(rule policy.Land) bool {
	return rule.Basis != "" || len(rule.Components) > 0 || rule.LeasedFloor.Method != "" || rule.SharedParcel.Method != ""
}

// LandPiecesNote says of which pieces, by the names of their numbers, land is the sum; held are whole multiples of the step of land, with
// their signs.
func LandPiecesNote(names []string, held []float64) string {
	pieces := make([]piece, len(names))
	for i, name := range names {
		pieces[i] = piece{name: name, held: held[i]}
	}
	return noteOf(landPiecesNote, pieces)
}

// summedNotes are what a row keeps of the sums that its policy makes.
func (r *Result) summedNotes(i int) []string {
	var notes []string
	if countsLand(r.policy.Land) {
		if note, summed := r.LandNote(i); summed {
			notes = append(notes, note)
		}
	}
	if note, summed := r.taxNote(i); summed {
		notes = append(notes, note)
	}
	return notes
}

func noteOf(code string, pieces []piece) string {
	parts := make([]string, len(pieces))
	for i, one := range pieces {
		parts[i] = one.name + "=" + plain(one.held)
		if one.ratio > 0 {
			parts[i] += "/" + plain(one.floor) + "/" + plain(one.ratio)
		}
	}
	return code + ":" + strings.Join(parts, ",")
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// piecesOf reads a note back; nil when it is none.
func piecesOf(rest string) []piece {
	var pieces []piece
	for _, part := range strings.Split(rest, ",") {
		name, figures, _ := strings.Cut(part, "=")
		one, numbers := piece{name: name}, strings.Split(figures, "/")
		var err error
		for at, to := range []*float64{&one.held, &one.floor, &one.ratio}[:min(3, len(numbers))] {
			if *to, err = strconv.ParseFloat(numbers[at], 64); err != nil {
				return nil
			}
		}
		pieces = append(pieces, one)
	}
	return pieces
}

// summedUp says a note of pieces in words: 用地 22.5 亩 = 自有用地 15 + 租入用地 7.5.
func summedUp(code, rest string) (land.Reason, bool) {
	pieces := piecesOf(rest)
	said, perUnit, unit := land.Phrase{ZH: "用地", EN: "land"}, float64(land.StepsPerMu), land.Phrase{ZH: "亩", EN: "mu"}
	if code == taxPiecesNote {
		said, perUnit, unit = land.Phrase{ZH: "本年税收", EN: "tax of the year"}, 100*land.YuanPerWan, land.Phrase{ZH: "万元", EN: "万元"}
	}
	sum, zh, en := 0.0, "", ""
	for at, one := range pieces {
		sign := " + "
		if one.held < 0 {
			sign = " − "
		} else if at == 0 {
			sign = " "
		}
		words := one.words(perUnit)
		sum, zh, en = sum+one.held, zh+sign+words.ZH, en+sign+words.EN
	}
	return land.Reason{
		Code: code, ZH: fmt.Sprintf("%s %s %s =%s", said.ZH, short(sum/perUnit), unit.ZH, zh), EN: fmt.Sprintf("%s, %s %s =%s", said.EN, short(sum/perUnit), unit.EN, en),
	}, len(pieces) > 0
}

func (p piece) words(perUnit float64) land.Phrase {
	if p.ratio > 0 {
		floor, ratio := short(p.floor), short(p.ratio)
		return land.Phrase{ZH: "租用厂房 " + floor + " m² ÷ 容积率 " + ratio, EN: "leased floor of " + floor + " m² ÷ floor area ratio " + ratio}
	}
	title, amount := numbersByName()[p.name].Title, short(math.Abs(p.held)/perUnit)
	if p.name == "tax_cny" {
		title = land.Phrase{ZH: "报送税收", EN: "tax as reported"}
	}
	return land.Phrase{ZH: title.ZH + " " + amount, EN: title.EN + " " + amount}
}
