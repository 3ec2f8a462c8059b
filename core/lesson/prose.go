package lesson

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	gm "github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"zigzag/core/block"
)

// A shape says what a piece of prose may hold.
type shape uint8

const (
	blocks  shape = iota // paragraphs, lists, tables, headings ### and below
	inPart               // the same without headings: inside questions
	oneLine              // one paragraph, returned without its <p>
	page                 // a page of its own: headings ## as well
)

// rendered is prose as HTML, and what it refers to.
type rendered struct {
	html     string
	problems []block.Problem
	quotes   []Quote
	links    []link
	images   []image
}

type image struct {
	name string
	line int
}

// A prose renders one piece of Markdown.
type prose struct {
	file  string
	line  int // of the first line, 1-based
	src   []byte
	lines []int // where each line of src begins, once asked for
	shape shape
	base  string // what a link to the site's root begins with
	out   rendered
}

// render turns Markdown into HTML that is safe whatever src holds. Problems
// carry lines counted from line.
func render(file string, line int, src string, sh shape, base string) rendered {
	p := &prose{file: file, line: line, shape: sh, base: base}
	if at, what, fix, ok := limit(src); !ok {
		p.problem(line+at, what, fix)
		p.out.html = "<p>" + html.EscapeString(src) + "</p>\n"
		if sh == oneLine {
			p.out.html = html.EscapeString(src)
		}
		return p.out
	}
	p.src = []byte(protectBars(src))
	md := goldmark.New(
		goldmark.WithExtensions(extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), extension.Strikethrough),
		goldmark.WithParserOptions(gm.WithInlineParsers(
			util.Prioritized(&mathParser{p}, 150), util.Prioritized(&quoteParser{p}, 150))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(snippetRenderer{}, 100))),
	)
	doc := md.Parser().Parse(text.NewReader(p.src))
	p.clean(doc)
	if sh == oneLine {
		p.flatten(doc)
	}
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, p.src, doc); err != nil {
		panic("lesson: render: " + err.Error()) // a bytes.Buffer takes everything
	}
	p.out.html = tieMaths(strings.TrimSpace(out.String()))
	if sh != oneLine && p.out.html != "" {
		p.out.html += "\n"
	}
	block.Sort(p.out.problems)
	return p.out
}

// inlineMaths is a formula within a line, with what stands next to it without a space.
var inlineMaths = regexp.MustCompile(`([^\s<>]*)(<math(?: [^>]*)?>.*?</math>)([^\s<>]*)`)

// tieMaths keeps a formula and the full stop behind it, or the bracket before it, on one
// line. Browsers break lines on both sides of a formula, whatever stands there. (Where a tag
// stands between the two, as in bold, they may still part.)
func tieMaths(markup string) string {
	return inlineMaths.ReplaceAllStringFunc(markup, func(found string) string {
		part := inlineMaths.FindStringSubmatch(found)
		if part[1]+part[3] == "" || strings.Contains(part[2][:strings.IndexByte(part[2], '>')], "display=") {
			return found
		}
		return `<span class="tie">` + found + `</span>`
	})
}

func (p *prose) problem(line int, what, fix string) {
	p.out.problems = append(p.out.problems, block.Problem{File: p.file, Line: line, What: what, Fix: fix})
}

// lineAt is the line of the byte at pos.
func (p *prose) lineAt(pos int) int {
	if p.lines == nil {
		p.lines = []int{0}
		for i, c := range p.src {
			if c == '\n' {
				p.lines = append(p.lines, i+1)
			}
		}
	}
	i, exact := slices.BinarySearch(p.lines, pos)
	if !exact {
		i--
	}
	return p.line + max(0, i)
}

// lineOf is the line of a node: where its first text stands.
func (p *prose) lineOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		pos := -1
		_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
			switch c := c.(type) {
			case *ast.Text:
				pos = c.Segment.Start
			case *ast.RawHTML:
				if c.Segments.Len() > 0 {
					pos = c.Segments.At(0).Start
				}
			default:
				if c.Type() == ast.TypeBlock && c.Lines() != nil && c.Lines().Len() > 0 {
					pos = c.Lines().At(0).Start
				}
			}
			if pos >= 0 {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
		if pos >= 0 {
			return p.lineAt(pos)
		}
	}
	return p.line
}

// clean takes out of the tree what has no place on a page.
func (p *prose) clean(doc ast.Node) {
	var all []ast.Node // the walk must not see what it changes
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			all = append(all, n)
		}
		return ast.WalkContinue, nil
	})
	level := 2
	for _, n := range all {
		switch n := n.(type) {
		case *ast.Heading:
			level = p.heading(n, level)
		case *ast.HTMLBlock:
			p.htmlBlock(n)
		case *ast.RawHTML:
			p.rawHTML(n)
		case *ast.Image:
			p.image(n)
		case *ast.Link:
			p.link(n)
		case *ast.AutoLink:
			p.autoLink(n)
		case *extast.TableCell:
			p.cell(n)
		}
	}
}

