package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// build builds the site of a source folder and returns its files by path.
func build(t *testing.T, s Source, dir string) map[string]string {
	t.Helper()
	if _, err := Build(context.Background(), BuildOptions{Source: s, Cache: testCache(t), Dir: dir, Log: NewProgress(io.Discard)}); err != nil {
		t.Fatal(err)
	}
	return readTree(t, dir)
}

func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBuild(t *testing.T) {
	s := wholeTree(t)
	dir := filepath.Join(t.TempDir(), "public")
	files := build(t, s, dir)

	t.Run("holds the site", func(t *testing.T) {
		for _, name := range []string{"index.html", "404.html", "perceptron/index.html", "xor/index.html", "glossary/index.html", "authors/index.html",
			"assets/stage.wasm", "assets/notebook.wasm", "assets/wasm_exec.js", marker} {
			if files[name] == "" {
				t.Errorf("%s is missing or empty", name)
			}
		}
		for name := range files {
			if strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".md") {
				t.Errorf("%s is a source", name)
			}
		}
	})
	t.Run("twice gives the same bytes", func(t *testing.T) {
		again := build(t, s, filepath.Join(t.TempDir(), "again"))
		if !slices.Equal(slices.Sorted(maps.Keys(files)), slices.Sorted(maps.Keys(again))) {
			t.Fatalf("other files: %v", slices.Sorted(maps.Keys(again)))
		}
		for name, body := range files {
			if again[name] != body {
				t.Errorf("%s has other bytes", name)
			}
		}
	})
	t.Run("compressed files decode to the plain ones", func(t *testing.T) {
		seen := 0
		for name, body := range files {
			var r io.Reader
			plain, isBrotli := strings.CutSuffix(name, ".br")
			if isBrotli {
				r = brotli.NewReader(strings.NewReader(body))
			} else if plain, _ = strings.CutSuffix(name, ".gz"); plain != name {
				z, err := gzip.NewReader(strings.NewReader(body))
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				if !z.ModTime.IsZero() || z.Name != "" {
					t.Errorf("%s tells when or from what it was made", name)
				}
				r = z
			} else {
				continue
			}
			seen++
			got, err := io.ReadAll(r)
			if err != nil || string(got) != files[plain] {
				t.Errorf("%s does not decode to %s (%v)", name, plain, err)
			}
		}
		for _, name := range []string{"index.html", "assets/stage.wasm", "assets/wasm_exec.js"} {
			if files[name+".br"] == "" || files[name+".gz"] == "" {
				t.Errorf("%s has no .br or no .gz beside it", name)
			}
		}
		if seen < 6 {
			t.Errorf("only %d compressed files", seen)
		}
	})
	t.Run("every link is relative and leads somewhere", func(t *testing.T) {
		checkLinks(t, files)
	})
	t.Run("building again removes what is gone", func(t *testing.T) {
		// The last lesson of the course: no other links to it.
		if err := os.RemoveAll(s.path("lessons", "clinic")); err != nil {
			t.Fatal(err)
		}
		replaceIn(t, s, "lessons/course.md", "- clinic\n", "")
		again := build(t, s, dir)
		if again["clinic/index.html"] != "" || again["perceptron/index.html"] == "" {
			t.Error("the lesson that was removed is still in the site")
		}
		if _, err := os.Stat(filepath.Join(dir, "clinic")); err == nil {
			t.Error("its folder is still there")
		}
	})
}

var (
	link = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	ids  = regexp.MustCompile(`\bid="([^"]*)"`)
)

// checkLinks follows every link of every page. Links to other hosts may only
// stand in <a>, and nothing may be loaded from one.
func checkLinks(t *testing.T, files map[string]string) {
	t.Helper()
	anchors := map[string]bool{}
	for name, body := range files {
		for _, m := range ids.FindAllStringSubmatch(body, -1) {
			anchors[name+"#"+m[1]] = true
		}
	}
	links := 0
	for name, body := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(body, -1) {
			to := m[1]
			if strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "data:") || strings.HasPrefix(to, "mailto:") {
				continue
			}
			links++
			if strings.HasPrefix(to, "/") || strings.Contains(to, "://") {
				t.Errorf("%s: the link %q is not relative", name, to)
				continue
			}
			file, anchor, _ := strings.Cut(to, "#")
			target := path.Join(path.Dir(name), file)
			if file == "" {
				target = name
			} else if strings.HasSuffix(file, "/") || files[target] == "" {
				target = path.Join(target, "index.html")
			}
			if files[target] == "" {
				t.Errorf("%s: the link %q leads to %s, which does not exist", name, to, target)
			} else if anchor != "" && !anchors[target+"#"+anchor] {
				t.Errorf("%s: the link %q leads to no id of %s", name, to, target)
			}
		}
	}
	if links < 20 {
		t.Errorf("only %d links were found", links)
	}
}

func TestBuildRefuses(t *testing.T) {
	s := newTree(t)
	run := func(dir, base string) error {
		_, err := Build(context.Background(), BuildOptions{Source: s, Cache: testCache(t), Dir: dir, Base: base, Log: NewProgress(io.Discard)})
		return err
	}
	t.Run("a folder with somebody's work", func(t *testing.T) {
		dir := t.TempDir()
		thesis := filepath.Join(dir, "thesis.txt")
		if err := os.WriteFile(thesis, []byte("years"), 0o644); err != nil {
			t.Fatal(err)
		}
		err := run(dir, "")
		if err == nil || !strings.Contains(err.Error(), "not made by this command") {
			t.Errorf("err = %v", err)
		}
		if b, err := os.ReadFile(thesis); err != nil || string(b) != "years" {
			t.Error("the work is gone")
		}
	})
	t.Run("a base that is none", func(t *testing.T) {
		for _, base := range []string{"course", "/course", "//host/", "https://host/"} {
			if err := run(filepath.Join(t.TempDir(), "x"), base); err == nil {
				t.Errorf("base %q was taken", base)
			}
		}
	})
	t.Run("a broken lesson", func(t *testing.T) {
		put(t, s, "lessons/xor/lesson.md", get(t, s, "lessons/xor/lesson.md")+"\n```experiment {#exp-broken}\nkind: lime\n```\n")
		dir := filepath.Join(t.TempDir(), "x")
		err := run(dir, "")
		if err == nil || !strings.Contains(err.Error(), "lessons/xor/lesson.md:") {
			t.Errorf("err = %v", err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("a folder was made for a site that is none")
		}
	})
}

// 404.html is shown at any depth, so that it is told where the site stands.
func TestMissingPageKnowsWhereTheSiteStands(t *testing.T) {
	site, err := Render(newTree(t), RenderOptions{Base: "/course/"})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(site.Files["404.html"].Body, []byte(`href="/course/"`)) {
		t.Errorf("404.html does not lead to /course/")
	}
}
