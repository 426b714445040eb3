package access_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"permu/internal/access"
)

func TestPasswordHashes(t *testing.T) {
	hash := access.HashPassword("三山五岳-correct horse")
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("%s", hash)
	}
	if again := access.HashPassword("三山五岳-correct horse"); again == hash {
		t.Error("two hashes have one salt")
	}
	for password, want := range map[string]bool{"三山五岳-correct horse": true, "三山五岳-correct horsE": false, "": false} {
		if got, err := access.SamePassword(hash, password); err != nil || got != want {
			t.Errorf("%q: %v %v", password, got, err)
		}
	}
	if same, err := access.SamePassword(access.Nobody(), ""); same || err != nil {
		t.Errorf("nobody has a password: %v %v", same, err)
	}
}

// The reference implementation's own test vector of argon2id, version 19: 64 MiB, 2 passes, 1 lane.
func TestPasswordHashOfTheReferenceImplementation(t *testing.T) {
	const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if same, err := access.SamePassword(hash, "password"); !same || err != nil {
		t.Errorf("%v %v", same, err)
	}
}

// TestPasswordHashOfAnotherProgram asks the reference command, which CI has.
func TestPasswordHashOfAnotherProgram(t *testing.T) {
	program, err := exec.LookPath("argon2")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("the command argon2 is not installed")
	}
	command := exec.CommandContext(t.Context(), program, "some-salt-of-16", "-id", "-t", "2", "-k", "19456", "-p", "1", "-l", "32", "-e")
	command.Stdin = strings.NewReader("三山五岳-correct horse")
	hash, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	if same, err := access.SamePassword(string(bytes.TrimSpace(hash)), "三山五岳-correct horse"); !same || err != nil {
		t.Errorf("%s: %v %v", hash, same, err)
	}
}

func TestHashesThatCannotBeRead(t *testing.T) {
	good := access.HashPassword("三山五岳-correct horse")
	for name, hash := range map[string]string{
		"empty":              "",
		"plain":              "三山五岳-correct horse",
		"another algorithm":  strings.Replace(good, "argon2id", "argon2i", 1),
		"another version":    strings.Replace(good, "v=19", "v=16", 1),
		"too much memory":    strings.Replace(good, "m=19456", "m=99999999", 1),
		"no passes":          strings.Replace(good, "t=2", "t=0", 1),
		"no threads":         strings.Replace(good, "p=1", "p=0", 1),
		"parameters missing": strings.Replace(good, ",t=2", "", 1),
		"a salt of no text":  "$argon2id$v=19$m=19456,t=2,p=1$!!$aaaa",
		"cut off":            good[:40],
	} {
		t.Run(name, func(t *testing.T) {
			if same, err := access.SamePassword(hash, "三山五岳-correct horse"); same || err == nil {
				t.Errorf("%v %v", same, err)
			}
		})
	}
}

func TestPasswordsThatAreWrong(t *testing.T) {
	for name, test := range map[string]struct{ name, password, says string }{
		"too short":                  {"wang", "a1-b2-c3!", "at least 10"},
		"too short in Chinese":       {"wang", "三山五岳三山五岳三", "at least 10"},
		"too long":                   {"wang", strings.Repeat("x1", 129), "at most 256"},
		"the name":                   {"Wang.Xiaoming", "wang.xiaoming", "the name"},
		"the name and a year":        {"wangxiaoming", "WangXiaoming2026", "the name"},
		"the name twice":             {"zhang", "zhangzhang", "the name"},
		"the name in full width":     {"wangxiaoming", "ｗａｎｇｘｉａｏｍｉｎｇ", "the name"},
		"guessed first":              {"wang", "1q2w3e4r5t", "guessed first"},
		"guessed first, in capitals": {"wang", "QWERTYUIOP", "guessed first"},
		"one character":              {"wang", "aaaaaaaaaaaa", "guessed first"},
		"two characters":             {"wang", "010010001001", "guessed first"},
	} {
		t.Run(name, func(t *testing.T) {
			err := access.CheckPassword("password", test.name, test.password).Err()
			if err == nil || !strings.Contains(err.Error(), "password: ") || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v", err)
			}
			if err != nil && strings.Contains(err.Error(), test.password) {
				t.Error("the problem shows the password")
			}
		})
	}
	for _, password := range []string{"三山五岳望海听涛看云", "correct horse", "xK4-wang-9vTq"} {
		if err := access.CheckPassword("password", "wang", password).Err(); err != nil {
			t.Errorf("%s: %v", password, err)
		}
	}
}

func TestNames(t *testing.T) {
	for given, want := range map[string]string{" 王小明 ": "王小明", "Li Na": "Li Na", "zhang.san@zone": "zhang.san@zone", "阿·买提": "阿·买提"} {
		if got, problems := access.CleanName(given); got != want || problems != nil {
			t.Errorf("%q: %q %v", given, got, problems)
		}
	}
	for given, says := range map[string]string{
		"": "must be given", "  ": "must be given", "demo:planner": "alone", "a\tb": "alone", "a  b": "alone", "<b>": "alone", "Local": "taken",
		strings.Repeat("王", 41): "at most 40", "a\u202eb": "alone",
	} {
		if _, problems := access.CleanName(given); problems.Err() == nil || !strings.Contains(problems.Error(), says) {
			t.Errorf("%q: %v", given, problems)
		}
	}
	if access.NameKey("ＷＡＮＧ") != access.NameKey("wang") || access.NameKey("王") == access.NameKey("汪") {
		t.Error("keys of names")
	}
}

func TestTokens(t *testing.T) {
	a, b := access.NewToken(), access.NewToken()
	if a == b || len(a) != 43 || len(a.Hash()) != 32 || bytes.Equal(a.Hash(), b.Hash()) || bytes.Contains(a.Hash(), []byte(a)) {
		t.Errorf("%s %s", a, b)
	}
}
