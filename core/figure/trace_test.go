package figure

import (
	"fmt"
	"strings"
	"testing"
)

// traceModel is the arithmetic of a neuron with eight inputs.
type traceModel struct{}

func (traceModel) Version() uint64 { return 1 }

func (traceModel) Trace() Trace {
	t := Trace{Example: "training example 3"}
	for i := range 8 {
		t.Rows = append(t.Rows, TraceRow{"forward", fmt.Sprintf("x%d", i+1), "input", "", fmt.Sprint(i)})
	}
	return Trace{t.Example, append(t.Rows,
		TraceRow{"forward", "z(1, 1)", "w(1, 1, 1)·x1 + b(1, 1)", "0.5·2 + 1", "2"},
		TraceRow{"forward", "loss", "the loss of the output and its target", "target 1", "0.127"},
		TraceRow{"backward", "dz(1, 1)", "da(1, 1)·f′(z(1, 1))", "−0.119·1", "−0.119"},
		TraceRow{"update", "b(1, 1)", "b(1, 1) − lr·db(1, 1)", "1 − 0.5·−0.119", "1.06"},
	)}
}

func TestTraceTurnsAndScrolls(t *testing.T) {
	f := NewTrace(traceModel{})
	f.Layout(300, 170)
	if f.fits() >= 10 {
		t.Fatalf("all %d rows fit", f.fits())
	}
	for range 20 {
		f.Update(Input{Key: "ArrowDown"})
	}
	if got := f.rows[f.over].Symbol; got != "loss" || f.over >= f.first+f.fits() {
		t.Errorf("the last row by key is %q, row %d of %d from %d", got, f.over, f.fits(), f.first)
	}
	if got := f.Describe(); got != "loss = the loss of the output and its target = target 1 = 0.127." {
		t.Errorf("it is read as %q", got)
	}
	f.Update(Input{Key: "ArrowRight"})
	if f.rows[0].Symbol != "dz(1, 1)" || f.first != 0 {
		t.Errorf("right leads to %q", f.rows[0].Symbol)
	}
	tab := f.tabs[2]
	f.Update(Input{X: tab.x0 + 3, Y: tab.y0 + 3, Inside: true, Down: true, Pressed: true})
	if f.rows[0].Symbol != "b(1, 1)" {
		t.Errorf("a press on update leads to %q", f.rows[0].Symbol)
	}
	f.Update(Input{Key: "ArrowLeft"})
	f.Update(Input{Key: "ArrowLeft"})
	f.Update(Input{X: 100, Y: 120, Inside: true, Down: true, Pressed: true})
	f.Update(Input{X: 100, Y: 120 - 3*traceRow, Inside: true, Down: true})
	if f.first != 3 {
		t.Errorf("a drag by three rows scrolls to row %d", f.first)
	}
	if got := f.Describe(); !strings.Contains(got, "forward") && !strings.Contains(got, "=") {
		t.Errorf("it is described as %q", got)
	}
}
