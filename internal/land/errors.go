package land

import (
	"errors"
	"fmt"
	"strings"
)

// Kinds of error. Callers test with errors.Is; the server turns each into one HTTP status.
var (
	// ErrNotFound says that the thing asked for does not exist.
	ErrNotFound = errors.New("not found")
	// ErrInvalid says that the input breaks a rule; its text names place and rule.
	ErrInvalid = errors.New("invalid")
	// ErrConflict says that someone else is changing the same thing, or has done so since it was read.
	ErrConflict = errors.New("conflict")
	// ErrForbidden says that the person who asks has not the right.
	ErrForbidden = errors.New("forbidden")
	// ErrUnreadable says that something that was kept cannot be read any more; its text names what, and of what.
	ErrUnreadable = errors.New("unreadable")
)

// Lacks says which right somebody has not, and in which park; empty is the whole zone. It is an [ErrForbidden].
type Lacks struct{ Name, Right, ParkCode string }

// Error names the person and the right.
func (l *Lacks) Error() string { return l.Name + " lacks the right " + l.Right }

// Is makes errors.Is(lacks, ErrForbidden) true.
func (l *Lacks) Is(target error) bool { return target == ErrForbidden }

// Moved says which parts of what a step rests on are no longer what was shown to who makes it. It is an [ErrConflict].
type Moved struct{ Parts []string }

// Error names the parts.
func (m *Moved) Error() string {
	return "what it rests on has changed since it was shown: " + strings.Join(m.Parts, ", ") + "; read it again"
}

// Is makes errors.Is(moved, ErrConflict) true.
func (m *Moved) Is(target error) bool { return target == ErrConflict }

// Problem is one broken rule: where (`indicators[2].weight`, `bbox`), which rule, and the value that broke it.
type Problem struct {
	Path  string `json:"path" doc:"where the rule is broken"`
	Rule  string `json:"rule" doc:"the rule, as a sentence"`
	Value string `json:"value,omitempty" doc:"the value that breaks it"`
	Line  int    `json:"line,omitempty" doc:"of a document: the line where it stands"`
}

// Problems is every broken rule of one input. It is an [ErrInvalid].
type Problems []Problem

// Error lists the problems, position first, one per line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Path + ": " + problem.Rule
		if problem.Line > 0 {
			lines[i] = fmt.Sprintf("line %d: %s", problem.Line, lines[i])
		}
		if problem.Value != "" {
			lines[i] += fmt.Sprintf(" (is %q)", problem.Value)
		}
	}
	return strings.Join(lines, "\n")
}

// Is makes errors.Is(problems, ErrInvalid) true.
func (p Problems) Is(target error) bool { return target == ErrInvalid }

// Err returns nil when there are no problems, and the problems otherwise.
func (p Problems) Err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}
