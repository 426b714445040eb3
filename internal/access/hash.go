package access

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// costs are the parameters of argon2id.
type costs struct {
	memoryKiB uint32
	passes    uint32
	threads   uint8
}

// present are the costs of new hashes: 19 MiB, two passes, one thread (OWASP Password Storage Cheat Sheet, argon2id).
func present() costs { return costs{19 * 1024, 2, 1} }

const (
	saltBytes = 16
	keyBytes  = 32
	mostKiB   = 1 << 20 // of a hash that is read: what a broken one may not ask for
	mostRuns  = 64
)

// HashPassword is the argon2id hash of a password under a new salt, as a PHC string:
// `$argon2id$v=19$m=19456,t=2,p=1$salt$key`, both in base64 without padding.
func HashPassword(password string) string {
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // never fails: the program ends where there is no randomness
	return hashWith(present(), salt, password)
}

func hashWith(c costs, salt []byte, password string) string {
	key := argon2.IDKey([]byte(password), salt, c.passes, c.memoryKiB, c.threads, keyBytes)
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memoryKiB, c.passes, c.threads, encode(salt), encode(key))
}

// SamePassword reports whether a password is the one of a hash, in a time that says nothing of how alike they are. A hash
// that cannot be read is an error.
func SamePassword(hash, password string) (bool, error) {
	c, salt, err := readHash(hash)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare([]byte(hash), []byte(hashWith(c, salt, password))) == 1, nil
}

// Nobody is a hash that no password has, made at the costs of the others: a name that is not known takes as long to refuse
// as one that is.
func Nobody() string {
	c := present()
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memoryKiB, c.passes, c.threads, encode(make([]byte, saltBytes)), encode(make([]byte, keyBytes)))
}

func readHash(hash string) (costs, []byte, error) {
	var c costs
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, fmt.Errorf("password hash: not argon2id of version %d", argon2.Version)
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memoryKiB, &c.passes, &c.threads); err != nil {
		return c, nil, fmt.Errorf("password hash: parameters: %w", err)
	}
	if c.memoryKiB < 8 || c.memoryKiB > mostKiB || c.passes < 1 || c.passes > mostRuns || c.threads < 1 {
		return c, nil, fmt.Errorf("password hash: parameters out of range: %s", parts[3])
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return c, nil, fmt.Errorf("password hash: salt: %w", err)
	}
	return c, salt, nil
}
