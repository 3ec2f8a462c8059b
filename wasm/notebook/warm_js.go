//go:build js && wasm

package main

import (
	"encoding/json"
	"time"

	"zigzag/core/progress"
	"zigzag/wasm/bridge"
)

// warmUp does once, for nobody, what the first answers will need, each in a task of its own
// while the reader reads. A browser compiles a function when it is first called: the 30 ms
// that this takes for the first formula would come on top of grading it.
func (n *Notebook) warmUp() {
	cross := func(m bridge.Message) func() {
		return func() { _, _ = bridge.Decode(bridge.Encode(m)) }
	}
	run := bridge.Experiment{ID: "exp"}
	set := map[string]string{"seed": "1"}
	todo := []func(){
		cross(bridge.OpenExperiment{Experiment: run, Settings: set, Show: []string{"curves"}}),
		cross(bridge.GradeLab{Settings: set, Picks: []int{0}}),
		cross(bridge.Graded{Result: json.RawMessage("{}")}),
		cross(bridge.MeasureRun{Experiment: run, Settings: set, Metrics: []string{"steps"}}),
		cross(bridge.RunMeasured{Values: set}),
	}
	for _, q := range n.lesson.Questions {
		todo = append(todo, func() {
			a := q.Body.Solution()
			r := progress.Record{Course: n.data.Course, Lesson: n.data.Lesson, Question: q.ID, Hash: n.hashes[q.ID]}
			r = r.Graded(a, q.Body.Grade(a), 0)
			book := progress.New()
			_ = book.Put(r)
			_, _ = json.Marshal(book)
		})
	}
	n.start(func() {
		for _, do := range todo {
			time.Sleep(50 * time.Millisecond)
			bridge.Guard(func(string) {}, do) // a fault is told to whom it meets
		}
	})
}
