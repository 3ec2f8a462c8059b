//go:build js && wasm

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"zigzag/core/experiment"
	"zigzag/core/figure"
	"zigzag/core/quiz"
	"zigzag/core/sheet"
	"zigzag/wasm/bridge"
)

// work is the program in the Worker: it does one job after the other and may
// take its time, since nobody is watching this thread.
func work(page bridge.Port) {
	jobs := make(chan bridge.Message, 16)
	page.Listen(func(m bridge.Message, err error) {
		if err != nil {
			page.Post(bridge.JobFailed{What: err.Error()})
			return
		}
		jobs <- m
	})
	page.Post(bridge.WorkerReady{})
	w := &worker{page: page}
	for m := range jobs {
		w.do(m)
	}
}

// A worker is the program's state there.
type worker struct {
	page   bridge.Port
	lesson *sheet.Sheet // that it has taken; nil before
}

// do does a job. A fault of ours becomes the job's failure.
func (w *worker) do(m bridge.Message) {
	page, number := w.page, 0
	defer func() {
		if r := recover(); r != nil {
			page.Post(bridge.JobFailed{Job: number, What: fmt.Sprint(r)})
		}
	}()
	var err error
	switch m := m.(type) {
	case *bridge.TakeLesson:
		w.lesson, err = sheet.Read([]byte(m.Sheet))
	case *bridge.GradeLab:
		number = m.Job
		err = w.gradeLab(m)
	case *bridge.RunSweep:
		number = m.Job
		err = runSweep(page, m)
	case *bridge.MeasureCost:
		number = m.Job
		err = measureCost(page, m)
	case *bridge.RunTrial:
		number = m.Job
		err = runTrial(page, m)
	case *bridge.MeasureRun:
		number = m.Job
		err = measureRun(page, m)
	default:
		err = fmt.Errorf("the Worker does not know what to do with %T", m)
	}
	if err != nil {
		page.Post(bridge.JobFailed{Job: number, What: err.Error()})
	}
}

func (w *worker) gradeLab(m *bridge.GradeLab) error {
	l, page := w.lesson, w.page
	if l == nil {
		return errors.New("the Worker was given no lesson")
	}
	q, _ := l.Question(m.Question)
	uses := ""
	switch body := q.Body.(type) {
	case *quiz.Lab:
		uses = body.Uses
	case *quiz.Diagnose:
		uses = body.Uses
	default:
		return fmt.Errorf("question %q is not graded by a run", m.Question)
	}
	e, ok := l.Experiment(uses)
	if !ok {
		return fmt.Errorf("the lesson has no experiment %q", uses)
	}
	progress := func(done, total int) { page.Post(bridge.Progress{Job: m.Job, Done: done, Total: total}) }
	var r quiz.Result
	var err error
	switch body := q.Body.(type) {
	case *quiz.Lab:
		r, err = body.GradeRun(e.Spec, m.Settings, nil, progress)
	case *quiz.Diagnose:
		r, err = body.GradeRun(context.Background(), e.Spec, quiz.Answer{Picks: m.Picks}, progress)
	}
	if err != nil {
		return err
	}
	result, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	page.Post(bridge.Graded{Job: m.Job, Result: result})
	return nil
}

// measureCost times the functions on this machine.
func measureCost(page bridge.Port, m *bridge.MeasureCost) error {
	begin := time.Now()
	timings, err := experiment.Time(m.Names, func() time.Duration { return time.Since(begin) }, func(done, all int) bool {
		page.Post(bridge.Progress{Job: m.Job, Done: done, Total: all})
		return true
	})
	if err != nil {
		return err
	}
	answer := bridge.CostMeasured{Job: m.Job}
	for _, t := range timings {
		answer.Timings = append(answer.Timings, bridge.Timing(t))
	}
	page.Post(answer)
	return nil
}

// runTrial makes one run of a search.
func runTrial(page bridge.Port, m *bridge.RunTrial) error {
	spec, problems := experiment.Reread(m.Experiment.File, m.Experiment.Line, m.Experiment.ID, m.Experiment.Text)
	if len(problems) > 0 {
		return errors.New(problems[0].String())
	}
	o, err := spec.RunTrial(m.Settings, experiment.Trial(m.Trial))
	if err != nil {
		return err
	}
	page.Post(bridge.TrialDone{Job: m.Job, Outcome: o.String()})
	return nil
}

// measureRun plays a run to a step and measures it there.
func measureRun(page bridge.Port, m *bridge.MeasureRun) error {
	spec, problems := experiment.Parse(m.Experiment.File, m.Experiment.Line, m.Experiment.ID, m.Experiment.Text)
	if len(problems) > 0 {
		return errors.New(problems[0].String())
	}
	session, err := spec.Start(m.Settings)
	if err != nil {
		return err
	}
	if search := experiment.AsSearcher(session); search != nil {
		for _, line := range m.Outcomes {
			if o, err := experiment.ParseOutcome(line); err == nil {
				search.Tell([]experiment.Outcome{o})
			}
		}
	}
	if m.Sketch != "" {
		curve, err := quiz.MeasureCurve(context.Background(), session, m.Sketch, func(done, total int) {
			page.Post(bridge.Progress{Job: m.Job, Done: done, Total: total})
		})
		if err != nil {
			return err
		}
		page.Post(bridge.RunMeasured{Job: m.Job, Values: map[string]string{"sketch": quiz.JoinCurve(curve)}})
		return nil
	}
	for told := time.Now(); session.Steps() < m.Steps && !session.Done(); session.Step() {
		if time.Since(told) > time.Second {
			told = time.Now()
			page.Post(bridge.Progress{Job: m.Job, Done: session.Steps(), Total: m.Steps})
		}
	}
	if t, ok := session.(experiment.Timed); ok {
		t.SetTimings(timingsOf(m.Timings))
	}
	page.Post(bridge.RunMeasured{Job: m.Job, Values: quiz.Measure(session, m.Metrics)})
	return nil
}

func timingsOf(timings []bridge.Timing) []figure.Timing {
	var all []figure.Timing
	for _, t := range timings {
		all = append(all, figure.Timing(t))
	}
	return all
}

func runSweep(page bridge.Port, m *bridge.RunSweep) error {
	spec, problems := experiment.Parse(m.Experiment.File, m.Experiment.Line, m.Experiment.ID, m.Experiment.Text)
	if len(problems) > 0 {
		return errors.New(problems[0].String())
	}
	err := spec.SweepRun(m.Settings, func(value string, seed uint64, ok bool, epochs int) bool {
		page.Post(bridge.SweepRun{Job: m.Job, Value: value, Seed: seed, OK: ok, Epochs: epochs})
		return true
	})
	if err != nil {
		return err
	}
	page.Post(bridge.SweepDone{Job: m.Job})
	return nil
}
