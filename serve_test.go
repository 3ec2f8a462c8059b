package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zigzag/core/experiment"
	"zigzag/core/site"
)

// tree is a source folder of the test's own: the real lessons, shell and
// assets, and no programs (these commands need none).
func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"lessons", "assets"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(name)); err != nil {
			t.Fatal(err)
		}
	}
	shell, err := os.ReadFile("index.html")
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "index.html"), string(shell))
	write(t, filepath.Join(dir, "go.mod"), "module zigzag\n\ngo 1.26\n")
	return dir
}

// smallTree is a tree with one lesson, which is read faster than the whole course.
func smallTree(t *testing.T) string {
	t.Helper()
	dir := tree(t)
	folders, err := os.ReadDir(filepath.Join(dir, "lessons"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if f.IsDir() && f.Name() != "xor" {
			if err := os.RemoveAll(filepath.Join(dir, "lessons", f.Name())); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(t, filepath.Join(dir, "lessons/course.md"), "---\nid: small\ntitle: One lesson\nsummary: For tests.\n---\n\nWords.\n\n- xor\n")
	return dir
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// zigzag carries out a command line in a folder.
func zigzag(dir string, args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = run(context.Background(), dir, args, &o, &e)
	return code, o.String(), e.String()
}

func TestExitCodes(t *testing.T) {
	dir := tree(t)
	for _, tt := range []struct {
		name string
		args string
		code int
		says string // on standard output when fine, else on standard error
	}{
		{"help", "-h", fine, "usage: go run . [command]"},
		{"help as a word", "help", fine, "check [DIR…]"},
		{"help of serve", "serve -h", fine, "-addr host:port"},
		{"help of check", "check -h", fine, "usage: zigzag check"},
		{"help of run", "run --help", fine, "-seed number"},
		{"help of build", "build -h", fine, "-o folder"},
		{"help of new", "new -h", fine, "usage: zigzag new"},
		{"help of bench", "bench -h", fine, "-seconds"},
		{"unknown command", "chek", misuse, `unknown command "chek": did you mean "check"?`},
		{"unknown command, nothing near", "frobnicate", misuse, "use one of serve, check"},
		{"unknown flag", "run -sed 7 x#y", misuse, "unknown flag -sed: did you mean -seed?"},
		{"unknown flag of serve", "-adr :1", misuse, "did you mean -addr?"},
		{"unknown flag of a command without", "new -x", misuse, "has none but -h"},
		{"flag without its value", "build -o", misuse, "-o"},
		{"build without folder", "build", misuse, "-o public"},
		{"build with an argument", "build -o x y", misuse, `unexpected argument "y"`},
		{"serve with an argument", "serve lessons", misuse, `unexpected argument "lessons"`},
		{"run without experiment", "run", misuse, "FILE#ID"},
		{"run with two", "run a#b c#d", misuse, "FILE#ID"},
		{"run without id", "run lessons/xor/lesson.md", faulty, "names no experiment: write FILE#ID"},
		{"run, unknown file", "run lessons/xr/lesson.md#exp-fold", faulty, `did you mean "lessons/xor/lesson.md"?`},
		{"run, unknown id", "run lessons/xor/lesson.md#exp-trai", faulty, `did you mean "exp-train"?`},
		{"run, unknown key", "run xor#exp-train -set hiden=3", faulty, `did you mean "hidden"?`},
		{"run, value out of bounds", "run xor#exp-train -set lr=-1", faulty, "lr"},
		{"run, not key=value", "run xor#exp-train -set lr", misuse, "key=value"},
		{"run, seed no number", "run xor#exp-train -seed seven", misuse, "seven"},
		{"run, steps negative", "run xor#exp-train -steps -4", misuse, "0 steps or more"},
		{"check of nothing", "check nowhere", faulty, "there is no nowhere"},
		{"check of a folder without lessons", "check assets", faulty, "holds no lesson"},
		{"check, odds of less than nothing", "check -odds -3", misuse, "-odds -3"},
		{"check, odds of no number", "check -odds many", misuse, "odds"},
		{"new without name", "new", misuse, "name the lesson"},
		{"new, bad name", "new Momentum!", faulty, "lower-case"},
		{"new, a lesson that exists", "new xor", faulty, "exists"},
		{"new, an address of the site", "new glossary", faulty, "the site uses itself"},
		{"bench, absurd", "bench -seconds 0", misuse, "between 0.05 and 60"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, out, errOut := zigzag(dir, strings.Fields(tt.args)...)
			said := errOut
			if tt.code == fine {
				said = out
			}
			if code != tt.code || !strings.Contains(said, tt.says) {
				t.Errorf("zigzag %s = %d\n%s%s\nwant %d and %q", tt.args, code, out, errOut, tt.code, tt.says)
			}
		})
	}
}

func TestOutsideTheSources(t *testing.T) {
	code, _, errOut := zigzag(t.TempDir(), "check")
	if code != faulty || !strings.Contains(errOut, "change into the folder") {
		t.Errorf("= %d %q", code, errOut)
	}
}

func TestServeBusyPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	code, _, errOut := zigzag(tree(t), "-addr", l.Addr().String())
	if code != faulty || !strings.Contains(errOut, "is busy") || !strings.Contains(errOut, "-addr 127.0.0.1:") {
		t.Errorf("= %d %q", code, errOut)
	}
}

func TestRun(t *testing.T) {
	dir := tree(t)
	type result struct {
		Experiment, Kind, Describe string
		Metrics                    map[string][]float64
		Receipt                    experiment.Receipt
	}
	asJSON := func(args ...string) result {
		t.Helper()
		code, out, errOut := zigzag(dir, append([]string{"run"}, args...)...)
		var r result
		if err := json.Unmarshal([]byte(out), &r); code != fine || err != nil || errOut != "" {
			t.Fatalf("run %v = %d %v\n%s%s", args, code, err, out, errOut)
		}
		return r
	}
	first := asJSON("lessons/xor/lesson.md#exp-train", "-seed", "7", "-steps", "40", "-set", "hidden=3", "-json")
	if first.Experiment != "exp-train" || first.Receipt.Seed != 7 || first.Receipt.Steps != 40 || first.Receipt.Settings["hidden"] != "3" || len(first.Receipt.Hash) != 16 {
		t.Errorf("receipt = %+v", first.Receipt)
	}
	if len(first.Metrics["accuracy(train)"]) != 1 || first.Describe == "" {
		t.Errorf("metrics = %v, describe %q", first.Metrics, first.Describe)
	}
	for _, args := range [][]string{
		{"-json", "-steps", "40", "-set", "hidden=3", "-seed", "7", "lessons/xor/lesson.md#exp-train"},
		{"-json", "xor#exp-train", "-set", "hidden=3", "-steps=40", "-seed=7"},
		{"-json", "lessons/xor#exp-train", "-set", "hidden = 3", "-set", "seed=7", "-steps=40"},
	} {
		if again := asJSON(args...); again.Receipt.Hash != first.Receipt.Hash {
			t.Errorf("run %v has hash %s, want %s", args, again.Receipt.Hash, first.Receipt.Hash)
		}
	}
	if other := asJSON("xor#exp-train", "-seed", "8", "-steps", "40", "-set", "hidden=3", "-json"); other.Receipt.Hash == first.Receipt.Hash {
		t.Error("another seed gave the same weights")
	}
	code, out, _ := zigzag(dir, "run", "xor#exp-train", "-seed", "7", "-steps", "40", "-set", "hidden=3")
	if code != fine || !regexp.MustCompile(`(?m)^accuracy\(train\) +[0-9.]+$`).MatchString(out) || !strings.Contains(out, first.Receipt.Hash) || !strings.Contains(out, first.Describe) {
		t.Errorf("the table is\n%s", out)
	}
}

func TestCheckIsClean(t *testing.T) {
	code, out, errOut := zigzag(tree(t), "check")
	if code != fine || errOut != "" || !regexp.MustCompile(`^\d+ lessons, \d+ questions, \d+ experiments: all proved in [0-9.]+ s\n$`).MatchString(out) {
		t.Errorf("check = %d\n%s%s", code, out, errOut)
	}
}

func TestNewLessonIsProved(t *testing.T) {
	dir := tree(t)
	before := read(t, filepath.Join(dir, "lessons/course.md"))
	code, out, errOut := zigzag(dir, "new", "weight-decay")
	if code != fine || !strings.Contains(out, "lessons/weight-decay/lesson.md is written") {
		t.Fatalf("new = %d\n%s%s", code, out, errOut)
	}
	if after := read(t, filepath.Join(dir, "lessons/course.md")); after != strings.TrimRight(before, "\n")+"\n- weight-decay\n" {
		t.Error("course.md does not list it after the last lesson")
	}
	if !strings.Contains(read(t, filepath.Join(dir, "lessons/weight-decay/lesson.md")), "title: Weight decay\n") {
		t.Error("it has no title")
	}
	if code, out, errOut = zigzag(dir, "check", "lessons/weight-decay"); code != fine || !strings.HasPrefix(out, "1 lesson, ") {
		t.Errorf("check of the new lesson = %d\n%s%s", code, out, errOut)
	}
	if code, _, errOut = zigzag(dir, "new", "weight-decay"); code != faulty || !strings.Contains(errOut, "exists") {
		t.Errorf("new again = %d %s", code, errOut)
	}
}

// The example on the authors' page is a lesson, and works.
func TestAuthorsExampleIsProved(t *testing.T) {
	dir := tree(t)
	write(t, filepath.Join(dir, "lessons/example/lesson.md"), example(t))
	if code, out, errOut := zigzag(dir, "check", "lessons/example"); code != fine {
		t.Errorf("check of the example = %d\n%s%s", code, out, errOut)
	}
}

// example is the lesson on the authors' page.
func example(t *testing.T) string {
	t.Helper()
	_, text, ok := strings.Cut(read(t, "lessons/authors.md"), "````markdown\n")
	text, _, closed := strings.Cut(text, "````\n")
	if !ok || !closed {
		t.Fatal("the authors' page has no example")
	}
	return text
}

// Each row plants one fault into a lesson that is fine. The linter has to end
// with code 1 and to print a line with the fault's line number and a mend.
func TestPlantedFaults(t *testing.T) {
	const check = "- check: accuracy(train) == 1"
	for _, tt := range []struct {
		name     string
		old, new string
		line     string // the beginning of the line to be named; "" for any
		want     string // a part of the message
	}{
		{"unknown key of the lesson", "minutes: 10", "minuts: 10", "minuts: 10", `did you mean "minutes"?`},
		{"unknown key of an experiment", "data: or", "dta: or", "dta: or", `did you mean "data"?`},
		{"unknown kind of experiment", "kind: line", "kind: lime", "kind: lime", `did you mean "line"?`},
		{"unknown data set", "data: or", "data: oor", "data: oor", `did you mean "or"?`},
		{"unknown figure", "show: [plane]", "show: [plan]", "show: [plan]", `did you mean "plane"?`},
		{"unknown control", "controls: [line]", "controls: [lin]", "controls: [lin]", `did you mean "line"?`},
		{"value out of bounds", "epochs: 20\n", "epochs: 20\nlr: 1e9\n", "lr: 1e9", "lr"},
		{"experiment not closed", "at a time.\n```\n", "at a time.\n", "```experiment {#exp-rule}", "```"},
		{"question not closed", "will do.\n:::\n:::\n", "will do.\n:::\n", "::: lab {#lab-or uses=exp-place}", ":::"},
		{"unknown kind of question", "::: number {#q-z}", "::: numbr {#q-z}", "::: numbr {#q-z}", `did you mean "number"?`},
		{"question without id", "::: number {#q-z}", "::: number", "::: number", "{#"},
		{"id twice", "{#q-z}", "{#p-rule}", "::: number {#p-rule}", "p-rule"},
		{"step without id", "## Three numbers {#three-numbers}", "## Three numbers", "## Three numbers", "{#"},
		{"no right option", "- [x] (0, 0)", "- [ ] (0, 0)\n  > No.", "::: choice {#q-corner}", "[x]"},
		{"wrong option without feedback", "  > 1 or 1 is 1, as it is for two more corners.\n", "", "- [ ] (1, 1)", ">"},
		{"answer that is no number", "- answer: 0.5", "- answer: a half", "- answer: a half", "number"},
		{"formula outside the subset", "$w_1 x_1 + w_2 x_2 + b > 0$", `$\wombat_1 x_1 > 0$`, "The neuron fires", `\wombat`},
		{"check that cannot be read", check, "- check: accuracy(train) == ", "- check: accuracy(train) == ", "check"},
		{"check of an unknown metric", check, "- check: acuracy(train) == 1", "- check: acuracy(train) == 1", "accuracy"},
		{"feedback of an unknown metric", "- when: b > 0", "- when: bb > 0", "- when: bb > 0", "bb"},
		{"lab of an unknown experiment", "uses=exp-place", "uses=exp-plaice", "::: lab {#lab-or uses=exp-plaice}", `did you mean "exp-place"?`},
		{"view of an unknown experiment", "{use=exp-hand}", "{use=exp-hound}", "```view {use=exp-hound}", `did you mean "exp-hand"?`},
		{"lab without solution", "- solution: line = 1 1 -0.5\n", "", "::: lab {#lab-or uses=exp-place}", "solution"},
		{"solution that does not solve", "- solution: line = 1 1 -0.5", "- solution: line = 1 1 -1.4", "", "solution"},
		{"lab that is solved at the start", "{#exp-place}\nkind: line\ndata: or\nline: 1 1 -1.5", "{#exp-place}\nkind: line\ndata: or\nline: 1 1 -0.5", "", "nothing"},
		{"link to no lesson", "The neuron fires", "[So](lesson:nowhere#here) the neuron fires", "[So]", "nowhere"},
		{"link to no step", "The neuron fires", "[So](#gues) the neuron fires", "[So]", `did you mean "guess"?`},
		{"link to no term", "glossary:perceptron-rule", "glossary:perceptron-rul", "The [perceptron", `did you mean "perceptron-rule"?`},
		{"quoted number that no run gives", "{exp-hand.correct | 2}", "{exp-hand.correct | 3}", "With this line", "2"},
		{"quote of an unknown metric", "{exp-hand.correct | 2}", "{exp-hand.corect | 2}", "With this line", `did you mean "correct`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := smallTree(t)
			file, good := filepath.Join(dir, "lessons/planted/lesson.md"), example(t)
			if !strings.Contains(good, tt.old) {
				t.Fatalf("the lesson has no %q", tt.old)
			}
			planted := strings.Replace(good, tt.old, tt.new, 1)
			write(t, file, planted)
			code, out, errOut := zigzag(dir, "check", "lessons/planted")
			if code != faulty {
				t.Fatalf("check = %d\n%s%s", code, out, errOut)
			}
			at := ""
			for i, l := range strings.Split(planted, "\n") {
				if tt.line != "" && strings.HasPrefix(l, tt.line) {
					at = regexp.QuoteMeta("lessons/planted/lesson.md:"+strconv.Itoa(i+1)+": ") + ".*"
				}
			}
			if tt.line == "" {
				at = `lessons/planted/lesson\.md:\d+: .*`
			} else if at == "" {
				t.Fatalf("the planted lesson has no line %q", tt.line)
			}
			if !regexp.MustCompile("(?m)^" + at + regexp.QuoteMeta(tt.want)).MatchString(out) {
				t.Errorf("check says\n%swant a line %s%s", out, at, tt.want)
			}
		})
	}
}

func TestCheckTellsAllAtOnce(t *testing.T) {
	dir := tree(t)
	file, text := filepath.Join(dir, "lessons/planted/lesson.md"), example(t)
	for _, r := range [][2]string{{"data: or", "dta: or"}, {"- [x] (0, 0)", "- [ ] (0, 0)\n  > No."}, {"- answer: 0.5", "- answer: half"}} {
		text = strings.Replace(text, r[0], r[1], 1)
	}
	write(t, file, text)
	code, out, _ := zigzag(dir, "check", "lessons/planted")
	for _, want := range []string{`"dta"`, "[x]", "half"} {
		if code != faulty || !strings.Contains(out, want) {
			t.Errorf("check = %d\n%swant also %s", code, out, want)
		}
	}
}

func TestBuildCommandRefusesAFullFolder(t *testing.T) {
	dir := tree(t)
	code, _, errOut := zigzag(dir, "build", "-o", "lessons")
	if code != faulty || !strings.Contains(errOut, "not made by this command") {
		t.Errorf("= %d %q", code, errOut)
	}
	if _, err := os.Stat(filepath.Join(dir, "lessons/xor/lesson.md")); err != nil {
		t.Error("the lessons are gone")
	}
}

func TestFindSourceFromBelow(t *testing.T) {
	dir := tree(t)
	for _, below := range []string{dir, filepath.Join(dir, "lessons"), filepath.Join(dir, "lessons/xor")} {
		if got, err := site.FindSource(below); err != nil || string(got) != dir {
			t.Errorf("FindSource(%s) = %s, %v", below, got, err)
		}
	}
	if code, out, _ := zigzag(filepath.Join(dir, "lessons/xor"), "check", "."); code != fine || !strings.HasPrefix(out, "1 lesson,") {
		t.Errorf("check . in a lesson's folder = %d %s", code, out)
	}
}
