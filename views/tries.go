package views

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// tries limit how often passwords may be guessed: for one name, from wherever
// the guesses come, and from one address, whatever the names. Names that
// nobody has are limited like others, so that a limit tells nothing.
//
// They are kept in memory. Whoever guesses at a name can keep its user from
// signing in meanwhile, but no session that goes on is touched.
type tries struct {
	mu        sync.Mutex
	names     limits
	addresses limits
}

func newTries() *tries {
	return &tries{
		names:     limits{burst: 5, refill: time.Minute, of: map[string]*rate.Limiter{}},
		addresses: limits{burst: 20, refill: 15 * time.Second, of: map[string]*rate.Limiter{}},
	}
}

// take counts a try, and returns 0, or how long it is until the next one is
// allowed.
func (t *tries) take(name, address string, now time.Time) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if wait := max(t.names.wait(name, now), t.addresses.wait(address, now)); wait > 0 {
		return wait
	}
	t.names.get(name, now).AllowN(now, 1)
	t.addresses.get(address, now).AllowN(now, 1)
	return 0
}

// forget forgets the tries for a name, whose user has signed in. Those of the
// address stay: a user's own name must not buy guesses at others.
func (t *tries) forget(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.names.of, name)
}

// maxLimits is how many names, or addresses, are remembered at once.
const maxLimits = 10_000

// limits are the same limit for each of many keys: a number of tries at once,
// and one more after each refill.
type limits struct {
	burst  int
	refill time.Duration
	of     map[string]*rate.Limiter
}

// wait is how long it is until the next try under a key. It remembers no key, so
// that what is refused takes no space: an address that has used up its tries
// could else push out the name that others guess at.
func (l limits) wait(key string, now time.Time) time.Duration {
	if limiter, ok := l.of[key]; ok {
		return untilNext(limiter, now)
	}
	return 0
}

// get is the limiter of a key. A key that has all its tries again is forgotten
// when the space is used up; if none has, any one is.
func (l limits) get(key string, now time.Time) *rate.Limiter {
	if limiter, ok := l.of[key]; ok {
		return limiter
	}
	if len(l.of) >= maxLimits {
		l.sweep(now)
	}
	limiter := rate.NewLimiter(rate.Every(l.refill), l.burst)
	l.of[key] = limiter
	return limiter
}

func (l limits) sweep(now time.Time) {
	for key, limiter := range l.of {
		if limiter.TokensAt(now) >= float64(l.burst) {
			delete(l.of, key)
		}
	}
	for key := range l.of {
		if len(l.of) < maxLimits {
			return
		}
		delete(l.of, key)
	}
}

// untilNext is how long it is until l allows one more, in whole seconds.
func untilNext(l *rate.Limiter, now time.Time) time.Duration {
	missing := max(0, 1-l.TokensAt(now)) / float64(l.Limit()) // in seconds
	wait := time.Duration(missing * float64(time.Second)).Round(time.Millisecond)
	return (wait + time.Second - 1).Truncate(time.Second)
}

// clientAddress tells callers apart for the limits: by an IPv4 address, or by
// the network of an IPv6 address, of which one household has more than can be
// counted.
//
// A request from this machine is taken to come through a reverse proxy, and
// the last address in X-Forwarded-For to be the one that the proxy saw. What a
// caller writes there stands before it, and is not looked at.
func clientAddress(r *http.Request) string {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	address := peer.Addr().Unmap()
	if forwarded := r.Header.Values("X-Forwarded-For"); address.IsLoopback() && len(forwarded) > 0 {
		list := forwarded[len(forwarded)-1]
		last := strings.TrimSpace(list[strings.LastIndexByte(list, ',')+1:])
		if client, err := netip.ParseAddr(last); err == nil {
			address = client.Unmap()
		}
	}
	if address.Is6() {
		return netip.PrefixFrom(address.WithZone(""), 64).Masked().String()
	}
	return address.String()
}
