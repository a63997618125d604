package views

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"parley/compare/export"
	"parley/proposals"
)

// How much of a list an address gives at once, and may ask for.
const usualLimit, mostLimit = 100, 1000

// partOf is the part of a list that an address asks for: the first so many, as
// `limit` says, behind the one that `after` names. Key names each; more are the
// parameters that the list has besides.
func partOf[T any](s *site, r *http.Request, all []T, key func(T) string, more ...string) (export.Page[T], error) {
	values := r.URL.Query()
	if err := onlyKnown(values, append(more, listKeys...)); err != nil {
		return export.Page[T]{}, err
	}
	limit, err := parseLimit(values.Get("limit"))
	if err != nil {
		return export.Page[T]{}, err
	}
	if after := values.Get("after"); after != "" {
		at := slices.IndexFunc(all, func(one T) bool { return key(one) == after })
		if at < 0 {
			return export.Page[T]{}, proposals.Problems{{Path: "after", Text: fmt.Sprintf("%q is not in this list: expected what a next address names", proposals.Clip(after))}}
		}
		all = all[at+1:]
	}
	if len(all) <= limit {
		if len(all) == 0 && values.Get("after") != "" {
			return export.Page[T]{}, proposals.Problems{{Path: "after", Text: "nothing follows the last of this list"}}
		}
		return export.Page[T]{Items: all}, nil
	}
	next := url.Values{"after": {key(all[limit-1])}}
	for name, given := range values {
		if name != "after" {
			next[name] = given
		}
	}
	return export.Page[T]{Items: all[:limit], Next: s.opts.URL + r.URL.EscapedPath() + "?" + next.Encode()}, nil
}

// listKeys are the parameters of a list.
var listKeys = []string{"limit", "after"}

func parseLimit(text string) (int, error) {
	if text == "" {
		return usualLimit, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > mostLimit {
		return 0, proposals.Problems{{Path: "limit", Text: fmt.Sprintf("%q is no limit: expected a number from 1 to %d", proposals.Clip(text), mostLimit)}}
	}
	return n, nil
}
