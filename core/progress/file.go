package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

const (
	// Version is that of the file format. It changes when an old program could
	// misread a new file.
	Version = 1
	// MaxSize is how many bytes a file may have: thousands of answers.
	MaxSize = 32 << 20

	format = "work" // what the file holds
)

// Errors of Load, to be told apart with errors.Is.
var (
	// ErrDamaged: the bytes are not whole; the book holds what could be read.
	ErrDamaged = errors.New("the saved work is damaged")
	// ErrNewer: a later Zigzag wrote the file; nothing was read.
	ErrNewer = errors.New("the saved work comes from a newer Zigzag")
	// ErrForeign: the bytes are something else; nothing was read.
	ErrForeign = errors.New("this is not a file of saved work")
)

// header is a file without its records.
type header struct {
	Format  string `json:"zigzag"`
	Version int    `json:"version"`
}

// MarshalJSON writes the book as a file of the present version. Equal books
// give equal bytes.
func (b *Book) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		header
		Records []Record `json:"records"`
	}{header{format, Version}, b.Records()})
}

// Load reads a book. No bytes at all are an empty book.
//
// The error wraps ErrDamaged, ErrNewer or ErrForeign and says what is wrong. The
// book is never nil; beside ErrDamaged it holds every record that could still
// be read.
func Load(data []byte) (*Book, error) {
	b := New()
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	switch {
	case len(data) == 0:
		return b, nil
	case len(data) > MaxSize:
		return b, fmt.Errorf("progress: load: %w: %d bytes, at most %d are read", ErrForeign, len(data), MaxSize)
	}
	var h header
	if err := json.Unmarshal(data, &h); err != nil {
		return salvage(data, err)
	}
	switch {
	case h.Format != format:
		return b, fmt.Errorf("progress: load: %w: it does not say \"zigzag\": %q", ErrForeign, format)
	case h.Version > Version:
		return b, fmt.Errorf("progress: load: %w: version %d, this one reads %d", ErrNewer, h.Version, Version)
	case h.Version < 1:
		return b, fmt.Errorf("progress: load: %w: version %d", ErrDamaged, h.Version)
	}
	var body struct{ Records []json.RawMessage }
	if err := json.Unmarshal(data, &body); err != nil {
		return salvage(data, err)
	}
	var faults []error
	for i, raw := range body.Records {
		if err := b.load(raw); err != nil {
			faults = append(faults, fmt.Errorf("record %d: %w", i+1, err))
		}
	}
	return b, damaged(faults)
}

// load reads one record. Two of the same question are merged.
func (b *Book) load(raw []byte) error {
	var r Record
	if err := json.Unmarshal(raw, &r); err != nil {
		return err
	}
	if err := r.check(); err != nil {
		return err
	}
	if own, ok := b.records[r.key()]; ok {
		r = merge(own, r)
	}
	b.records[r.key()] = r.clone()
	return nil
}

// damaged wraps what is wrong with a file, saying the first few faults.
func damaged(faults []error) error {
	const told = 3
	if len(faults) == 0 {
		return nil
	}
	more := ""
	if n := len(faults) - told; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Errorf("progress: load: %w: %w%s", ErrDamaged, errors.Join(faults[:min(told, len(faults))]...), more)
}

// salvage reads what it can from bytes that are not JSON as a whole: cut off in
// the middle, or overwritten in places. Every {…} that is a good record counts.
func salvage(data []byte, cause error) (*Book, error) {
	b := New()
	if !bytes.Contains(data, []byte(`"zigzag"`)) && !bytes.Contains(data, []byte(`"question"`)) {
		return b, fmt.Errorf("progress: load: %w: %w", ErrForeign, cause)
	}
	if v, ok := versionIn(data); ok && v > Version {
		return b, fmt.Errorf("progress: load: %w: version %d, this one reads %d, and it is damaged: %w", ErrNewer, v, Version, cause)
	}
	starts := recordStarts(data)
	for i, start := range starts {
		end := len(data)
		if i+1 < len(starts) {
			end = starts[i+1] // records hold no records, so each byte is tried once
		}
		var raw json.RawMessage
		if json.NewDecoder(bytes.NewReader(data[start:end])).Decode(&raw) == nil {
			_ = b.load(raw) // a record that is damaged itself is lost: the error says so
		}
	}
	return b, damaged([]error{fmt.Errorf("%w (records that could be read: %d)", cause, b.Len())})
}

// recordStarts are the places of every { "course". Inside an answer's text the
// quotes would be escaped.
func recordStarts(data []byte) []int {
	var starts []int
	word := []byte(`"course"`)
	for at := 0; ; {
		i := bytes.Index(data[at:], word)
		if i < 0 {
			return starts
		}
		before := bytes.TrimRight(data[:at+i], " \t\r\n")
		if bytes.HasSuffix(before, []byte("{")) {
			starts = append(starts, len(before)-1)
		}
		at += i + len(word)
	}
}

// versionIn finds the version in the damaged bytes of a file.
func versionIn(data []byte) (int, bool) {
	_, rest, ok := bytes.Cut(data[:min(len(data), 200)], []byte(`"version":`))
	if !ok {
		return 0, false
	}
	var v int
	_, err := fmt.Sscan(string(rest), &v)
	return v, err == nil
}
