package compare

// mostCells bounds the table that [align] fills: 4 MiB, some milliseconds.
const mostCells = 1 << 20

// align pairs the places of two sequences of n and m members, in order, so that
// the pairs are together worth the most; what is worth nothing is never a pair.
// Equal members at either end are pairs in any case. Where what is left between
// them is too much for the table, nothing of it is paired.
func align(n, m int, equal func(i, j int) bool, worth func(i, j int) int32) [][2]int {
	var pairs [][2]int
	start := 0
	for start < n && start < m && equal(start, start) {
		pairs = append(pairs, [2]int{start, start})
		start++
	}
	end := 0
	for end < n-start && end < m-start && equal(n-1-end, m-1-end) {
		end++
	}
	pairs = append(pairs, between(start, n-end, m-end, worth)...)
	for ; end > 0; end-- {
		pairs = append(pairs, [2]int{n - end, m - end})
	}
	return pairs
}

// between pairs the places from start to n and from start to m.
func between(start, n, m int, worth func(i, j int) int32) [][2]int {
	rows, width := n-start, m-start+1
	if rows == 0 || width == 1 || rows+1 > mostCells/width {
		return nil
	}
	// best holds, for each two places, what can be had from there on.
	best := make([]int32, (rows+1)*width)
	pair := func(i, j int) int32 {
		if w := worth(start+i, start+j); w > 0 {
			return w + best[(i+1)*width+j+1]
		}
		return 0
	}
	for i := rows - 1; i >= 0; i-- {
		for j := width - 2; j >= 0; j-- {
			best[i*width+j] = max(pair(i, j), best[(i+1)*width+j], best[i*width+j+1])
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < rows && j < width-1; {
		switch here := best[i*width+j]; {
		case here == 0:
			return pairs
		case here == best[(i+1)*width+j]:
			i++
		case here == best[i*width+j+1]:
			j++
		default:
			pairs = append(pairs, [2]int{start + i, start + j})
			i, j = i+1, j+1
		}
	}
	return pairs
}
