package lesson

import (
	"fmt"
	"strings"
)

// What prose may be, so that no file takes a Markdown parser more than a
// moment: goldmark needs more than linear time for runs of brackets and for
// wide tables (measured in wasm: 5.8 s for 64 KB of "[a](", 13.7 s for 12 KB of
// a table with 500 columns).
const (
	MaxSource    = 256 << 10 // bytes of a file
	maxLine      = 16 << 10  // bytes of a line
	maxSpecial   = 500       // of each of [ ] * _ ` ~ $ < ! & { ( \ in one paragraph
	maxColumns   = 32        // of a table
	maxRows      = 500
	maxNesting   = 32   // quotes and lists inside one another
	maxParagraph = 4000 // lines without a blank one
)

// What a lesson may hold, so that reading it, which starts every experiment
// with every settings that are named, stays quick.
const (
	maxSteps       = 200
	maxExperiments = 60
	maxQuestions   = 300
	maxQuotes      = 500
)

// room reports whether a lesson that has n of something may have one more; if
// not, that is told once.
func (p *parser) room(line, n, most int, what string) bool {
	if n == most && !p.full[what] {
		p.problem(line, fmt.Sprintf("the lesson has more than %d %s", most, what), "make two lessons of it")
		p.full[what] = true
	}
	return n < most
}

// limit looks for what is too much. line counts from 0; ok is false if
// something is.
func limit(src string) (line int, what, fix string, ok bool) {
	var count [256]int
	var rows, lines int
	i := -1
	for text := range strings.SplitSeq(src, "\n") {
		i++
		if len(text) > maxLine {
			return i, fmt.Sprintf("the line is %d bytes long", len(text)), "break it", false
		}
		if n := nesting(text); n > maxNesting {
			return i, fmt.Sprintf("quotes and lists stand %d deep in one another", n), fmt.Sprintf("keep to %d", maxNesting), false
		}
		if strings.TrimSpace(text) == "" {
			count, rows, lines = [256]int{}, 0, 0
			continue
		}
		if lines++; lines > maxParagraph {
			return i, fmt.Sprintf("a paragraph of more than %d lines", maxParagraph), "put blank lines in", false
		}
		if strings.Contains(text, "|") {
			if rows++; rows > maxRows {
				return i, fmt.Sprintf("a table of more than %d rows", maxRows), "make it shorter", false
			}
			if strings.Trim(text, "|-: \t>") == "" && strings.Count(text, "|") > maxColumns+1 {
				return i, fmt.Sprintf("a table of more than %d columns", maxColumns), "make it narrower", false
			}
		}
		for j := range len(text) {
			c := text[j]
			switch c {
			case '[', ']', '*', '_', '`', '~', '$', '<', '!', '&', '{', '(', '\\':
				if count[c]++; count[c] > maxSpecial && !strings.Contains(text, "|") {
					return i, fmt.Sprintf("more than %d of the sign %c in one paragraph", maxSpecial, c), "put blank lines in", false
				}
				if count[c] > 4*maxSpecial {
					return i, fmt.Sprintf("more than %d of the sign %c in one table", 4*maxSpecial, c), "make it shorter", false
				}
			}
		}
	}
	return 0, "", "", true
}

// nesting is how many quotes and lists a line opens or stands in, at most.
func nesting(text string) int {
	n, spaces := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>', c == '-', c == '+', c == '*':
			n++
		case c >= '0' && c <= '9', c == '.', c == ')':
			if c == '.' || c == ')' {
				n++
			}
		default:
			return n + spaces/2
		}
	}
	if strings.Trim(text, "-*_ \t") == "" || n > maxNesting && strings.Trim(text, "0123456789.-") == "" {
		return 0 // a rule, or a number
	}
	return n + spaces/2
}
