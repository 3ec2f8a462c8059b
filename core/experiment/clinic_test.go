package experiment

import (
	"encoding/json"
	"strings"
	"testing"

	"zigzag/core/figure"
)

const clinicText = "kind: clinic\ndata: circle\nsamples: 60\nsplit: 70 30\nhidden: 6 6\nlr: 0.25\nbatch: 10\nepochs: 30\n"

func TestClinicIsWrittenInOneWay(t *testing.T) {
	for _, c := range []struct{ written, want string }{
		{"", ""},
		{"none", ""},
		{"init=normal  4.0", "init=normal 4"},
		{"lr=.50 init=zeros", "init=zeros lr=0.5"},
		{"change=40 lr=9", "change=40 lr=9"},
	} {
		if got, err := faultSyntax(c.written); err != nil || got != c.want {
			t.Errorf("%q is written %q, %v, want %q", c.written, got, err, c.want)
		}
		if again, err := faultSyntax(c.want); err != nil || again != c.want {
			t.Errorf("%q written again is %q, %v", c.want, again, err)
		}
	}
}

func TestClinicFaults(t *testing.T) {
	for _, c := range []struct{ block, want string }{
		{"", "nothing is wrong with the run"},
		{"fault: init=normal 4\nmend: lr=1 batch=1", "mend is "},
		{"fault: lr=1 batch=1 hidden=2", "fault is "},
		{"fault: bad: lr=1", "fault is "},
		{"fault: now", "fault is "},
		{"fault: lrr=1", "unknown parameter"},
		{"fault: lr=1000", "out of bounds"},
		{"fault: seed=4", "fault cannot set seed"},
		{"fault: lr=3\nmend: data=moons", "mend cannot set data"},
		{"fault: weights=1", "cannot differ in weights"},
		{"fault: lr=0.25", "to what it is anyway"},
		{"fault: lr=3\nmend: lr=3", "changes nothing"},
		{"fault: lr=3\nmend: batch=10", "changes nothing"},
		{"fault: lr=3\ncontrols: [hidden, lr]", "the control of lr gives the fault away"},
		{"fault: lr=3\ncontrols: [mend]", "the control of mend gives the fault away"},
		{"fault: lr=3\nshow: [trace]", `unknown figure "trace"`},
		{"fault: lr=3\nshow: [curves 2]", `unknown figure "curves 2"`},
		{"fault: lr=3\nrace: lr 1, 2", `unknown key "race"`},
		{"fault: loss=squared output=step\nmend: loss=logistic", "output step does not go with loss logistic"},
	} {
		_, problems := Parse("a.md", 1, "exp-a", clinicText+c.block)
		if len(problems) != 1 || !strings.Contains(problems[0].What, c.want) || problems[0].Fix == "" {
			t.Errorf("%q: %v, want one problem that says %q", c.block, problems, c.want)
		}
	}
}

// A setting of what is planted would have no effect, and a page that carries it tells.
func TestClinicIsNotSetByHalf(t *testing.T) {
	spec := parse(t, clinicText+"fault: lr=3")
	if err := spec.Check(Settings{"hidden": "3"}); err != nil {
		t.Error(err)
	}
	if err := spec.Check(Settings{"lr": "0.5"}); err == nil || !strings.Contains(err.Error(), "lr cannot be set") {
		t.Errorf("setting what is planted: %v", err)
	}
}

// A sick run and a treated one are, to the bit, the training runs that their
// settings give.
func TestClinicRunsAreTrainingRuns(t *testing.T) {
	train := strings.Replace(clinicText, "clinic", "train", 1)
	c := start(t, clinicText+"fault: init=normal 4 lr=2\nmend: init=xavier", Settings{"seed": "5"}).(*clinicSession)
	Play(c)
	sick := start(t, train, Settings{"seed": "5", "init": "normal 4", "lr": "2"})
	treated := start(t, train, Settings{"seed": "5", "lr": "2"})
	Play(sick)
	Play(treated)
	for i, want := range []Session{sick, treated} {
		if got := c.each[i].Receipt().Hash; got != want.Receipt().Hash {
			t.Errorf("run %d: hash %s, want %s", i+1, got, want.Receipt().Hash)
		}
	}
	for _, lane := range []struct {
		set  string
		want Session
	}{{"2", treated}, {"1", sick}} {
		if _, restart, err := c.Edit([]figure.Edit{{Key: "lane", Value: lane.set}}); err != nil || restart {
			t.Fatal(restart, err)
		}
		if got, want := metric1(t, c, "loss(val)"), metric1(t, lane.want, "loss(val)"); got != want {
			t.Errorf("run %s: loss(val) %v, want %v", lane.set, got, want)
		}
	}
	if c.Patient().Receipt().Hash != treated.Receipt().Hash {
		t.Error("the patient is not the treated run")
	}
	receipt, err := ParseReceipt(c.Receipt().String())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := receipt.Replay(parse(t, clinicText+"fault: init=normal 4 lr=2\nmend: init=xavier")); err != nil {
		t.Error(err)
	}
}

