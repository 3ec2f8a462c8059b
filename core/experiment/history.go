package experiment

import "slices"

// historyLen is how many epochs a history holds before it is thinned out: more
// than a figure has pixels for.
const historyLen = 512

// A history is how some measurements went, epoch by epoch, in bounded space. When
// it is full, every second epoch is forgotten and from then on only every
// second is kept. Which epochs it holds follows from the epoch count alone.
type history struct {
	stride int // epochs between two entries; a power of two
	epochs []float64
	values [][]float64 // one series a measurement
}

func newHistory(series int) *history {
	h := &history{stride: 1, epochs: make([]float64, 0, historyLen), values: make([][]float64, series)}
	for i := range h.values {
		h.values[i] = make([]float64, 0, historyLen)
	}
	return h
}

// wants reports whether the measurements of this epoch will be kept.
func (h *history) wants(epoch int) bool { return epoch%h.stride == 0 }

// keeps reports whether a history that was there from the start keeps the measurements
// of this epoch when it comes to it.
func keeps(epoch int) bool {
	stride := 1
	for historyLen*stride <= epoch {
		stride *= 2
	}
	return epoch%stride == 0
}

// has reports whether the history has come as far as this epoch before: a run that
// went back measures nothing twice.
func (h *history) has(epoch int) bool {
	return len(h.epochs) > 0 && h.epochs[len(h.epochs)-1] >= float64(epoch)
}

// until is how many entries there are up to and with this epoch.
func (h *history) until(epoch int) int {
	n, _ := slices.BinarySearch(h.epochs, float64(epoch)+0.5)
	return n
}

// add keeps the measurements of an epoch that it wants.
func (h *history) add(epoch int, values ...float64) {
	if len(h.epochs) == historyLen {
		h.thin()
		if !h.wants(epoch) {
			return
		}
	}
	h.epochs = append(h.epochs, float64(epoch))
	for i, v := range values {
		h.values[i] = append(h.values[i], v)
	}
}

func (h *history) thin() {
	h.stride *= 2
	h.epochs = everySecond(h.epochs)
	for i := range h.values {
		h.values[i] = everySecond(h.values[i])
	}
}

func everySecond(xs []float64) []float64 {
	n := 0
	for i := 0; i < len(xs); i += 2 {
		xs[n] = xs[i]
		n++
	}
	return xs[:n]
}

// measured is about how many of the first n epochs are measured for a history.
func measured(n int) int {
	kept, stride := min(n, historyLen), 1
	for reach := historyLen; reach < n; reach *= 2 {
		stride *= 2
		kept += (min(n, 2*reach) - reach) / stride
	}
	return kept + 1
}
