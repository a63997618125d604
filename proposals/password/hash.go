package password

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
)

// A hash is what is stored of a password.
type hash struct {
	parameters
	salt, key []byte
}

// String is the PHC string of h.
func (h hash) String() string {
	return fmt.Sprintf(form, argon2.Version, h.memory, h.passes, h.lanes) + encode(h.salt) + "$" + encode(h.key)
}

const form = "$argon2id$v=%d$m=%d,t=%d,p=%d$"

var (
	encode = base64.RawStdEncoding.EncodeToString
	decode = base64.RawStdEncoding.Strict().DecodeString
)

// errNoHash does not repeat the text: it may be a password in the wrong place.
var errNoHash = errors.New("the stored password is no argon2id hash: give the user a new password")

// The most that a stored hash may cost: a spoilt one must not take the memory
// of the whole machine.
var most = parameters{memory: 1 << 20, passes: 100, lanes: 64}

// parseHash reads a PHC string. Only what [hash.String] writes is one.
func parseHash(s string) (hash, error) {
	var h hash
	var version int
	parts := strings.Split(s, "$")
	if len(parts) != 6 {
		return hash{}, errNoHash
	}
	if _, err := fmt.Sscanf(s, form, &version, &h.memory, &h.passes, &h.lanes); err != nil || version != argon2.Version {
		return hash{}, errNoHash
	}
	var saltErr, keyErr error
	h.salt, saltErr = decode(parts[4])
	h.key, keyErr = decode(parts[5])
	if errors.Join(saltErr, keyErr) != nil || h.String() != s || !h.bearable() {
		return hash{}, errNoHash
	}
	return h, nil
}

func (h hash) bearable() bool {
	return h.passes >= 1 && h.passes <= most.passes && h.lanes >= 1 && h.lanes <= most.lanes &&
		h.memory >= 8 && h.memory <= most.memory && len(h.salt) >= 8 && len(h.key) >= 16 && len(h.key) <= 64
}
