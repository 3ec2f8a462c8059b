package block

import (
	"fmt"
	"strings"
)

// An Entry is one `key: value` line.
type Entry struct {
	Key, Value string
	Line       int // 1-based, in the lesson file
}

// Parse reads the lines of a block whose first line is line number line of
// file. Entries keep the order in which they were written.
func Parse(file string, line int, text string) ([]Entry, []Problem) {
	var entries []Entry
	var problems []Problem
	seen := map[string]int{}
	for i, raw := range strings.Split(text, "\n") {
		at := line + i
		s := strings.TrimSpace(stripComment(raw))
		if s == "" {
			continue
		}
		key, value, ok := strings.Cut(s, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		switch {
		case !ok:
			problems = append(problems, Problem{file, at, fmt.Sprintf("%q is not a key and a value", s), "write it as `key: value`"})
		case !isKey(key):
			problems = append(problems, Problem{file, at, fmt.Sprintf("%q cannot be a key", key), "use lower-case letters, digits and hyphens"})
		case seen[key] > 0:
			problems = append(problems, Problem{file, at, fmt.Sprintf("key %q stands twice", key), fmt.Sprintf("take this one or line %d out", seen[key])})
		default:
			seen[key] = at
			entries = append(entries, Entry{key, value, at})
		}
	}
	return entries, problems
}

// List splits a value into its items: `[a, b]` or `a, b`.
func List(value string) []string {
	value = strings.TrimSpace(value)
	if strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") {
		value = value[1 : len(value)-1]
	}
	var items []string
	for item := range strings.SplitSeq(value, ",") {
		if item = strings.TrimSpace(item); item != "" {
			items = append(items, item)
		}
	}
	return items
}

// stripComment cuts s at the first # that starts the line or follows a space.
func stripComment(s string) string {
	for i := range len(s) {
		if s[i] == '#' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t') {
			return s[:i]
		}
	}
	return s
}

func isKey(s string) bool {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
