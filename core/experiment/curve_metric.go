package experiment

import (
	"strings"

	"zigzag/core/figure"
)

func (s *curveSession) table() []metric {
	number := func(f func() float64) func(args) ([]float64, error) {
		return func(args) ([]float64, error) { return one(f()) }
	}
	named := func(f func(figure.Function) float64) func(args) ([]float64, error) {
		return func(a args) ([]float64, error) {
			function, fault := s.function(a.word)
			if fault != nil {
				return nil, fault
			}
			return one(f(function))
		}
	}
	return []metric{
		{name: "value", args: []string{"function"}, byWord: true, help: "What a function gives at the point, as in value(sigmoid).",
			value: named(func(f figure.Function) float64 { return f.F(s.at) })},
		{name: "slope", args: []string{"function"}, byWord: true, help: "The slope of a function at the point, as in slope(sigmoid).",
			value: named(func(f figure.Function) float64 { return f.Slope(s.at) })},
		{name: "steepest", args: []string{"function"}, byWord: true, help: "The largest slope that a function has anywhere.",
			value: named(func(f figure.Function) float64 { return steepest(f, s.lo, s.hi) })},
		{name: "product", args: []string{"function", "n"}, byWord: true, help: "The largest slope multiplied by itself, n factors in all: what n layers leave of a gradient at best.",
			value: s.product},
		{name: "at", help: "The point z.", readout: true, value: number(func() float64 { return s.at })},
		{name: "share", help: "The part of a layer's work that its activations take, from 0 to 1.", readout: s.shows("share"), value: number(func() float64 { return s.share(s.width) })},
		{name: "width", help: "The layer's inputs, and its units.", value: number(func() float64 { return s.width })},
		{name: "price", help: "How many multiply-adds one activation costs as much as.", value: number(func() float64 { return s.price })},
		{name: "time", args: []string{"function"}, byWord: true, help: "Nanoseconds an element on this machine, once measured: the median.",
			value: func(a args) ([]float64, error) { return s.time(a.word) }},
		{name: "ratio", args: []string{"function", "other"}, byWord: true, help: "How many times as long a function takes as another on this machine, once measured.",
			value: s.timeRatio},
	}
}

func (s *curveSession) shows(name string) bool {
	for _, shown := range s.spec.Show {
		if shown == name {
			return true
		}
	}
	return false
}

// function is the shown function of that name.
func (s *curveSession) function(name string) (figure.Function, *Fault) {
	var known []string
	for _, f := range s.functions {
		if f.Name == name {
			return f, nil
		}
		known = append(known, f.Name)
	}
	return figure.Function{}, &Fault{Keys: []string{"functions"}, What: "function " + quote(name) + " is not shown", Fix: "use one of " + strings.Join(known, ", ") + ", or add it to functions"}
}

// product multiplies in a loop, so that it comes out the same everywhere.
func (s *curveSession) product(a args) ([]float64, error) {
	const most = 1000
	f, fault := s.function(a.words[0])
	if fault != nil {
		return nil, fault
	}
	n, err := parseNumber(a.words[1])
	if err != nil || n < 0 || n > most || n != float64(int(n)) {
		return nil, &Fault{What: "n of product is " + quote(a.words[1]), Fix: "write a whole number from 0 to 1000"}
	}
	steep, product := steepest(f, s.lo, s.hi), 1.0
	for range int(n) {
		product *= steep
	}
	return one(product)
}

func (s *curveSession) time(name string) ([]float64, error) {
	if _, fault := s.function(name); fault != nil {
		return nil, fault
	}
	for _, t := range s.timings {
		if t.Name == name {
			return one(t.Median)
		}
	}
	return nil, &Fault{What: "what " + name + " costs was not measured yet", Fix: "measure it on this machine first", Yet: true}
}

func (s *curveSession) timeRatio(a args) ([]float64, error) {
	first, err := s.time(a.words[0])
	if err != nil {
		return nil, err
	}
	second, err := s.time(a.words[1])
	if err != nil {
		return nil, err
	}
	return one(first[0] / second[0])
}
