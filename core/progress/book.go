package progress

import (
	"fmt"
	"maps"
	"slices"

	"zigzag/core/quiz"
)

// A Book is every record of a learner. New makes one; it is not safe for use
// by several goroutines.
type Book struct {
	records map[key]Record
}

// New is an empty book.
func New() *Book { return &Book{records: map[key]Record{}} }

// Len is the number of records.
func (b *Book) Len() int { return len(b.records) }

// Get is the record of a question, if there is one for this hash of it.
func (b *Book) Get(course, lesson, question, hash string) (Record, bool) {
	r, ok := b.records[key{course, lesson, question, hash}]
	return r.clone(), ok
}

// Put stores a record in place of what was known of that question. The error
// says what is wrong with a record that cannot be stored.
func (b *Book) Put(r Record) error {
	if err := r.check(); err != nil {
		return fmt.Errorf("progress: put record of %.40q: %w", r.Question, err)
	}
	b.records[r.key()] = r.clone()
	return nil
}

// Graded is the record after one more answer was graded at the given time: the
// last answer is kept for showing, the best score is kept for counting. An
// Invalid answer is kept, but is no attempt.
func (r Record) Graded(a quiz.Answer, result quiz.Result, now int64) Record {
	r.Answer = a
	r = r.clone()
	r.Time = now
	if result.Verdict == quiz.Invalid {
		return r
	}
	r.Attempts++
	r.Last = result.Score
	r.Score = max(r.Score, result.Score)
	if r.Score >= 1 && r.Solved == 0 {
		r.Solved = now
	}
	return r
}

// Reset forgets a question, whatever its hash. It reports whether there was
// anything to forget.
func (b *Book) Reset(course, lesson, question string) bool {
	before := len(b.records)
	maps.DeleteFunc(b.records, func(k key, _ Record) bool {
		return k.course == course && k.lesson == lesson && k.question == question
	})
	return len(b.records) < before
}

// Merge takes over what another book knows: of each question the later answer,
// the better score and the larger counts. Merging the same book again changes
// nothing, and which book is merged into which does not matter.
func (b *Book) Merge(other *Book) {
	for k, r := range other.records {
		if own, ok := b.records[k]; ok {
			r = merge(own, r)
		}
		b.records[k] = r.clone()
	}
}

// Records are all records, in the order of their keys.
func (b *Book) Records() []Record {
	keys := slices.SortedFunc(maps.Keys(b.records), key.compare)
	records := make([]Record, len(keys))
	for i, k := range keys {
		records[i] = b.records[k].clone()
	}
	return records
}