// TestClinicKeepsItsSecret: nothing that a page shows of a sick run names what was
// planted, whatever that is and however the run goes.
func TestClinicKeepsItsSecret(t *testing.T) {
	for _, c := range []struct{ fault, secrets string }{
		{"init=normal 4.321", "normal|4.32|initial|init"},
		{"init=zeros", "zeros|initial|init"},
		{"lr=77.125", "77.1|learning rate|lr"},
		{"lr=2.625 activation=relu", "2.62|learning rate|lr|relu"}, // units die
		{"lr=0.000123", "0.000123|1.23e-04|learning rate|lr"},
		{"activation=sigmoid", "sigmoid|activation="},
		{"loss=squared output=step", "step function|slope 0|step"},
		{"change=40 lr=33.5", "33.5|learning rate|lr|change"},
		{"preprocess=whiten", "whiten"},
		{"samples=20 noise=0.345", "0.345|overfit"},
	} {
		session := start(t, clinicText+"fault: "+c.fault+"\nshow: [curves, layers]\ncontrols: [epochs]", nil)
		for _, steps := range []int{0, 1, 150} {
			for session.Steps() < steps && !session.Done() {
				session.Step()
			}
			shown := []string{session.Describe(), session.Receipt().String()}
			for _, m := range session.Metrics() {
				if m.Readout {
					shown = append(shown, m.Name, m.Help)
				}
			}
			for _, name := range session.Figures() {
				if name == "cloud" && strings.HasPrefix(c.fault, "preprocess") {
					continue // it shows what is done to the inputs, and an author who shows it knows
				}
				f, err := session.Figure(name)
				if err != nil {
					t.Fatal(err)
				}
				shown = append(shown, f.Title(), f.Describe())
				for _, part := range strings.Split(figure.SVG(f, 340, 260, "f"), ">") {
					words, _, _ := strings.Cut(part, "<")
					shown = append(shown, words)
				}
			}
			for _, e := range session.Hand() {
				shown = append(shown, e.Key, e.Value)
			}
			set, err := json.Marshal(session.Settings())
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range append(shown, string(set)) {
				for secret := range strings.SplitSeq(c.secrets, "|") {
					if at := wordAt(strings.ToLower(text), secret); at >= 0 {
						t.Errorf("%s after %d steps is given away: …%s…", c.fault, session.Steps(), text[max(at-60, 0):min(at+60, len(text))])
					}
				}
			}
		}
	}
}

// wordAt is where a whole word begins in text, −1 for nowhere.
func wordAt(text, word string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		if end := i + len(word); (i == 0 || strings.ContainsRune(" >(=", rune(text[i-1]))) && (end == len(text) || strings.ContainsRune(" <).,;=:", rune(text[end]))) {
			return i
		}
		from = i + 1
	}
}

// TestClinicIsNotEditedByHand: no figure offers a weight or a point, and an edit of one
// changes nothing.
func TestClinicIsNotEditedByHand(t *testing.T) {
	text := strings.Replace(clinicText, "split: 70 30\n", "", 1) + "fault: lr=3"
	c := start(t, text, nil).(*clinicSession)
	if hand := c.Hand(); len(hand) != 0 {
		t.Errorf("a hand may set %v", hand)
	}
	if s := c.each[0].(*trainSession); (trainNetwork{s}).Editable() {
		t.Error("weights may be edited")
	} else if _, points := (trainPlane{s}).Editable(); points {
		t.Error("points may be edited")
	}
	for _, key := range []string{"weights", "points", "csv"} {
		if set, restart, err := c.Edit([]figure.Edit{{Key: key, Value: "1 1 1"}}); len(set) != 0 || restart || err != nil {
			t.Errorf("editing %s gives %v, %v, %v", key, set, restart, err)
		}
	}
	if set, restart, err := c.Edit([]figure.Edit{{Key: "mend", Value: "lr=0.3"}}); set["mend"] != "lr=0.3" || !restart || err != nil {
		t.Errorf("a mend gives %v, %v, %v", set, restart, err)
	}
}

// TestClinicCountsBothRuns: the estimate bounds what is computed.
func TestClinicCountsBothRuns(t *testing.T) {
	spec := parse(t, clinicText+"fault: hidden=2")
	one, err := spec.Estimate(nil)
	if err != nil {
		t.Fatal(err)
	}
	two, err := spec.Estimate(Settings{"mend": "hidden=20"})
	if err != nil || two.MultiplyAdds < 5*one.MultiplyAdds {
		t.Errorf("%v, treated %v, %v", one, two, err)
	}
	if _, err := spec.Estimate(Settings{"mend": "epochs=100000"}); err != nil {
		t.Fatal(err)
	}
	if _, err := spec.Estimate(Settings{"mend": "hidden=64 64 64", "samples": "2000", "epochs": "100000"}); err == nil {
		t.Error("a treated run beyond all cost is let through")
	}
}
