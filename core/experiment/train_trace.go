package experiment

import (
	"fmt"
	"strings"

	"zigzag/core/figure"
	"zigzag/core/nn"
)

// longestTrace is the largest network, in weights and biases, whose arithmetic is
// written out: more lines than that nobody reads.
const longestTrace = 200

// trainTrace shows the arithmetic of one example as a [figure.TraceModel].
type trainTrace struct{ s *trainSession }

func (t trainTrace) Version() uint64 { return t.s.version }

// Trace is every number of a forward pass, a backward pass, and the update that
// this example alone would make, where that is the learning rate times the gradient.
func (t trainTrace) Trace() figure.Trace {
	s, p := t.s, t.s.pass()
	tr := figure.Trace{Example: fmt.Sprintf("training example %d", p.example+1)}
	row := func(part, symbol, formula, numbers string, value float64) {
		tr.Rows = append(tr.Rows, figure.TraceRow{Part: part, Symbol: symbol, Formula: formula, Numbers: numbers, Value: sig(value)})
	}
	in := func(l, i int) (symbol string, value float64) {
		if l == 0 {
			return fmt.Sprintf("x%d", i+1), p.x[i]
		}
		return fmt.Sprintf("a(%d, %d)", l, i+1), p.a[l-1][i]
	}
	at := func(name string, l, j int) string { return fmt.Sprintf("%s(%d, %d)", name, l+1, j+1) }
	weight := func(l, i, j int) string { return fmt.Sprintf("w(%d, %d, %d)", l+1, i+1, j+1) }
	for i, x := range p.x {
		row("forward", fmt.Sprintf("x%d", i+1), "input", "", x)
	}
	last := s.hiddenLayers()
	f := func(l int) string {
		if l == last && s.reading.loss == nn.Logistic {
			return "sigmoid"
		}
		if c := s.net.Config().Layers[l]; c.Func != nil {
			return c.Func.Name
		}
		return s.activation(l).String()
	}
	for l := range s.net.Layers() {
		w, b, fanIn, fanOut := s.net.Layer(l)
		for j := range fanOut {
			var letters, numbers []string
			for i := range fanIn {
				symbol, value := in(l, i)
				letters = append(letters, weight(l, i, j)+"·"+symbol)
				numbers = append(numbers, sig(w[i*fanOut+j])+"·"+sig(value))
			}
			letters, numbers = append(letters, at("b", l, j)), append(numbers, sig(b[j]))
			row("forward", at("z", l, j), strings.Join(letters, " + "), strings.Join(numbers, " + "), p.z[l][j])
			row("forward", at("a", l, j), f(l)+" of "+at("z", l, j), f(l)+" of "+sig(p.z[l][j]), p.a[l][j])
		}
	}
	row("forward", "loss", "the loss of the output and its target", targetWord(len(p.target))+numberList(p.target), p.loss)
	for l := last; l >= 0; l-- {
		w, b, fanIn, fanOut := s.net.Layer(l)
		for j := range fanOut {
			var letters, numbers []string
			if l == last {
				letters, numbers = []string{"derivative of the loss by " + at("a", l, j)}, nil
			} else {
				above, _, _, wide := s.net.Layer(l + 1)
				for k := range wide {
					letters = append(letters, weight(l+1, j, k)+"·"+at("dz", l+1, k))
					numbers = append(numbers, sig(above[j*wide+k])+"·"+sig(p.dz[l+1][k]))
				}
			}
			row("backward", at("da", l, j), strings.Join(letters, " + "), strings.Join(numbers, " + "), p.da[l][j])
			slope := s.net.SlopeAt(l, p.z[l][j], p.a[l][j])
			if f(l) == "sigmoid" {
				slope = float64(p.a[l][j] * (1 - p.a[l][j]))
			}
			row("backward", at("dz", l, j), at("da", l, j)+"·f′("+at("z", l, j)+")", sig(p.da[l][j])+"·"+sig(slope), p.dz[l][j])
			for i := range fanIn {
				symbol, value := in(l, i)
				row("backward", "d"+weight(l, i, j), symbol+"·"+at("dz", l, j), sig(value)+"·"+sig(p.dz[l][j]), p.grad[s.offset(l)+i*fanOut+j])
			}
			row("backward", at("db", l, j), at("dz", l, j), sig(p.dz[l][j]), p.dz[l][j])
		}
		if !plainRules(s.trainer.Rules()) {
			continue // what an update does hangs on more than this example
		}
		lr := s.trainer.Rate()
		for j := range fanOut {
			for i := range fanIn {
				d := p.grad[s.offset(l)+i*fanOut+j]
				row("update", weight(l, i, j), weight(l, i, j)+" − lr·d"+weight(l, i, j), sig(w[i*fanOut+j])+" − "+sig(lr)+"·"+sig(d), w[i*fanOut+j]-float64(lr*d))
			}
			row("update", at("b", l, j), at("b", l, j)+" − lr·"+at("db", l, j), sig(b[j])+" − "+sig(lr)+"·"+sig(p.dz[l][j]), b[j]-float64(lr*p.dz[l][j]))
		}
	}
	return tr
}

func targetWord(n int) string {
	if n == 1 {
		return "target "
	}
	return "targets "
}

// numberList writes numbers for people, set apart by commas.
func numberList(xs []float64) string {
	words := make([]string, len(xs))
	for i, x := range xs {
		words[i] = sig(x)
	}
	return strings.Join(words, ", ")
}
