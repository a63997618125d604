package views

import (
	"crypto/sha256"
	"encoding/base64"
	"sync"
)

// maxCached is the most bytes of pages that are kept.
const maxCached = 32 << 20

// A pageKey names a page: its address, and for whom it was made.
type pageKey struct {
	address string
	viewer  viewer
}

// A pageCache keeps the pages of one generation of the store.
type pageCache struct {
	mu         sync.Mutex
	generation int64
	pages      map[pageKey]content
	size       int
}

func newPageCache() *pageCache { return &pageCache{pages: map[pageKey]content{}} }

func (c *pageCache) get(generation int64, key pageKey) (content, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if generation != c.generation {
		return content{}, false
	}
	made, ok := c.pages[key]
	return made, ok
}

// put keeps a page. Pages of another generation go, and when the space is used
// up all go: what is asked for often is soon there again.
func (c *pageCache) put(generation int64, key pageKey, made content) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := len(key.address) + len(made.body)
	if size > maxCached {
		return
	}
	if generation != c.generation || c.size+size > maxCached {
		clear(c.pages)
		c.generation, c.size = generation, 0
	}
	if _, ok := c.pages[key]; !ok {
		c.pages[key] = made
		c.size += size
	}
}

// entityTag names content by what it is, so that a browser keeps what did not
// change, whatever else did. It is weak: the same compressed has it too.
func entityTag(body []byte) string {
	sum := sha256.Sum256(body)
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
}
