package progress

// An Item is one question that counts in a lesson.
type Item struct {
	Question, Hash string
	Points         int
}

// A Summary says how far a learner has come in a lesson.
type Summary struct {
	Earned    float64 `json:"earned"` // points, each question's best
	Points    int     `json:"points"` // that can be earned
	Done      int     `json:"done"`   // questions solved, or explained
	Tried     int     `json:"tried"`  // questions with at least one attempt
	Questions int     `json:"questions"`
}

// Share is the share of the points that was earned, in [0, 1]: what the
// progress ring shows. A lesson without points is 0.
func (s Summary) Share() float64 {
	if s.Points == 0 {
		return 0
	}
	return s.Earned / float64(s.Points)
}

// Complete reports whether every question of the lesson is done.
func (s Summary) Complete() bool { return s.Questions > 0 && s.Done == s.Questions }

// Lesson sums up a lesson over the questions that it has today. Records of
// questions that were changed or taken out do not count.
func (b *Book) Lesson(course, lesson string, items []Item) Summary {
	var s Summary
	for _, item := range items {
		s.Questions++
		s.Points += item.Points
		r, ok := b.records[key{course, lesson, item.Question, item.Hash}]
		if !ok {
			continue
		}
		s.Earned += float64(r.Score * float64(item.Points))
		if r.Attempts > 0 {
			s.Tried++
		}
		if r.Done() {
			s.Done++
		}
	}
	return s
}
