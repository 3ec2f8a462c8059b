package lesson

import (
	"fmt"
	"slices"
	"strings"

	"zigzag/core/block"
)

// A node is one piece of the file's line structure.
type node struct {
	kind  nodeKind
	word  string // blockNode: the kind; fenceNode: experiment or view
	title string // what stands after the word, or in the heading
	attrs attrs
	line  int      // 1-based: of the line that opens it, for prose of its first line
	end   int      // 1-based: of the line that closes it
	lines []string // prose, and the body of a fence
	nodes []*node  // what stands inside a block
}

type nodeKind uint8

const (
	proseNode nodeKind = iota
	stepNode           // a heading ## …
	fenceNode          // ```experiment or ```view
	blockNode          // ::: kind … :::
)

func (n *node) text() string { return strings.Join(n.lines, "\n") }

// A scanner finds the line structure: steps, our fences, ::: blocks, and the
// prose between them.
type scanner struct {
	file     string
	problems []block.Problem
	root     *node
	open     []*node // blocks not yet closed, the innermost last
}

// scan reads lines, of which the first has the number first.
func scan(file string, first int, lines []string) ([]*node, []block.Problem) {
	s := scanner{file: file, root: &node{kind: blockNode}}
	for i := 0; i < len(lines); i++ {
		at, line := first+i, lines[i]
		if mark, info, ok := fence(line); ok {
			n := fenceLength(lines[i+1:], mark)
			closed := i+1+n < len(lines)
			word, _, _ := strings.Cut(strings.TrimSpace(info), " ")
			word, _, _ = strings.Cut(word, "{")
			ours := s.isOurs(word, info, at)
			if ours && swallows(lines[i+1:i+1+n]) {
				closed = false // the mark that we found closes a later fence
			}
			if !closed {
				s.problem(at, fmt.Sprintf("the code fence %s is not closed", strings.TrimSpace(line)), "put a line "+mark+" after its last line")
				n = s.guessEnd(lines[i+1:])
			}
			body := lines[i+1 : i+1+n]
			if ours {
				f := &node{kind: fenceNode, line: at, end: at + n + 1, lines: body}
				f.word, f.title, f.attrs = s.head(at, info)
				s.add(f)
			} else {
				s.prose(at, line)
				for j, b := range body {
					s.prose(at+1+j, b)
				}
				s.prose(at+1+n, mark)
			}
			i += n
			if closed {
				i++
			}
			continue
		}
		switch trimmed := strings.TrimLeft(line, " "); {
		case strings.HasPrefix(trimmed, ":::") && len(line)-len(trimmed) <= 3:
			s.colons(at, strings.TrimSpace(strings.TrimLeft(trimmed, ":")))
		case strings.HasPrefix(line, "## "):
			s.closeAll(at, "the next step begins")
			n := &node{kind: stepNode, line: at, end: at}
			n.title, n.attrs = s.tail(at, strings.TrimRight(line[3:], " #"))
			s.add(n)
		case strings.HasPrefix(line, "# "):
			s.problem(at, fmt.Sprintf("heading %q stands above the steps", clip(line)), "write ## for a step; the lesson's title is in the front matter")
		default:
			s.prose(at, line)
		}
	}
	s.closeAll(first+len(lines), "the file ends")
	return s.root.nodes, s.problems
}

func (s *scanner) problem(line int, what, fix string) {
	s.problems = append(s.problems, block.Problem{File: s.file, Line: line, What: what, Fix: fix})
}

func (s *scanner) top() *node {
	if len(s.open) == 0 {
		return s.root
	}
	return s.open[len(s.open)-1]
}

func (s *scanner) add(n *node) { t := s.top(); t.nodes = append(t.nodes, n) }

// prose appends a line to the prose that we stand in, or begins some.
func (s *scanner) prose(at int, line string) {
	t := s.top()
	if n := len(t.nodes); n > 0 && t.nodes[n-1].kind == proseNode {
		last := t.nodes[n-1]
		last.lines, last.end = append(last.lines, line), at
		return
	}
	if strings.TrimSpace(line) == "" {
		return
	}
	t.nodes = append(t.nodes, &node{kind: proseNode, line: at, end: at, lines: []string{line}})
}

// colons takes a line of three or more colons; rest is what follows them.
func (s *scanner) colons(at int, rest string) {
	if rest == "" {
		if len(s.open) == 0 {
			s.problem(at, "::: closes a block, and none is open", "take it out, or open one: ::: choice {#q-name}")
			return
		}
		s.top().end = at
		s.open = s.open[:len(s.open)-1]
		return
	}
	n := &node{kind: blockNode, line: at}
	n.word, n.title, n.attrs = s.head(at, rest)
	if !slices.Contains(blockWords(), n.word) {
		s.problem(at, fmt.Sprintf("unknown block %q", clip(n.word)), block.Mend(n.word, blockWords()))
		if near := block.Suggest(n.word, blockWords()); near != "" {
			n.word = near // so that what stands inside is checked as well
		}
	}
	s.makeRoom(n)
	s.add(n)
	s.open = append(s.open, n)
}

