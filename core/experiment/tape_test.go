package experiment

import (
	"math/rand/v2"
	"testing"
)

// From wherever a tape goes back to, the run comes by the same states again.
func TestTapeGoesBackToTheBit(t *testing.T) {
	for _, text := range []string{
		raceText,
		"kind: train\ndata: circle\nsamples: 60\nhidden: 4\nbatch: 10\nepochs: 60\nactivation: relu\ninit: he\nlr: 2\nchange: 100 activation=leaky-relu",
		raceText + "race: activation tanh, relu",
		raceText + "race: optimizer adam, nesterov",
		runs()[len(runs())-1], runs()[len(runs())-2], runs()[len(runs())-3],
		"kind: line\ndata: and-cloud\norder: shuffled\nnoise: 0.4",
		"kind: descend\ndata: linear-positive\nepochs: 5",
	} {
		s := start(t, text, nil)
		tape := NewTape(s)
		hashes := []string{s.Receipt().Hash}
		described := []string{s.Describe()}
		for !s.Done() && len(hashes) < 250 {
			s.Step()
			tape.Note()
			hashes = append(hashes, s.Receipt().Hash)
			described = append(described, s.Describe())
		}
		rng := rand.New(rand.NewPCG(1, 2))
		for range 40 {
			to := rng.IntN(len(hashes))
			missing := tape.Seek(to)
			if missing < 0 {
				t.Fatalf("%s: seeking %d ends beyond it, at %d", text, to, s.Steps())
			}
			for range missing {
				s.Step()
				tape.Note()
			}
			if s.Steps() != to || s.Receipt().Hash != hashes[to] {
				t.Fatalf("%s: step %d has hash %s, want %s", text, s.Steps(), s.Receipt().Hash, hashes[to])
			}
			if got := s.Describe(); got != described[to] {
				t.Fatalf("%s: step %d: %s, was %s", text, to, got, described[to])
			}
		}
		if got, want := tape.Last(), len(hashes)-1; got != want {
			t.Errorf("%s: last %d, want %d", text, got, want)
		}
	}
}

func TestTapeIsBounded(t *testing.T) {
	s := start(t, "kind: train\ndata: circle\nsamples: 20\nhidden: 64 64\nbatch: 1\nepochs: 400", nil)
	tape := NewTape(s)
	for range 6000 {
		s.Step()
		tape.Note()
	}
	if tape.bytes > tapeBytes || len(tape.saved) < 50 {
		t.Errorf("%d states hold %d bytes", len(tape.saved), tape.bytes)
	}
	if missing := tape.Seek(5000); missing > 4*6000/len(tape.saved) {
		t.Errorf("%d steps are missing after a seek", missing)
	}
}
