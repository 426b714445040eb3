package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// Token is a secret that stands for a session or opens a one-time link: 256 random bits. It is given to one browser and
// kept nowhere; what is kept is its hash.
type Token string

// NewToken makes a token that nobody has.
func NewToken() Token {
	bits := make([]byte, sha256.Size)
	_, _ = rand.Read(bits) // never fails: the program ends where there is no randomness
	return Token(base64.RawURLEncoding.EncodeToString(bits))
}

// Hash is what is kept of a token, 32 bytes. The token is random, so that a plain hash cannot be turned back.
func (t Token) Hash() []byte {
	sum := sha256.Sum256([]byte(t))
	return sum[:]
}
