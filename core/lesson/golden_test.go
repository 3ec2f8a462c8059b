package lesson_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zigzag/core/block"
	"zigzag/core/lesson"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares got with a file, or rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v: run go test ./core/lesson -update", err)
	}
	if got != string(want) {
		gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range gotLines {
			if i >= len(wantLines) || gotLines[i] != wantLines[i] {
				t.Fatalf("%s:%d differs: run go test ./core/lesson -update and review the diff\ngot  %s\nwant %s", name, i+1, gotLines[i], append(wantLines, "(nothing)")[min(i, len(wantLines))])
			}
		}
		t.Fatalf("%s is longer than what came out", name)
	}
}

// withoutPictures leaves of each svg its opening tag: core/figure has golden
// files of its own.
func withoutPictures(html string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(html, "<svg ")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		tag, rest, _ := strings.Cut(rest, ">")
		b.WriteString("<svg " + tag + ">…")
		_, html, _ = strings.Cut(rest, "</svg>")
		b.WriteString("</svg>")
	}
}

func sources(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no files %s (%v)", pattern, err)
	}
	return names
}

func read(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func list(problems []block.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func TestGoldenHTML(t *testing.T) {
	for _, name := range sources(t, "testdata/*.md") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			l, problems := lesson.Parse(filepath.ToSlash(name), read(t, name))
			if len(problems) > 0 {
				t.Errorf("problems:\n%s", list(problems))
			}
			golden(t, strings.TrimSuffix(name, ".md")+".html", withoutPictures(l.HTML()))
		})
	}
}

func TestGoldenMessages(t *testing.T) {
	for _, name := range sources(t, "testdata/broken/*.md") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			l, problems := lesson.Parse(filepath.Base(name), read(t, name))
			if len(problems) == 0 {
				problems = lesson.Check(l)
			}
			if len(problems) == 0 {
				t.Error("no problem was found")
			}
			golden(t, strings.TrimSuffix(name, ".md")+".txt", list(problems))
		})
	}
}