// makeRoom closes blocks that n cannot stand in, if that helps: their own :::
// was forgotten.
func (s *scanner) makeRoom(n *node) {
	parents := parentsOf(n.word)
	fits := func(i int) bool { // i blocks stay open
		if i == 0 {
			return slices.Contains(parents, "")
		}
		return slices.Contains(parents, s.open[i-1].word)
	}
	for i := len(s.open); i >= 0; i-- {
		if fits(i) {
			for len(s.open) > i {
				s.closeTop(n.line, fmt.Sprintf("::: %s begins in line %d", n.word, n.line))
			}
			return
		}
	}
	if len(parents) > 0 {
		s.problem(n.line, fmt.Sprintf("::: %s stands outside of a question", n.word), "put it before the ::: that closes its question")
	}
}

// closeTop closes the innermost block where its author has not.
func (s *scanner) closeTop(at int, because string) {
	t := s.top()
	t.end = at - 1
	s.problem(t.line, fmt.Sprintf("block ::: %s is opened here and not closed before %s", clip(t.word), because), "put a line ::: after its last line")
	s.open = s.open[:len(s.open)-1]
}

func (s *scanner) closeAll(at int, because string) {
	for len(s.open) > 0 {
		s.closeTop(at, because)
	}
}

// head reads `word title {attributes}`.
func (s *scanner) head(at int, text string) (word, title string, a attrs) {
	text, a = s.tail(at, text)
	word, title, _ = strings.Cut(text, " ")
	return word, strings.TrimSpace(title), a
}

// tail takes the attributes off the end of text.
func (s *scanner) tail(at int, text string) (string, attrs) {
	text = strings.TrimSpace(text)
	i := strings.LastIndexByte(text, '{')
	if i < 0 {
		return text, attrs{}
	}
	if !strings.HasSuffix(text, "}") {
		if strings.HasPrefix(text[i:], "{#") {
			s.problem(at, fmt.Sprintf("%q has no closing brace", clip(text[i:])), "write it as {#id key=value}")
			return strings.TrimSpace(text[:i]), attrs{broken: true}
		}
		return text, attrs{}
	}
	a, problems := parseAttrs(s.file, at, text[i+1:len(text)-1])
	s.problems = append(s.problems, problems...)
	return strings.TrimSpace(text[:i]), a
}

// isOurs reports whether a fence is an experiment or a view; a word that is
// nearly one, with attributes, is said to be misspelt.
func (s *scanner) isOurs(word, info string, at int) bool {
	words := []string{"experiment", "view"}
	if slices.Contains(words, word) {
		return true
	}
	if near := block.Suggest(word, words); near != "" && strings.Contains(info, "{") {
		s.problem(at, fmt.Sprintf("unknown fence %q", clip(word)), fmt.Sprintf("did you mean %q?", near))
	}
	return false
}

// swallows reports whether the body of one of our fences holds what can only
// stand outside of it: a step, a ::: line, or another fence.
func swallows(body []string) bool {
	return slices.ContainsFunc(body, func(line string) bool {
		return strings.HasPrefix(line, "## ") || strings.HasPrefix(line, ":::") || strings.HasPrefix(line, "```")
	})
}

// guessEnd is where an unclosed fence probably ends: before a blank line, or a
// line that begins something else.
func (s *scanner) guessEnd(lines []string) int {
	for i, line := range lines {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, ":::") || strings.HasPrefix(line, "## ") || strings.HasPrefix(line, "```") {
			return i
		}
	}
	return len(lines)
}

// fence reports whether a line opens a code fence; mark is its run of ` or ~.
func fence(line string) (mark, info string, ok bool) {
	t := strings.TrimLeft(line, " ")
	if len(line)-len(t) > 3 {
		return "", "", false
	}
	for _, c := range []string{"`", "~"} {
		info := strings.TrimLeft(t, c)
		if n := len(t) - len(info); n >= 3 && (c == "~" || !strings.Contains(info, "`")) {
			return t[:n], strings.TrimSpace(info), true
		}
	}
	return "", "", false
}

// fenceLength is how many lines stand before the one that closes the fence.
func fenceLength(lines []string, mark string) int {
	for i, line := range lines {
		t := strings.TrimSpace(line)
		if len(t) >= len(mark) && strings.Trim(t, mark[:1]) == "" && len(line)-len(strings.TrimLeft(line, " ")) <= 3 {
			return i
		}
	}
	return len(lines)
}

// clip shortens text of the author's for a message.
func clip(s string) string {
	const most = 60
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
