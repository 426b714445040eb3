package access

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// What signing in ends with when it fails.
var (
	// ErrWrong says that there is no user of that name and password; it does not say which of the two is wrong.
	ErrWrong = errors.New("name or password is wrong")
	// ErrLink says that a one-time link cannot be used.
	ErrLink = errors.New("this link was used, is too old, or never was: ask an administrator for another")
)

// Wait says how long a name must wait after wrong passwords.
type Wait time.Duration

// Seconds are whole ones.
func (w Wait) Seconds() int { return int(math.Ceil(time.Duration(w).Seconds())) }

// Error says for how long.
func (w Wait) Error() string {
	return fmt.Sprintf("too many wrong passwords: wait %s", time.Duration(w))
}
