package experiment

import (
	"strings"
	"testing"

	"zigzag/core/figure"
)

// FuzzParse: every problem has its line and its mend, and whatever parses
// without problems starts, steps, draws and speaks.
func FuzzParse(f *testing.F) {
	for _, text := range runs() {
		f.Add(text)
	}
	f.Add("kind: train\nsweep: hidden 2, 8 8\nseeds: 3\nsuccess: loss < 0.1")
	f.Add(searchText + "\nfolds: 3\nstrategy: coarse-to-fine\nrace: strategy grid, random")
	f.Add("kind: line\ncontrols: [line]\nshow: plane\nline: 1 -1 −.5\nepochs: 0")
	f.Add("kind: train\nlr: 100\nloss: squared\noutput: identity\nactivation: relu\nweights:")
	f.Add("kind: propagate\nlayers: 3\nunits: 20\nbatch: 30\nnorm: batch\nrace: init he, zeros\nactivation: relu")
	f.Fuzz(func(t *testing.T, text string) {
		const line = 3
		spec, problems := Parse("fuzz.md", line, "exp", text)
		for _, p := range problems {
			if p.Line < line || p.Line > line+strings.Count(text, "\n") || p.What == "" || p.Fix == "" {
				t.Errorf("unhelpful problem %+v", p)
			}
		}
		if len(problems) > 0 {
			return
		}
		session, err := spec.Start(nil)
		if err != nil {
			t.Fatalf("parsed without problems, but does not start: %v", err)
		}
		for range 30 {
			session.Step()
			session.Look()
		}
		if session.Describe() == "" {
			t.Error("nothing to say")
		}
		Measure(session)
		if _, err := ParseReceipt(session.Receipt().String()); err != nil {
			t.Error(err)
		}
		for _, name := range session.Figures() {
			f, err := session.Figure(name)
			if err != nil {
				t.Fatal(err)
			}
			figure.SVG(f, 200, 150, "f")
		}
	})
}
