package experiment

import "testing"

// A run that was saved, went on, and was loaded again gives the same receipt at
// the same step, in any order of the examples.
func TestLineGoesOnFromASavedState(t *testing.T) {
	for _, order := range []string{"fixed", "shuffled"} {
		t.Run(order, func(t *testing.T) {
			spec := Spec{ID: "exp-line", Kind: "line", Values: map[string]string{"data": "gaussians", "samples": "40", "order": order, "epochs": "10"}}
			start := func() Session {
				s, err := spec.Start(nil)
				if err != nil {
					t.Fatal(err)
				}
				return s
			}
			steps := func(s Session, n int) Receipt {
				for range n {
					s.Step()
				}
				return s.Receipt()
			}
			plain := start()
			at30, at150 := steps(plain, 30).String(), steps(plain, 120).String()
			if at30 == at150 {
				t.Fatal("120 steps changed nothing: the test cannot fail")
			}
			said := plain.Describe()

			s := start().(*lineSession)
			steps(s, 30)
			saved := s.Save()
			steps(s, 77)
			s.Look()
			s.Load(saved)
			if got := s.Receipt().String(); got != at30 {
				t.Errorf("loaded: %s, want %s", got, at30)
			}
			if got := steps(s, 120).String(); got != at150 {
				t.Errorf("gone on: %s, want %s", got, at150)
			}
			if got := s.Describe(); got != said {
				t.Errorf("it says %q, want %q", got, said)
			}
			other := start().(*lineSession)
			other.Load(saved)
			if got := steps(other, 120).String(); got != at150 {
				t.Errorf("another session: %s, want %s", got, at150)
			}
			if n := saved.(lineState).Bytes(); n < 8*len(s.order) {
				t.Errorf("a state of %d examples counts %d bytes", len(s.order), n)
			}
		})
	}
}
