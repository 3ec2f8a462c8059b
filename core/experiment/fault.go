package experiment

import (
	"errors"
	"strings"
)

// A Fault is something asked of an experiment that it cannot do, worded for
// whoever asked: an author, or a learner at a control.
type Fault struct {
	Keys []string // the parameters or block keys concerned; the first is to blame
	What string   // the fault, quoting what was written
	Fix  string   // what to write instead
	Yet  bool     // it is no fault later in the run, or after a measurement
}

// Error is "what: fix".
func (f *Fault) Error() string { return f.What + ": " + f.Fix }

// isYet reports whether err is a fault that goes away as the run goes on.
func isYet(err error) bool {
	var f *Fault
	return errors.As(err, &f) && f.Yet
}

// Faults are all the faults of one request, in the order of its keys.
type Faults []*Fault

// Error joins the faults by semicolons.
func (fs Faults) Error() string {
	texts := make([]string, len(fs))
	for i, f := range fs {
		texts[i] = f.Error()
	}
	return strings.Join(texts, "; ")
}

// err is fs as an error: nil when there is no fault.
func (fs Faults) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}

// concerns reports whether f names one of the keys in bad.
func (f *Fault) concerns(bad map[string]bool) bool {
	for _, k := range f.Keys {
		if bad[k] {
			return true
		}
	}
	return false
}
