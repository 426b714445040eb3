package policy

import (
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"permu/internal/land"
)

// vocabulary is what variables of texts can hold, by name: a condition that asks for another word would never hold, without a
// word. Variables of which that is not known, such as recognitions, are not among them.
type vocabulary map[string][]string

// wordsAt is the vocabulary of a stage.
func (p Policy) wordsAt(at stage, variables []Variable) vocabulary {
	w := vocabulary{"missing": lackable(variables), "industry": divisions(), "events": chosen("events", "event_kind")}
	for name, kind := range map[string]string{
		"scale": "enterprises", "status": "enterprises", "listing": "enterprises", "relation": "occupancies",
		"tenure": "parcels", "idle_cause": "parcels", "supply_method": "parcels",
	} {
		w[name] = chosen(kind, name)
	}
	for _, g := range p.IndustryGroups {
		w["industry_group"] = append(w["industry_group"], g.ID)
	}
	if at == inTracks || at == afterScores {
		for _, t := range p.Tracks {
			w["track"] = append(w["track"], t.ID)
		}
	}
	if at == afterScores {
		w["grade"] = p.Grades()
	}
	return w
}

// lackable are the names that may stand in missing: of facts that are not always known.
func lackable(variables []Variable) []string {
	var names []string
	for _, v := range variables {
		told := v.Type == ListType || slices.Contains([]string{"as_of", "year", "track", "score"}, v.Name) || strings.Contains(v.Name, ".")
		if !told {
			names = append(names, v.Name)
		}
	}
	return names
}

func chosen(kind, field string) []string {
	k, _ := land.KindByName(kind)
	f, _ := k.Field(field)
	return f.Choices
}

// divisions are those of GB/T 4754.
func divisions() []string {
	list := make([]string, 0, 99)
	for n := 1; n <= 99; n++ {
		list = append(list, fmt.Sprintf("%02d", n))
	}
	return list
}

// check finds a word that a variable is compared with and can never hold.
func (w vocabulary) check(e ast.Expr) (err error) {
	ast.PreOrderVisit(e, ast.NewExprVisitor(func(e ast.Expr) {
		if err != nil || e.Kind() != ast.CallKind {
			return
		}
		switch call := e.AsCall(); call.FunctionName() {
		case operators.Equals, operators.NotEquals:
			err = w.compared(call.Args()[0], call.Args()[1])
			if err == nil {
				err = w.compared(call.Args()[1], call.Args()[0])
			}
		case operators.In:
			err = w.among(call.Args()[0], call.Args()[1])
		}
	}))
	return err
}

// among checks 'word' in list, and variable in ['word', …].
func (w vocabulary) among(what, list ast.Expr) error {
	if list.Kind() == ast.IdentKind {
		return w.compared(list, what)
	}
	if list.Kind() != ast.ListKind {
		return nil
	}
	for _, element := range list.AsList().Elements() {
		if err := w.compared(what, element); err != nil {
			return err
		}
	}
	return nil
}

func (w vocabulary) compared(variable, with ast.Expr) error {
	word, spelled := literalText(with)
	if variable.Kind() != ast.IdentKind || !spelled || word == "" {
		return nil
	}
	name := variable.AsIdent()
	can, known := w[name]
	if !known || slices.Contains(can, word) {
		return nil
	}
	if len(can) > mostNamed {
		return fmt.Errorf("%s never holds %q", name, word)
	}
	return fmt.Errorf("%s never holds %q, but %s", name, word, strings.Join(can, ", "))
}

// mostNamed bounds the words that a mistake names.
const mostNamed = 12
