package site

import "testing"

// BenchmarkRender is what a save of a lesson costs before the page reloads.
func BenchmarkRender(b *testing.B) {
	for b.Loop() {
		if _, err := Render(sources, RenderOptions{Live: true}); err != nil {
			b.Fatal(err)
		}
	}
}
