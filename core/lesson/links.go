package lesson

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A link leads from a lesson to another place of the course.
type link struct {
	kind   string // glossary, lesson or page
	target string // the term, the lesson's id (empty: this lesson), the page
	id     string // the step, question or experiment; may be empty
	line   int
}

// schemes are the beginnings of links that are ours.
func schemes() []string { return []string{"glossary", "lesson", "page"} }

// link makes one of the links that lessons may have of n, or else leaves its
// text.
func (p *prose) link(n *ast.Link) {
	n.Title = nil
	line := p.lineOf(n)
	dest := string(n.Destination)
	scheme, rest, _ := strings.Cut(dest, ":")
	switch {
	case scheme == "https" && p.isRemote(dest):
		n.SetAttributeString("rel", []byte("noopener"))
		host := hostOf(dest)
		if !strings.Contains(p.textOf(n), host) {
			n.Parent().InsertAfter(n.Parent(), n, &snippet{html: ` <span class="host">(` + html.EscapeString(host) + `)</span>`})
		}
		return
	case slices.Contains(schemes(), scheme):
		if href, ok := p.inside(scheme, rest, line); ok {
			n.Destination = []byte(href)
			if scheme == "glossary" {
				n.SetAttributeString("class", []byte("term"))
			}
			return
		}
	case strings.HasPrefix(dest, "#"):
		if href, ok := p.inside("lesson", dest, line); ok {
			n.Destination = []byte(href)
			return
		}
	case scheme == "http":
		p.problem(line, fmt.Sprintf("link %q is not encrypted", clip(dest)), "write https://")
	default:
		p.problem(line, fmt.Sprintf("link %q leads nowhere", clip(dest)), "link to https://…, glossary:term, lesson:id#step, page:id or #step")
	}
	unwrap(n)
}

// inside resolves a link to another place of the course and remembers it.
func (p *prose) inside(scheme, rest string, line int) (href string, ok bool) {
	target, id, hasID := strings.Cut(rest, "#")
	if target != "" && !isID(target) || hasID && !isID(id) || target == "" && (scheme != "lesson" || !hasID) || scheme == "glossary" && hasID {
		p.problem(line, fmt.Sprintf("link \"%s:%s\" cannot be read", scheme, clip(rest)), "write glossary:term, lesson:id#step, page:id or #step")
		return "", false
	}
	p.out.links = append(p.out.links, link{scheme, target, id, line})
	switch {
	case scheme == "glossary":
		return p.base + "glossary/#" + target, true
	case target == "":
		return "#" + id, true
	case hasID:
		return p.base + target + "/#" + id, true
	}
	return p.base + target + "/", true
}

func (p *prose) autoLink(n *ast.AutoLink) {
	dest := string(n.URL(p.src))
	if n.AutoLinkType == ast.AutoLinkURL && strings.HasPrefix(dest, "https:") && p.isRemote(dest) {
		n.SetAttributeString("rel", []byte("noopener"))
		return
	}
	p.problem(p.lineOf(n), fmt.Sprintf("link %q leads nowhere", clip(dest)), "link to https://…")
	n.Parent().ReplaceChild(n.Parent(), n, &snippet{html: html.EscapeString(dest)})
}

func (p *prose) isRemote(dest string) bool { return hostOf(dest) != "" }

// hostOf is the host of an https link, or "" if the link is not plain enough
// to be sure of it.
func hostOf(dest string) string {
	rest, _ := strings.CutPrefix(dest, "https://")
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	if strings.Trim(strings.ToLower(host), "abcdefghijklmnopqrstuvwxyz0123456789.-:") != "" || !strings.Contains(host, ".") {
		return ""
	}
	return host
}

// image keeps pictures that stand beside the lesson, and says what is missing.
func (p *prose) image(n *ast.Image) {
	n.Title = nil
	line := p.lineOf(n)
	name := string(n.Destination)
	alt := p.textOf(n)
	switch {
	case !isPicture(name):
		p.problem(line, fmt.Sprintf("image %q is not a file beside the lesson", clip(name)), "put a .png, .jpg or .webp into the lesson's folder and write its name")
		n.Parent().ReplaceChild(n.Parent(), n, &snippet{html: html.EscapeString(alt)})
		return
	case strings.TrimSpace(alt) == "":
		p.problem(line, fmt.Sprintf("image %q has no description", name), "say between the [ ] what it shows, for those who cannot see it")
	}
	p.out.images = append(p.out.images, image{name, line})
}

// isPicture reports whether name is a file name of a picture in the lesson's
// own folder.
func isPicture(name string) bool {
	if !strings.HasSuffix(name, ".png") && !strings.HasSuffix(name, ".jpg") && !strings.HasSuffix(name, ".webp") {
		return false
	}
	for i := range len(name) {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return name[0] != '.' && len(name) <= 80
}

// textOf is the plain text inside a node.
func (p *prose) textOf(n ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(p.src))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// unwrap puts what stands inside n in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	parent.RemoveChild(parent, n)
}
