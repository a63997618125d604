package views

import (
	"fmt"
	"net/http/httptest"
	"testing"
	"time"
)

func TestTriesFromAnAddressAreLimited(t *testing.T) {
	tries, now := newTries(), newClock()
	for i := range 20 {
		if wait := tries.take(fmt.Sprintf("name-%d", i), "192.0.2.1", now.time()); wait != 0 {
			t.Fatalf("try %d has to wait %s", i+1, wait)
		}
	}
	if wait := tries.take("name-99", "192.0.2.1", now.time()); wait != 15*time.Second {
		t.Errorf("the next one has to wait %s", wait)
	}
	if wait := tries.take("name-99", "192.0.2.2", now.time()); wait != 0 {
		t.Errorf("another address has to wait %s", wait)
	}
	tries.forget("name-99")
	now.pass(15 * time.Second)
	if tries.take("name-99", "192.0.2.1", now.time()) != 0 || tries.take("name-99", "192.0.2.1", now.time()) == 0 {
		t.Error("the address does not get one try back after the wait")
	}
}

// A try that is refused does not count, so that the wait it was told holds.
func TestRefusedTriesDoNotCount(t *testing.T) {
	tries, now := newTries(), newClock()
	for range 5 {
		tries.take("ab", "192.0.2.1", now.time())
	}
	for range 50 {
		if wait := tries.take("ab", "192.0.2.1", now.time()); wait != time.Minute {
			t.Fatalf("wait %s", wait)
		}
	}
	if wait := tries.take("cd", "192.0.2.1", now.time()); wait != 0 {
		t.Errorf("the address was charged for what was refused: wait %s", wait)
	}
}

// One address that is blocked cannot make a name under attack be forgotten.
func TestBlockedAddressesFillNoNames(t *testing.T) {
	tries, now := newTries(), newClock()
	for range 5 {
		tries.take("ab", "192.0.2.1", now.time())
	}
	for i := range 2 * maxLimits {
		tries.take(fmt.Sprintf("name-%d", i), "192.0.2.2", now.time())
	}
	if got := len(tries.names.of); got != 21 {
		t.Errorf("%d names are remembered, want ab and 20 that were tried", got)
	}
	if wait := tries.take("ab", "192.0.2.3", now.time()); wait != time.Minute {
		t.Errorf("the name under attack has to wait %s", wait)
	}
}

func TestTriesTakeLimitedSpace(t *testing.T) {
	l, now := newTries().names, newClock()
	for i := range maxLimits {
		l.get(fmt.Sprint(i), now.time()).AllowN(now.time(), 5)
	}
	l.get("one more", now.time())
	if len(l.of) != maxLimits {
		t.Errorf("%d names are remembered", len(l.of))
	}
	now.pass(6 * time.Minute)
	l.get("yet another", now.time())
	if len(l.of) != 1 {
		t.Errorf("%d names are remembered that have all their tries again", len(l.of)-1)
	}
}

func TestClientAddress(t *testing.T) {
	for _, c := range []struct{ peer, forwarded, want string }{
		{"192.0.2.1:1234", "", "192.0.2.1"},
		{"192.0.2.1:1234", "198.51.100.7", "192.0.2.1"}, // no proxy of ours
		{"127.0.0.1:1234", "", "127.0.0.1"},
		{"127.0.0.1:1234", "198.51.100.7", "198.51.100.7"},
		{"[::1]:1234", "203.0.113.9, 198.51.100.7", "198.51.100.7"}, // the first is what the client wrote
		{"127.0.0.1:1234", "198.51.100.7, unknown", "127.0.0.1"},
		{"[2001:db8:1:2:3:4:5:6]:1234", "", "2001:db8:1:2::/64"},
		{"[2001:db8:1:2:9:9:9:9]:1234", "", "2001:db8:1:2::/64"},
		{"[::ffff:192.0.2.1]:1234", "", "192.0.2.1"},
		{"127.0.0.1:1234", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
		{"nowhere", "", "nowhere"},
	} {
		r := httptest.NewRequest("POST", signInPath, nil)
		r.RemoteAddr = c.peer
		if c.forwarded != "" {
			r.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := clientAddress(r); got != c.want {
			t.Errorf("%s, forwarded for %q: %q, want %q", c.peer, c.forwarded, got, c.want)
		}
	}
}

func TestWaitWords(t *testing.T) {
	for wait, want := range map[time.Duration]string{
		time.Second: "1 second", 59 * time.Second: "59 seconds", time.Minute: "1 minute", 61 * time.Second: "2 minutes",
	} {
		if got := waitWords(wait); got != want {
			t.Errorf("%s is %q, want %q", wait, got, want)
		}
	}
}
