package lesson_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"zigzag/core/block"
	"zigzag/core/lesson"
)

// noSlower says whether hostile takes at most so many times as long as harmless. Both are
// timed in turn, so that a busy machine slows both; it may do so to one of them by
// chance, hence three tries.
func noSlower(t *testing.T, times float64, harmless, hostile func()) {
	t.Helper()
	timed := func(f func()) float64 {
		start := time.Now()
		f()
		return time.Since(start).Seconds()
	}
	var ratios []string
	for range 3 {
		ratio := timed(hostile) / timed(harmless)
		if ratios = append(ratios, fmt.Sprintf("%.2g", ratio)); ratio <= times {
			t.Logf("takes %s times as long as harmless text", strings.Join(ratios, ", "))
			return
		}
	}
	t.Errorf("takes %s times as long as harmless text, and may take %v times", strings.Join(ratios, ", "), times)
}

// TestHostileProse tries what makes Markdown parsers slow, against a file as long of
// common paragraphs. Without the limits each of these takes seconds to minutes.
func TestHostileProse(t *testing.T) {
	l := &lesson.Lesson{ID: "x"}
	fill := func(s string) string { return strings.Repeat(s, lesson.MaxSource/len(s)) }
	lines := func(s string) string { return strings.Repeat(s+"\n", lesson.MaxSource/(len(s)+1)) }
	common := fill("A *word* or two, a [link](https://a.b), and `code`: $x^2$.\n\n")
	for _, tt := range []struct{ name, src string }{
		{"brackets", fill("[a](")},
		{"brackets in lines", lines(strings.Repeat("[a](", 100))},
		{"paragraphs of brackets", lines(strings.Repeat("[a](", 100) + "\n")},
		{"images", lines(strings.Repeat("![", 200) + "\n")},
		{"emphasis", fill("*a **a ")},
		{"emphasis in paragraphs", lines(strings.Repeat("*a **a ", 60) + "\n")},
		{"underscores", lines(strings.Repeat("_a __a ", 60) + "\n")},
		{"code spans", lines(strings.Repeat("` `` ", 80) + "\n")},
		{"quotes", fill("> ")},
		{"quotes in lines", lines(strings.Repeat("> ", 30) + "a")},
		{"lists", fill("- ")},
		{"lists in lines", lines(strings.Repeat("- ", 30) + "a")},
		{"numbered lists", fill("1. ")},
		{"deep list", deepList(400)},
		{"wide table", "|" + strings.Repeat("a|", 500) + "\n|" + strings.Repeat("-|", 500) + "\n" + strings.Repeat("|a\n", 5000)},
		{"long table", "|a|\n|-|\n" + lines("|a|")},
		{"tables", strings.Repeat("|a|b|\n|-|-|\n|[a](|*b|\n\n", 8000)},
		{"dollars", fill("$a ")},
		{"dollars in paragraphs", lines(strings.Repeat("$a ", 160) + "\n")},
		{"braces", fill("{a.b ")},
		{"references", lines("[a]: b")},
		{"reference uses", "[a]: https://a.b\n\n" + lines(strings.Repeat("[a]", 160)+"\n")},
		{"open HTML", fill("<a ")},
		{"HTML comments", lines(strings.Repeat("<!-- ", 90) + "\n")},
		{"entities", fill("&amp")},
		{"autolinks", lines(strings.Repeat("<https://a", 45) + "\n")},
		{"HTML in paragraphs", lines(strings.Repeat("<b>", 160) + "\n")},
		{"backslashes", fill(`\`)},
		{"tildes", lines(strings.Repeat("~~a ", 110) + "\n")},
		{"setext", lines("a\n=")},
		{"lazy continuation", "> " + lines("a")},
		{"tabs", lines("\t\t\t\ta")},
		{"one long paragraph", lines("word word word")},
		{"indented markers", lines(" - a\n  - b\n   - c")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var html string
			noSlower(t, 40, func() { l.Markdown(common) }, func() { html = l.Markdown(tt.src) })
			if found := unsafe(html); found != "" {
				t.Error(found)
			}
		})
	}
}

// TestHostileLessons tries whole files.
func TestHostileLessons(t *testing.T) {
	many := func(each func(i int) string) string {
		var b strings.Builder
		b.WriteString("---\ntitle: t\nsummary: s\nminutes: 1\n---\n\n```experiment {#exp}\nkind: train\ndata: spiral\nsamples: 2000\n```\n\n")
		for i := 0; b.Len() < lesson.MaxSource/2; i++ {
			b.WriteString(each(i))
		}
		return b.String()
	}
	read := func(src string) ([]block.Problem, string) {
		l, problems := lesson.Parse("x/lesson.md", src)
		return problems, l.HTML()
	}
	common := many(func(int) string { return "A *word* or two, a [link](https://a.b), and `code`: $x^2$.\n\n" })
	for _, tt := range []struct {
		name string
		each func(i int) string
		want string
	}{
		{"notes", func(int) string { return "::: note\na\n:::\n" }, ""},
		{"open blocks", func(int) string { return "::: note\n" }, "is opened here and not closed"},
		{"steps", func(i int) string { return fmt.Sprintf("## s {#s%d}\na\n", i) }, "more than 200 steps"},
		{"questions", func(i int) string { return fmt.Sprintf("::: text {#q%d}\n?\n- accept: %d\n:::\n", i, i) }, "more than 300 questions"},
		{"experiments", func(i int) string {
			return fmt.Sprintf("## s {#s%d}\n```experiment {#e%d}\nkind: train\ndata: spiral\nsamples: 2000\n```\n", i, i)
		}, "more than 60 experiments"},
		{"quotes", func(i int) string { return fmt.Sprintf("{exp(seed=%d).loss(train) | 1}\n\n", i) }, "more than 500 quoted numbers"},
		{"links", func(i int) string { return fmt.Sprintf("[a](glossary:t%d)\n\n", i) }, ""},
		{"HTML", func(int) string { return "<b>\n\n" }, "is HTML"},
		{"headings", func(int) string { return "##### a\n\n" }, "leave no level out"},
		{"formulas", func(int) string { return "$x$ $\\nope$\n\n" }, "not in the subset"},
		{"fences", func(int) string { return "```experiment\n" }, ""},
		{"colons", func(int) string { return ":::\n" }, "none is open"},
		{"unknown blocks", func(int) string { return "::: abc\n:::\n" }, `unknown block "abc"`},
		{"unclosed fences", func(i int) string { return strings.Repeat("`", 3+i) + "\n" }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			src := many(tt.each)
			var problems []block.Problem
			var html string
			noSlower(t, 40, func() { read(common) }, func() { problems, html = read(src) })
			if tt.want != "" && !strings.Contains(list(problems), tt.want) {
				t.Errorf("no problem says %q", tt.want)
			}
			if found := unsafe(html); found != "" {
				t.Error(found)
			}
		})
	}
}

func deepList(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}
