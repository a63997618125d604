// Package password keeps passwords as hashes from which none can be read back.
//
// The hash is argon2id, with the parameters that OWASP's Password Storage Cheat
// Sheet recommends: 19 MiB of memory, two passes, one lane. It is written as a
// PHC string, which carries its own parameters and salt, so that older hashes
// stay good when the parameters are raised:
//
//	$argon2id$v=19$m=19456,t=2,p=1$salt$hash
//
// Text is normalised to NFC first, since two keyboards may write the same
// letters in different bytes (RFC 8265). Nothing else of it is changed, and
// nothing but its length is asked of it, as NIST SP 800-63B advises.
//
// Each hash under way takes its memory; the package lets few run at once,
// whoever asks, and the others wait.
package password

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

const (
	minLength = 12   // characters
	maxLength = 1000 // bytes, so that nobody has a long text hashed
	saltSize  = 16   // bytes
	keySize   = 32   // bytes
)

// ErrWrong says that a password is not the one that was hashed.
var ErrWrong = errors.New("the password is wrong")

// Check says what keeps text from being a new password, nil if nothing does.
// The error never repeats the text.
func Check(text string) error {
	text = normal(text)
	switch {
	case !utf8.ValidString(text):
		return errors.New("the password is not valid UTF-8: type it as text")
	case len(text) > maxLength:
		return fmt.Errorf("the password is longer than %d bytes", maxLength)
	case utf8.RuneCountInString(text) < minLength:
		return fmt.Errorf("the password has fewer than %d characters: several words in a row are easy to remember", minLength)
	default:
		return nil
	}
}

// Hash is a hash of text under a salt of its own, as [Verify] reads it. It
// returns an error if text is refused by [Check], or ctx ends before its turn.
func Hash(ctx context.Context, text string) (string, error) {
	if err := Check(text); err != nil {
		return "", err
	}
	salt := make([]byte, saltSize)
	rand.Read(salt) // never fails
	key, err := current.derive(ctx, normal(text), salt, keySize)
	if err != nil {
		return "", err
	}
	return hash{current, salt, key}.String(), nil
}

// Verify returns nil if text is the password of which stored is a hash, and
// [ErrWrong] if it is another. It takes as long for either. An error of ctx
// means that its turn did not come, any other that stored is no hash.
func Verify(ctx context.Context, text, stored string) error {
	h, err := parseHash(stored)
	if err != nil {
		return err
	}
	text = normal(text)
	key, err := h.derive(ctx, text, h.salt, len(h.key))
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(key, h.key) != 1 || len(text) > maxLength {
		return ErrWrong
	}
	return nil
}

// VerifyNone takes as long as [Verify] and returns what it returns for a
// wrong password. It is called where there is no user of the name that was
// given, so that the time does not tell.
func VerifyNone(ctx context.Context, text string) error {
	if _, err := current.derive(ctx, normal(text), make([]byte, saltSize), keySize); err != nil {
		return err
	}
	return ErrWrong
}

// IsOld reports whether stored was made with other parameters than [Hash] has
// now, so that the password should be hashed again when it is next known.
func IsOld(stored string) bool {
	h, err := parseHash(stored)
	return err != nil || h.parameters != current
}

func normal(text string) string { return norm.NFC.String(text) }

// parameters are what a hash costs.
type parameters struct {
	memory uint32 // KiB
	passes uint32
	lanes  uint8
}

// current are those of https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id.
var current = parameters{memory: 19 * 1024, passes: 2, lanes: 1}

// turns are as many as hashes may be under way at once, in the whole process:
// a flood of them takes time, never more than so much memory.
var turns = make(chan struct{}, 4)

func (p parameters) derive(ctx context.Context, text string, salt []byte, size int) ([]byte, error) {
	select {
	case turns <- struct{}{}:
		defer func() { <-turns }()
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	text = text[:min(len(text), maxLength)] // what is longer is wrong whatever it is
	return argon2.IDKey([]byte(text), salt, p.passes, p.memory, p.lanes, uint32(size)), nil
}
