package lesson

import (
	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/quiz"
	"zigzag/core/sheet"
)

// A Lesson is one lesson file, understood. [Parse] makes one; a literal with
// an ID serves where only Markdown is wanted.
type Lesson struct {
	ID             string // the folder's name; keys saved work
	Lang           string // BCP 47, from the file's name: lesson.md is en, lesson.ko.md is ko
	Title, Summary string
	Minutes        int    // what the author thinks it takes
	File           string // as given to Parse
	Steps          []Step
	Experiments    []Experiment
	Questions      []quiz.Question // in the order of the page, those of banks too
	Banks          []sheet.Bank
	Terms          []string // glossary ids that the lesson links, each once
	Images         []string // files beside the lesson that its prose shows, each once
	Quotes         []Quote  // numbers of the prose that come from runs
	Source         string   // the file's text

	links  []link  // to other lessons, terms and pages, for CheckCourse
	proofs []proof // what Check has to find true besides
}

// A Step is one heading's worth of a lesson, and what the stage shows with it.
type Step struct {
	ID, Title string
	Line      int         // 1-based, of its heading
	View      *sheet.View // nil until the lesson's first experiment

	heading string // the title as HTML; empty for the first step
	shown   int    // the line of its experiment or view
	pieces  []piece
}

// An Experiment is one experiment block.
type Experiment struct {
	ID    string
	Line  int // 1-based, of its fence
	Spec  experiment.Spec
	Title string // what stands after the word experiment, or the step's title

	moment string // of the static picture: start, end, or a number of steps
}

// Question returns the question with that id.
func (l *Lesson) Question(id string) (quiz.Question, bool) {
	for _, q := range l.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return quiz.Question{}, false
}

// Experiment returns the experiment with that id.
func (l *Lesson) Experiment(id string) (Experiment, bool) {
	for _, e := range l.Experiments {
		if e.ID == id {
			return e, true
		}
	}
	return Experiment{}, false
}

func (l *Lesson) experimentIDs() []string {
	var ids []string
	for _, e := range l.Experiments {
		ids = append(ids, e.ID)
	}
	return ids
}

func (l *Lesson) stepIDs() []string {
	var ids []string
	for _, s := range l.Steps {
		ids = append(ids, s.ID)
	}
	return ids
}

// problem makes a Problem of this lesson's file.
func (l *Lesson) problem(line int, what, fix string) block.Problem {
	return block.Problem{File: l.File, Line: line, What: what, Fix: fix}
}
