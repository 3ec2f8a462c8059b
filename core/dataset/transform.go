package dataset

import (
	"fmt"
	"slices"
	"strings"
)

// How is the name that Fit was given, "center" as "centre"; "none" for a zero Transform.
func (f Transform) How() string {
	if f.how == "" {
		return "none"
	}
	return f.how
}

// Apply writes the changed x, any number of rows one after the other, to dst and
// returns it. dst may be x itself; a nil dst is allocated. It panics unless x is
// whole rows of the fitted width and dst as long.
func (f Transform) Apply(dst, x []float64) []float64 {
	if dst == nil {
		dst = make([]float64, len(x))
	}
	if len(dst) != len(x) {
		panic("dataset: Transform.Apply: dst and x differ in length")
	}
	width := len(f.mean)
	if width == 0 {
		copy(dst, x)
		return dst
	}
	if len(x)%width != 0 {
		panic(fmt.Sprintf("dataset: Transform.Apply: %d numbers are no whole rows of %d", len(x), width))
	}
	off := make([]float64, width)
	for start := 0; start < len(x); start += width {
		for j := range off {
			off[j] = x[start+j] - f.mean[j]
		}
		f.applyRow(dst[start:start+width], off)
	}
	return dst
}

// applyRow turns a centred row and divides it.
func (f Transform) applyRow(dst, off []float64) {
	for i := range dst {
		sum := off[i]
		if f.axes != nil {
			sum = 0
			for j, x := range f.axes[i*len(off) : (i+1)*len(off)] {
				sum += float64(x * off[j])
			}
		}
		dst[i] = sum / f.divisor[i]
	}
}

// Table returns t with its inputs changed. Whitened columns that vary are no
// longer those of t and are called axis 1, axis 2, …
func (f Transform) Table(t Table) Table {
	t.X = f.Apply(nil, t.X)
	if f.axes != nil {
		t.Columns = slices.Clone(t.Columns)
		axis := 0
		for j, name := range t.Columns {
			if !slices.Contains(f.still, name) {
				axis++
				t.Columns[j] = fmt.Sprint("axis ", axis)
			}
		}
	}
	return t
}

// Mean is what is taken from each column, a copy; nil if nothing is.
func (f Transform) Mean() []float64 { return slices.Clone(f.mean) }

// Divisor is what each column, after whitening each axis, is divided by, a copy;
// nil for "none".
func (f Transform) Divisor() []float64 { return slices.Clone(f.divisor) }

// Axes is the turn that whitening makes after centring, columns×columns, a unit
// vector a row, a copy; nil if nothing is turned.
func (f Transform) Axes() []float64 { return slices.Clone(f.axes) }

// Still lists the columns that do not vary in the training set.
func (f Transform) Still() []string { return slices.Clone(f.still) }

// Describe says in a sentence or two what is done to the inputs and what could
// not be.
func (f Transform) Describe() string {
	var s string
	switch f.How() {
	case "none":
		return "The inputs are used as they are."
	case "centre":
		s = "From each column its mean over the training set is taken."
	case "scale":
		s = "Each column is centred and divided by its standard deviation over the training set."
	case "whiten":
		s = "The inputs are centred, turned to the principal axes of the training set, and divided by the standard deviation along each."
	}
	if len(f.mean) <= 3 {
		for j, name := range f.columns {
			if j == 0 {
				s += " The means: "
			} else {
				s += ", "
			}
			s += fmt.Sprintf("%s %.3g", name, f.mean[j])
		}
		s += "."
	}
	if n := len(f.still); n > 0 && f.how != "centre" {
		names := strings.Join(f.still[:min(n, 3)], ", ")
		if n > 3 {
			names += fmt.Sprintf(" and %d more", n-3)
		}
		s += fmt.Sprintf(" Only centred, because it never changes there: %s.", names)
	}
	if f.flat > 0 {
		s += fmt.Sprintf(" Along %d of the axes the training set does not vary: there nothing is divided.", f.flat)
	}
	return s
}
