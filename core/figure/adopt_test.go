package figure

import (
	"testing"

	"zigzag/core/nn"
)

// TestNetworkAdopt drags a weight while every edit makes a new figure: the drag
// goes on, and the pictures on the GPU stay the same ones.
func TestNetworkAdopt(t *testing.T) {
	make := func(w float64) *NetworkFigure {
		m := newNet(nn.Tanh, []float64{w, 1, 1, -1, 0, 0, 1, 1, 0}, 2, 2, 1)
		m.editable = true
		return NewNetwork(netFigure{m})
	}
	f := make(0.5)
	f.Layout(480, 360)
	raster := f.maps.columns[1].raster
	e := f.edges[0]
	x, y := e.a.X+0.3*(e.b.X-e.a.X), e.a.Y+0.3*(e.b.Y-e.a.Y)
	f.Update(press(x, y))
	for i, want := range []string{"0.7 1 1 -1 0 0 1 1 0", "0.9 1 1 -1 0 0 1 1 0"} {
		edits := f.Update(hold(x, y-10*float64(i+1)))
		if len(edits) != 1 || edits[0].Value != want {
			t.Fatalf("move %d: edits %v, want %q", i, edits, want)
		}
		next := make(0.5 + 0.2*float64(i+1))
		next.Adopt(f)
		f = next
	}
	version := raster.Version
	for range 2 * restTicks {
		f.Update(hold(x, y-20))
	}
	if f.maps.columns[1].raster != raster || raster.Version == version {
		t.Error("the adopted map was not computed again in place")
	}
	if f.edges[0].w != 0.9 {
		t.Errorf("the edge shows %g, want 0.9", f.edges[0].w)
	}
}
