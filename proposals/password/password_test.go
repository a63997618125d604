package password

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

const good = "correct horse battery staple"

func TestVerify(t *testing.T) {
	stored, err := Hash(t.Context(), good)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$") || strings.Contains(stored, "horse") {
		t.Errorf("stored is %s", stored)
	}
	for text, want := range map[string]error{
		good:                             nil,
		good + " ":                       ErrWrong,
		"":                               ErrWrong,
		strings.Repeat("x", 1<<20):       ErrWrong,
		good + strings.Repeat("\x00", 9): ErrWrong,
	} {
		if err := Verify(t.Context(), text, stored); err != want {
			t.Errorf("%.40q: %v, want %v", text, err, want)
		}
	}
	if err := VerifyNone(t.Context(), good); err != ErrWrong {
		t.Errorf("nobody's password: %v", err)
	}
	again, err := Hash(t.Context(), good)
	if err != nil || again == stored {
		t.Errorf("the same password has the same hash twice: %v", err)
	}
	if IsOld(stored) {
		t.Error("a new hash is taken for old")
	}
}

// Two keyboards write é as one character, or as an e with an accent.
func TestPasswordIsTheSameInEitherForm(t *testing.T) {
	stored, err := Hash(t.Context(), "cafe\u0301 au lait, bien chaud")
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(t.Context(), "caf\u00e9 au lait, bien chaud", stored); err != nil {
		t.Error(err)
	}
}

func TestAHashWithOtherParametersIsGoodAndOld(t *testing.T) {
	p := parameters{memory: 64, passes: 1, lanes: 2}
	salt := []byte("saltsalt")
	key, err := p.derive(t.Context(), good, salt, 16)
	if err != nil {
		t.Fatal(err)
	}
	stored := hash{p, salt, key}.String()
	if err := Verify(t.Context(), good, stored); err != nil || !IsOld(stored) {
		t.Errorf("%v, old: %v", err, IsOld(stored))
	}
}

// The hash of "password" under "somesalt", by the reference implementation
// (phc-winner-argon2, test.c, version 0x13).
func TestKnownHash(t *testing.T) {
	const stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if err := Verify(t.Context(), "password", stored); err != nil {
		t.Error(err)
	}
	if err := Verify(t.Context(), "Password", stored); err != ErrWrong {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		good:       "",
		"too few":  "fewer than 12",
		"éééééééé": "fewer than 12",
		"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301": "fewer than 12", // twelve before they are joined
		"двенадцать слов":                            "",
		strings.Repeat("я", 500):                     "",
		strings.Repeat("я", 501):                     "longer than 1000 bytes",
		"not text at all \xff":                       "UTF-8",
	} {
		err := Check(text)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%.40q: %v, want %q", text, err, want)
		}
		if err != nil && strings.Contains(err.Error(), text) {
			t.Errorf("the message repeats the password: %v", err)
		}
	}
	if _, err := Hash(t.Context(), "short"); err == nil {
		t.Error("a short password was hashed")
	}
}

func TestSpoiltHashesAreRefused(t *testing.T) {
	for _, s := range []string{
		"", good, "$argon2id$", "$2a$10$abcdefghijklmnopqrstuv",
		"$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=2,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=2,p=256$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=065536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc$",
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$AAAA",
	} {
		err := Verify(t.Context(), "password", s)
		if err == nil || err == ErrWrong || strings.Contains(err.Error(), good) {
			t.Errorf("%q: %v", s, err)
		}
		if !IsOld(s) {
			t.Errorf("%q is kept", s)
		}
	}
}

// A flood of passwords waits for its turn, and gives up with its caller.
func TestFewHashesAreUnderWayAtOnce(t *testing.T) {
	for range cap(turns) {
		turns <- struct{}{}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	var flood sync.WaitGroup
	for range 50 {
		flood.Go(func() {
			if err := VerifyNone(ctx, good); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%v", err)
			}
		})
	}
	flood.Wait()
	for range cap(turns) {
		<-turns
	}
	if err := VerifyNone(t.Context(), good); err != ErrWrong {
		t.Error(err)
	}
}

func FuzzParseHash(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=8,t=1,p=1$$")
	f.Fuzz(func(t *testing.T, s string) {
		if h, err := parseHash(s); err == nil && h.String() != s {
			t.Errorf("%q was read as %q", s, h)
		}
	})
}
