package dataset

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lines runs over the lines of text, which end with \n, \r\n or \r.
func lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			end := strings.IndexAny(text, "\r\n")
			if end < 0 {
				yield(text)
				return
			}
			if !yield(text[:end]) {
				return
			}
			if strings.HasPrefix(text[end:], "\r\n") {
				end++
			}
			text = text[end+1:]
		}
	}
}

// separator is the tab, if the line has one outside quotes, else the semicolon,
// else the comma: where one of the first two parts cells, a comma may stand in a number.
func separator(line string) byte {
	var outside strings.Builder
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 0 {
			outside.WriteString(part)
		}
	}
	for _, c := range []byte("\t;") {
		if strings.IndexByte(outside.String(), c) >= 0 {
			return c
		}
	}
	return ','
}

// row splits a line. A cell in double quotes may hold separators, and quotes
// written twice. A line that cannot be split gives nil and a problem.
func (r *csvReader) row(number int, line string) []string {
	if !utf8.ValidString(line) {
		r.say(number, 0, "this is not UTF-8 text", "save the file as “CSV UTF-8”")
		return nil
	}
	var cells []string
	for {
		cell, rest, more := "", "", false
		if trimmed := strings.TrimLeft(line, " "); strings.HasPrefix(trimmed, `"`) {
			var ok bool
			cell, rest, ok = quoted(trimmed[1:])
			if !ok {
				r.say(number, len(cells)+1, fmt.Sprintf("the quotes of %s do not end", quote(trimmed)), "end them in the same line")
				return nil
			}
			rest = strings.TrimLeft(rest, " ")
			if rest != "" && rest[0] != r.comma {
				r.say(number, len(cells)+1, fmt.Sprintf("after the quotes stands %s", quote(rest)), "put the whole cell in quotes")
				return nil
			}
			more = rest != ""
			rest = strings.TrimPrefix(rest, string(rune(r.comma)))
		} else {
			cell, rest, more = strings.Cut(line, string(rune(r.comma)))
		}
		cells = append(cells, strings.TrimFunc(cell, isBlank))
		if !more {
			return cells
		}
		line = rest
	}
}

// byteOrderMark is what some programs write before a text.
const byteOrderMark = "\ufeff"

func isBlank(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(byteOrderMark, c) }

// quoted reads up to the closing quote.
func quoted(s string) (cell, rest string, ok bool) {
	for {
		part, after, found := strings.Cut(s, `"`)
		if !found {
			return "", "", false
		}
		cell += part
		if !strings.HasPrefix(after, `"`) {
			return cell, after, true
		}
		cell, s = cell+`"`, after[1:]
	}
}
