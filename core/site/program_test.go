package site

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
)

// A program is compiled once for a state of its sources, again when a source
// changed, and not when something else did.
func TestCompilerCache(t *testing.T) {
	s := newTree(t)
	c := compiler{s, t.TempDir()}
	p := browserPrograms()[0]
	build := func() (string, bool) {
		t.Helper()
		file, _, fresh, err := c.build(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		return file, fresh
	}
	first, fresh := build()
	if !fresh {
		t.Error("an empty cache had the program")
	}
	if again, fresh := build(); fresh || again != first {
		t.Errorf("the second build: compiled = %v, file %s, want the first's %s", fresh, again, first)
	}
	put(t, s, "wasm/stage/main.go", "package main\n\nfunc main() {}\n")
	put(t, s, "lessons/new.md", "text")
	put(t, s, "wasm/notebook/more_test.go", "package main\n")
	if _, fresh := build(); fresh {
		t.Error("compiled again though none of its sources changed")
	}
	was, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, "wasm/notebook/more.go", "package main\n\nfunc init() { println(\"more\") }\n")
	second, fresh := build()
	if !fresh || second == first {
		t.Error("not compiled again though a source was added")
	}
	if err := os.Remove(s.path("wasm", "notebook", "more.go")); err != nil {
		t.Fatal(err)
	}
	if third, fresh := build(); fresh || third != first {
		t.Error("compiled again though the sources are as at first")
	}
	if err := os.Remove(first); err != nil {
		t.Fatal(err)
	}
	if _, fresh := build(); !fresh {
		t.Error("not compiled though the cached file is gone")
	}
	if now, err := os.ReadFile(first); err != nil || string(now) != string(was) {
		t.Errorf("equal sources gave other bytes (%v)", err)
	}
}

func TestCompileError(t *testing.T) {
	s := newTree(t)
	for _, tt := range []struct{ name, source, want string }{
		{"type", "package main\n\nfunc main() { undefinedThing() }\n", "main.go:3:15: undefined: undefinedThing"},
		{"syntax", "package main\n\nfunc main() {\n", "main.go:4:1: "},
		{"import", "package main\n\nimport \"zigzag/nowhere\"\n\nfunc main() { nowhere.Do() }\n", "zigzag/nowhere"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			put(t, s, "wasm/stage/main.go", tt.source)
			_, _, _, err := compiler{s, t.TempDir()}.build(context.Background(), browserPrograms()[1])
			var fault *CompileError
			if !errors.As(err, &fault) {
				t.Fatalf("err = %v, want a CompileError", err)
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "stage.wasm could not be built") {
				t.Errorf("err = %v, want it to contain %q", err, tt.want)
			}
		})
	}
}

func TestPruneKeepsTheNewest(t *testing.T) {
	s := newTree(t)
	c := compiler{s, t.TempDir()}
	for i := range keptPrograms + 3 {
		if err := os.MkdirAll(c.cache+"/programs/old"+strings.Repeat("x", i), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	file, _, _, err := c.build(context.Background(), browserPrograms()[0])
	if err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(c.cache + "/programs")
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != keptPrograms {
		t.Errorf("%d builds are kept, want %d", len(left), keptPrograms)
	}
	if _, err := os.Stat(file); err != nil {
		t.Errorf("the newest was removed: %v", err)
	}
}
