package land_test

import (
	"errors"
	"fmt"
	"testing"

	"permu/internal/land"
)

func TestProblems(t *testing.T) {
	problems := land.Problems{
		{Path: "indicators[2].weight", Rule: "must be positive", Value: "-1"},
		{Path: "id", Rule: "must be given"},
	}
	want := "indicators[2].weight: must be positive (is \"-1\")\nid: must be given"
	if got := problems.Error(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	err := fmt.Errorf("policy: %w", problems.Err())
	for kind, is := range map[error]bool{land.ErrInvalid: true, land.ErrNotFound: false, land.ErrConflict: false} {
		if errors.Is(err, kind) != is {
			t.Errorf("is %v: want %v", kind, is)
		}
	}
	var found land.Problems
	if !errors.As(err, &found) || len(found) != 2 {
		t.Errorf("the problems are lost behind a wrap: %v", found)
	}
}

func TestNoProblems(t *testing.T) {
	for name, problems := range map[string]land.Problems{"nil": nil, "empty": {}} {
		t.Run(name, func(t *testing.T) {
			if err := problems.Err(); err != nil {
				t.Errorf("got %v", err)
			}
		})
	}
}
