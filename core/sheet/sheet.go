// Package sheet is a lesson as its page hands it to the notebook: what the
// program on the page needs to know of the lesson, read from the Markdown ahead
// of time by core/lesson.
//
// The page carries it as JSON. So the notebook needs no Markdown reader, no
// formula typesetter and no linter, which together were a third of its
// download. The price is that whoever reads lessons in the browser (packs, a
// live preview) has to bring core/lesson along in a program of its own.
//
// Text that is shown later, such as feedback and hints, is rendered ahead too:
// [Sheet.HTML] holds it by its Markdown source. Question and experiment keep
// their sources, so that [quiz.Question.Hash] is the same on both sides.
package sheet

import (
	"encoding/json"
	"fmt"

	"zigzag/core/experiment"
	"zigzag/core/quiz"
)

// A Sheet is one lesson.
type Sheet struct {
	ID          string            `json:"id"`   // the lesson's folder
	File        string            `json:"file"` // where it was read from, for messages
	Steps       []Step            `json:"steps"`
	Experiments []Experiment      `json:"experiments"`
	Questions   []quiz.Question   `json:"questions"` // in the order of the page, those of banks too
	Banks       []Bank            `json:"banks"`
	HTML        map[string]string `json:"html"` // Markdown source → HTML, for every text that a question may say
}

// A Step is one heading's worth of the lesson, and what the stage shows with it.
type Step struct {
	ID   string `json:"id"`
	View *View  `json:"view,omitempty"` // nil until the lesson's first experiment
}

// A View is what the stage shows with a step.
type View struct {
	Use  string              `json:"use"`  // the experiment's id
	Set  experiment.Settings `json:"set"`  // as a learner could have made them
	Show []string            `json:"show"` // figures, in order
	Play bool                `json:"play"` // start when the step comes into view
}

// An Experiment is one experiment block.
type Experiment struct {
	ID   string          `json:"id"`
	Line int             `json:"line"` // 1-based, of its fence
	Spec experiment.Spec `json:"spec"`
}

// A Bank is a set of questions of which a few are drawn at a time.
type Bank struct {
	ID   string `json:"id"`
	Line int    `json:"line"`
	Draw int    `json:"draw"` // how many are shown at once
}

// Read reads a sheet from the JSON that a page carries.
func Read(data []byte) (*Sheet, error) {
	var s Sheet
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("sheet: read the lesson's data: %w", err)
	}
	return &s, nil
}

// Points is what the lesson's questions earn together. Those of banks are for
// practice and earn none, so that a lesson can be finished.
func (s *Sheet) Points() int {
	sum := 0
	for _, q := range s.Questions {
		if q.Bank == "" {
			sum += q.Points
		}
	}
	return sum
}

// Question returns the question with that id.
func (s *Sheet) Question(id string) (quiz.Question, bool) {
	for _, q := range s.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return quiz.Question{}, false
}

// Experiment returns the experiment with that id.
func (s *Sheet) Experiment(id string) (Experiment, bool) {
	for _, e := range s.Experiments {
		if e.ID == id {
			return e, true
		}
	}
	return Experiment{}, false
}

// Step returns the step with that id.
func (s *Sheet) Step(id string) (Step, bool) {
	for _, step := range s.Steps {
		if step.ID == id {
			return step, true
		}
	}
	return Step{}, false
}

// Lock returns the id of the prediction that has to be committed before the
// experiment may run, or "".
func (s *Sheet) Lock(experiment string) string { return Lock(s.Questions, experiment) }

// Lock is Sheet.Lock for those who have only the questions.
func Lock(questions []quiz.Question, experiment string) string {
	for _, q := range questions {
		if p, ok := q.Body.(*quiz.Predict); ok && p.Of == experiment {
			return q.ID
		}
	}
	return ""
}
