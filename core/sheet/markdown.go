package sheet

import (
	"html"
	"strings"
)

// Markdown is src as HTML: what was rendered ahead or, for the sentences that
// graders make up and that may quote the learner, the text escaped. What stands
// between backquotes in such a sentence is set as code.
func (s *Sheet) Markdown(src string) string {
	if rendered, ok := s.HTML[src]; ok {
		return rendered
	}
	parts := strings.Split(src, "`")
	var b strings.Builder
	b.WriteString("<p>")
	for i, part := range parts {
		switch {
		case len(parts)%2 == 0 && i > 0: // a backquote alone
			b.WriteString("`" + html.EscapeString(part))
		case i%2 == 1:
			b.WriteString("<code>" + html.EscapeString(part) + "</code>")
		default:
			b.WriteString(html.EscapeString(part))
		}
	}
	b.WriteString("</p>\n")
	return b.String()
}
