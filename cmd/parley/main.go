// Command parley compares peace proposals side by side, topic by topic, from
// typed and cited documents. Without a word it serves them as a site.
//
// Data goes to standard output, everything else to standard error. It exits
// with 0 when it is done, 1 when it failed, and 2 when it was misused.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], systemWorld()))
}