// heading keeps the outline whole: no level is left out, and steps alone are
// h2. It returns the level of the heading.
func (p *prose) heading(n *ast.Heading, before int) int {
	lowest := 3
	if p.shape == page {
		lowest = 2
	}
	switch {
	case p.shape == inPart || p.shape == oneLine:
		p.problem(p.lineOf(n), "a heading inside a block", "write it as **bold** text, or end the block before it")
	case n.Level < lowest:
		p.problem(p.lineOf(n), "a heading that begins no step", "write ## and a space at the start of the line, or ### for a heading inside a step")
	case n.Level > max(before, lowest-1)+1:
		p.problem(p.lineOf(n), fmt.Sprintf("a heading of level %d below one of level %d", n.Level, before), "leave no level out")
	}
	n.Level = min(max(n.Level, lowest), max(before, lowest-1)+1)
	return n.Level
}

// htmlBlock drops comments, and shows any other HTML as text.
func (p *prose) htmlBlock(n *ast.HTMLBlock) {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(s.Value(p.src))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(p.src))
	}
	raw := strings.TrimSpace(b.String())
	if isComment(raw) {
		n.Parent().RemoveChild(n.Parent(), n)
		return
	}
	p.noHTML(p.lineOf(n), raw)
	paragraph := ast.NewParagraph()
	paragraph.AppendChild(paragraph, &snippet{html: html.EscapeString(raw)})
	n.Parent().ReplaceChild(n.Parent(), n, paragraph)
}

func (p *prose) rawHTML(n *ast.RawHTML) {
	var b strings.Builder
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		b.Write(s.Value(p.src))
	}
	shown := ""
	if !isComment(b.String()) {
		p.noHTML(p.lineOf(n), b.String())
		shown = html.EscapeString(b.String())
	}
	n.Parent().ReplaceChild(n.Parent(), n, &snippet{html: shown})
}

// isComment reports whether raw is one comment and nothing after it.
func isComment(raw string) bool {
	return strings.HasPrefix(raw, "<!--") && strings.HasSuffix(raw, "-->") && strings.Index(raw, "-->") == len(raw)-3
}

func (p *prose) noHTML(line int, raw string) {
	first, _, _ := strings.Cut(raw, "\n")
	p.problem(line, fmt.Sprintf("%q is HTML, which lessons do not have", clip(first)), `write it in Markdown; \< shows the sign itself`)
}

// cell says which way a header cell heads, and turns alignment into a class:
// style attributes would break the page's Content-Security-Policy.
func (p *prose) cell(n *extast.TableCell) {
	if n.Parent() != nil && n.Parent().Kind() == extast.KindTableHeader {
		n.SetAttributeString("scope", []byte("col"))
		if n.FirstChild() == nil {
			p.problem(p.lineOf(n.Parent()), "a column of the table has no heading", "write what stands below it, for those who have the table read aloud")
		}
	}
	if n.Alignment != extast.AlignNone {
		n.SetAttributeString("class", []byte(n.Alignment.String()))
	}
}

// flatten leaves of a document what one paragraph holds.
func (p *prose) flatten(doc ast.Node) {
	first := doc.FirstChild()
	if first == nil {
		return
	}
	if _, ok := first.(*ast.Paragraph); !ok || first.NextSibling() != nil {
		p.problem(p.line, "more than one paragraph where one is wanted", "make it one paragraph: no lists, tables or blank lines")
	}
	if paragraph, ok := first.(*ast.Paragraph); ok && first.NextSibling() == nil {
		line := ast.NewTextBlock()
		for c := paragraph.FirstChild(); c != nil; c = paragraph.FirstChild() {
			line.AppendChild(line, c)
		}
		doc.ReplaceChild(doc, paragraph, line)
		return
	}
	line := ast.NewTextBlock()
	line.AppendChild(line, &snippet{html: html.EscapeString(string(p.src))})
	doc.RemoveChildren(doc)
	doc.AppendChild(doc, line)
}

// protectBars writes the bar of a quoted number inside a table row as \|, so
// that it does not end the cell.
func protectBars(src string) string {
	if !strings.Contains(src, "{") || !strings.Contains(src, "|") {
		return src
	}
	lines := strings.Split(src, "\n")
	for i, line := range lines {
		if !strings.HasPrefix(strings.TrimLeft(line, " >"), "|") || !strings.Contains(line, "{") {
			continue
		}
		var b strings.Builder
		for rest := line; rest != ""; {
			open := strings.IndexByte(rest, '{')
			n := 0
			if open >= 0 {
				n = strings.IndexByte(rest[open:], '}')
			}
			if open < 0 || n < 0 {
				b.WriteString(rest)
				break
			}
			inside := rest[open : open+n+1]
			if looksQuoted(inside[1 : len(inside)-1]) {
				inside = strings.ReplaceAll(strings.ReplaceAll(inside, `\|`, "|"), "|", `\|`)
			}
			b.WriteString(rest[:open] + inside)
			rest = rest[open+n+1:]
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

// Markdown renders a fragment of this lesson, such as feedback or a hint. It
// is safe whatever src holds.
func (l *Lesson) Markdown(src string) string {
	return render(l.File, 1, src, page, "../").html
}

// Inline renders a fragment that is one paragraph, without a <p> around it:
// for the inside of labels and list items.
func (l *Lesson) Inline(src string) string {
	return render(l.File, 1, src, oneLine, "../").html
}
