package experiment

import "testing"

// BenchmarkStep reports, beside the time, how many of the estimated
// multiply-adds are done a second: what cost.go's speed should be near to.
func BenchmarkStep(b *testing.B) {
	for _, bm := range []struct{ name, text string }{
		{"xor 2-2-1", "kind: train\ndata: xor"},
		{"xor one by one", "kind: train\ndata: xor\nbatch: 1"},
		{"2-8-1", "kind: train\ndata: circle\nsamples: 500\nhidden: 8\nbatch: 10"},
		{"2-8-8-8-8-8-8-1", "kind: train\ndata: circle\nsamples: 500\nhidden: 8 8 8 8 8 8\nbatch: 10"},
		{"relu 2-64-64-1", "kind: train\ndata: circle\nsamples: 500\nhidden: 64 64\nbatch: 50\nactivation: relu\ninit: he"},
		{"line", "kind: line\ndata: xor-cloud\norder: shuffled"},
	} {
		b.Run(bm.name, func(b *testing.B) {
			spec, problems := Parse("bench.md", 1, "bench", bm.text)
			if len(problems) > 0 {
				b.Fatal(problems)
			}
			session, e, _ := spec.start(nil)
			b.ReportAllocs()
			for b.Loop() {
				if session.Done() {
					session, _ = spec.Start(nil)
				}
				session.Step()
			}
			b.ReportMetric(e.perStep*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mmuladds/s")
		})
	}
}
