package lesson_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zigzag/core/lesson"
)

// unsafe looks through HTML, tag by tag, for what must never reach a page.
func unsafe(html string) string {
	elements := map[string]bool{}
	for _, name := range strings.Fields("article section h2 h3 h4 h5 h6 p em strong del code pre br hr ul ol li blockquote a img span sup table thead tbody tr th td figure figcaption div button form fieldset legend label input select option aside svg title desc " +
		"rect path circle text g image math mi mn mo mtext mrow mfrac msub msup msubsup msqrt mroot mover munder munderover mtable mtr mtd mspace mstyle mpadded mphantom menclose") {
		elements[name] = true
	}
	for {
		_, rest, ok := strings.Cut(html, "<")
		if !ok {
			return ""
		}
		// An attribute's value may hold a >: find the end outside of quotes.
		end, quoted := -1, false
		for i := range len(rest) {
			if rest[i] == '"' {
				quoted = !quoted
			}
			if rest[i] == '>' && !quoted {
				end = i
				break
			}
		}
		if end < 0 {
			return "a tag that does not end: " + rest
		}
		tag := rest[:end]
		html = rest[end+1:]
		name, attributes, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
		if !elements[strings.TrimSuffix(name, "/")] {
			return "element <" + tag + ">"
		}
		for attributes = strings.TrimSpace(attributes); attributes != ""; {
			key, value, hasValue := strings.Cut(attributes, "=")
			if bare, more, ok := strings.Cut(key, " "); !hasValue || ok {
				key, value, attributes = bare, "", more // an attribute without a value
			} else if v, more, ok := strings.Cut(strings.TrimPrefix(value, `"`), `"`); ok {
				value, attributes = v, strings.TrimSpace(more)
			} else {
				return "attribute without quotes in <" + tag + ">"
			}
			key, value = strings.ToLower(strings.TrimSpace(key)), strings.ToLower(strings.TrimSpace(value))
			switch {
			case strings.HasPrefix(key, "on"), key == "style", key == "srcset", key == "formaction", key == "action":
				return "attribute " + key + " in <" + tag + ">"
			case key == "href" && name == "image" && strings.HasPrefix(value, "data:image/png;base64,"): // a figure's raster
			case key == "href" && !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "../"):
				return "link " + value
			case key == "src" && strings.ContainsAny(value, ":/\\"):
				return "source " + value
			case strings.HasPrefix(value, "javascript:"):
				return "script in " + tag
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/*.md", "testdata/broken/*.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			f.Fatalf("no files %s (%v)", pattern, err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(src))
		}
	}
	f.Add("---\ntitle: <script>\n---\n[a](javascript:x) <script>alert(1)</script> ![](//x) <a onclick=x style=y>\n")
	f.Add("::: choice {#q}\n- [x] <img src=x onerror=y>\n:::\n")
	f.Add("::: note <script>\n```x\" onclick=\"y\n```\n")
	f.Add("$$\n\\text{<script>}$$ {a.b<script> | 1} [x](https://a.b\"onclick=x) <https://a.b/\"x>\n")
	f.Fuzz(func(t *testing.T, src string) {
		start := time.Now()
		l, problems := lesson.Parse("fuzz/lesson.md", src)
		for _, p := range problems {
			if p.Line < 1 || p.Line > strings.Count(src, "\n")+1 || p.Fix == "" || p.What == "" || p.File == "" {
				t.Errorf("unhelpful problem %+v", p)
			}
		}
		for _, html := range []string{l.HTML(), l.Markdown(src), l.Inline(src)} {
			if found := unsafe(html); found != "" {
				t.Errorf("%s reached the page", found)
			}
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%d bytes took %v", len(src), d)
		}
	})
}
