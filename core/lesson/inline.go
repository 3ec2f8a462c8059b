package lesson

import (
	"errors"
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"zigzag/core/mathml"
)

// A snippet is a piece of finished, safe HTML in the tree of a paragraph.
type snippet struct {
	ast.BaseInline
	html string
}

func (n *snippet) Kind() ast.NodeKind { return ast.KindString }

func (n *snippet) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type snippetRenderer struct{}

func (snippetRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindString, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if s, ok := n.(*snippet); ok && entering {
			_, _ = w.WriteString(s.html)
		} else if s, ok := n.(*ast.String); ok && entering {
			_, _ = w.WriteString(html.EscapeString(string(s.Value)))
		}
		return ast.WalkContinue, nil
	})
}

// mathParser reads $…$ and $$…$$.
//
// A dollar sign opens maths if no space follows it, and closes it if no digit
// follows. Where a digit follows the first, as in "$5 or $6", the sums are
// taken for money unless, as in Pandoc, no space stands before the second.
type mathParser struct{ p *prose }

func (*mathParser) Trigger() []byte { return []byte{'$'} }

func (m *mathParser) Parse(_ ast.Node, r text.Reader, _ gm.Context) ast.Node {
	line, segment := r.PeekLine()
	mark := "$"
	if strings.HasPrefix(string(line), "$$") {
		mark = "$$"
	}
	first := line[min(len(mark), len(line)):]
	money := len(first) > 0 && first[0] >= '0' && first[0] <= '9'
	if mark == "$" && (len(first) == 0 || isSpace(first[0])) {
		return nil
	}
	startLine, startSegment := r.Position()
	r.Advance(len(mark))
	var tex []byte
	for {
		line, _ := r.PeekLine()
		if line == nil {
			break
		}
		if n := closing(line, mark, tex, money); n >= 0 {
			tex = append(tex, line[:n]...)
			r.Advance(n + len(mark))
			return m.p.math(string(tex), mark == "$$", segment.Start)
		}
		tex = append(tex, line...)
		r.AdvanceLine()
	}
	r.SetPosition(startLine, startSegment)
	if mark == "$$" || !money {
		m.p.problem(m.p.lineAt(segment.Start), fmt.Sprintf("%q begins a formula that does not end", clip(string(line))), fmt.Sprintf(`close it with %s in the same paragraph, or write \$ for a dollar sign`, mark))
	}
	r.Advance(len(mark))
	return &snippet{html: mark}
}

// closing is where in line the mark stands that closes the formula, or -1;
// before is the formula so far.
func closing(line []byte, mark string, before []byte, money bool) int {
	for i := 0; i+len(mark) <= len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case string(line[i:i+len(mark)]) != mark:
		case mark == "$$":
			return i
		case i == 0 && len(before) == 0:
		case money && (i > 0 && isSpace(line[i-1]) || i == 0 && isSpace(before[len(before)-1])):
		case i+1 < len(line) && line[i+1] >= '0' && line[i+1] <= '9':
		default:
			return i
		}
	}
	return -1
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// math renders a formula; outside the subset it is shown as it was written.
func (p *prose) math(tex string, display bool, pos int) ast.Node {
	out, err := mathml.Render(strings.TrimSpace(tex), display)
	if err == nil {
		return &snippet{html: out}
	}
	what, fix := err.Error(), "see the list of what can be written in core/mathml"
	line := p.lineAt(pos)
	if syntax := (*mathml.SyntaxError)(nil); errors.As(err, &syntax) {
		what, fix = syntax.What, syntax.Fix
		lead := len(tex) - len(strings.TrimLeft(tex, " \t\r\n"))
		line += strings.Count(tex[:min(len(tex), lead+max(0, syntax.Offset))], "\n")
	}
	p.problem(line, fmt.Sprintf("formula $%s$: %s", clip(strings.Join(strings.Fields(tex), " ")), what), fix)
	return &snippet{html: `<code class="tex">` + html.EscapeString(tex) + `</code>`}
}

// quoteParser reads {exp-id.metric | 11}.
type quoteParser struct{ p *prose }

func (*quoteParser) Trigger() []byte { return []byte{'{'} }

func (q *quoteParser) Parse(_ ast.Node, r text.Reader, _ gm.Context) ast.Node {
	line, segment := r.PeekLine()
	end := strings.IndexByte(string(line), '}')
	if end < 0 {
		if looksQuoted(string(line[1:])) {
			q.p.problem(q.p.lineAt(segment.Start), fmt.Sprintf("%q has no closing brace", clip(string(line))), "write it on one line: {exp-id.metric | 11}")
		}
		return nil
	}
	inside := strings.ReplaceAll(string(line[1:end]), `\|`, "|")
	if !looksQuoted(inside) {
		return nil
	}
	shown := q.p.quote(inside, q.p.lineAt(segment.Start))
	r.Advance(end + 1)
	return &snippet{html: shown}
}
