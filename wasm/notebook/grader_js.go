//go:build js && wasm

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"zigzag/core/quiz"
	"zigzag/wasm/bridge"
)

// patience is how long a job may say nothing before its Worker is ended.
const patience = 60 * time.Second

// A grader gives jobs to the Worker, one at a time.
type grader struct {
	n       *Notebook
	grades  bool // and does not only make runs: it needs the lesson
	worker  bridge.Worker
	alive   bool // the Worker was started
	ready   bool // its program runs
	began   int  // how many Workers were started
	last    int  // the last job's number
	waiting []*job
	current *job
	watch   *time.Timer
}

// A job is something that the Worker does.
type job struct {
	number   int
	ask      func(number int) bridge.Message
	progress func(done, total int)
	hear     func(bridge.Message) // what else it says
	done     func(error)          // once, at the end
}

// lab grades a lab on the learner's settings, or a diagnosis on the learner's picks. The
// function returned cancels it.
func (g *grader) lab(question string, a quiz.Answer, progress func(done, total int), done func(quiz.Result, error)) (cancel func()) {
	var result quiz.Result
	j := &job{
		ask: func(n int) bridge.Message {
			return bridge.GradeLab{Job: n, Question: question, Settings: a.Settings, Picks: a.Picks}
		},
		progress: progress,
	}
	var bad error
	j.hear = func(m bridge.Message) {
		if m, ok := m.(*bridge.Graded); ok {
			bad = json.Unmarshal(m.Result, &result)
			g.finish(nil)
		}
	}
	j.done = func(err error) { done(result, errors.Join(err, bad)) }
	g.add(j)
	return func() { g.cancel(j) }
}

// sweep runs an experiment's sweep and tells each run.
func (g *grader) sweep(e bridge.Experiment, set map[string]string, each func(*bridge.SweepRun), done func(error)) (cancel func()) {
	j := &job{
		ask:      func(n int) bridge.Message { return bridge.RunSweep{Job: n, Experiment: e, Settings: set} },
		progress: func(int, int) {},
		done:     done,
	}
	j.hear = func(m bridge.Message) {
		switch m := m.(type) {
		case *bridge.SweepRun:
			each(m)
		case *bridge.SweepDone:
			g.finish(nil)
		}
	}
	g.add(j)
	return func() { g.cancel(j) }
}

// cost measures what functions cost on this machine.
func (g *grader) cost(names []string, progress func(done, total int), done func([]bridge.Timing, error)) {
	var timings []bridge.Timing
	j := &job{
		ask:      func(n int) bridge.Message { return bridge.MeasureCost{Job: n, Names: names} },
		progress: progress,
	}
	j.hear = func(m bridge.Message) {
		if m, ok := m.(*bridge.CostMeasured); ok {
			timings = m.Timings
			g.finish(nil)
		}
	}
	j.done = func(err error) { done(timings, err) }
	g.add(j)
}

// trial makes one run of a search. The function returned cancels it.
func (g *grader) trial(ask bridge.RunTrial, done func(outcome string, err error)) (cancel func()) {
	outcome := ""
	j := &job{
		ask: func(n int) bridge.Message {
			ask.Job = n
			return ask
		},
		progress: func(int, int) {},
	}
	j.hear = func(m bridge.Message) {
		if m, ok := m.(*bridge.TrialDone); ok {
			outcome = m.Outcome
			g.finish(nil)
		}
	}
	j.done = func(err error) { done(outcome, err) }
	g.add(j)
	return func() { g.cancel(j) }
}

// idle reports whether there is nothing to do.
func (g *grader) idle() bool { return g.current == nil && len(g.waiting) == 0 }

// rest ends the Worker of a grader that has nothing to do.
func (g *grader) rest() {
	if g.idle() && g.alive {
		g.end()
	}
}

// run plays a run again, to a step, and measures it.
func (g *grader) run(ask bridge.MeasureRun, done func(*bridge.RunMeasured, error)) {
	measured := &bridge.RunMeasured{}
	j := &job{
		ask: func(n int) bridge.Message {
			ask.Job = n
			return ask
		},
		progress: func(int, int) {},
	}
	j.hear = func(m bridge.Message) {
		if m, ok := m.(*bridge.RunMeasured); ok {
			measured = m
			g.finish(nil)
		}
	}
	j.done = func(err error) { done(measured, err) }
	g.add(j)
}

func (g *grader) add(j *job) {
	g.last++
	j.number = g.last
	g.waiting = append(g.waiting, j)
	g.next()
}

// next gives the Worker the next job, if it is free.
func (g *grader) next() {
	if g.current != nil || len(g.waiting) == 0 {
		return
	}
	if !g.alive {
		if err := g.begin(); err != nil {
			j := g.waiting[0]
			g.waiting = g.waiting[1:]
			j.done(err)
			return
		}
	}
	g.current, g.waiting = g.waiting[0], g.waiting[1:]
	g.expect()
	if g.ready {
		g.worker.Post(g.current.ask(g.current.number))
	}
}

// begin starts a Worker. What an earlier one says after its end (that it could
// not load its program, say) is nobody's business any more.
func (g *grader) begin() error {
	g.began++
	mine := g.began
	w, err := bridge.StartWorker(g.n.assets+"worker.js", func(what string) {
		if g.alive && g.began == mine {
			g.end()
			g.finish(errors.New(strings.TrimSuffix(what, ".")))
		}
	})
	if err != nil {
		return fmt.Errorf("this browser starts no Worker: %w", err)
	}
	g.worker, g.alive, g.ready = w, true, false
	w.Listen(func(m bridge.Message, err error) {
		if g.alive && g.began == mine {
			bridge.Guard(g.n.fault, func() { g.hear(m, err) })
		}
	})
	return nil
}

// hear takes a message of the Worker. One of a job that is over is passed over.
func (g *grader) hear(m bridge.Message, err error) {
	if err != nil {
		g.end()
		g.finish(err)
		return
	}
	switch m := m.(type) {
	case *bridge.WorkerReady:
		g.ready = true
		if g.grades {
			g.worker.Post(bridge.TakeLesson{Sheet: g.n.sheet})
		}
		if g.current != nil {
			g.expect()
			g.worker.Post(g.current.ask(g.current.number))
		}
	case *bridge.JobFailed:
		if m.Job == 0 {
			g.end() // its program could not start, or cannot read the lesson
		}
		g.finish(errors.New(m.What))
	case *bridge.Progress:
		if g.current != nil && m.Job == g.current.number {
			g.expect()
			g.current.progress(m.Done, m.Total)
		}
	default:
		if g.current != nil {
			g.expect()
			g.current.hear(m)
		}
	}
}

// expect gives the Worker another minute to say something.
func (g *grader) expect() {
	if g.watch != nil {
		g.watch.Stop()
	}
	g.watch = time.AfterFunc(patience, func() {
		bridge.Guard(g.n.fault, func() {
			g.end()
			g.finish(fmt.Errorf("it had said nothing for %.0f seconds and was ended; try smaller numbers", patience.Seconds()))
		})
	})
}

// cancel ends a job, and the Worker with it if the Worker is at it.
func (g *grader) cancel(j *job) {
	for i, w := range g.waiting {
		if w == j {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			j.done(errCancelled)
			return
		}
	}
	if g.current == j {
		g.end()
		g.finish(errCancelled)
	}
}

// errCancelled ends a job that the reader did not want any more.
var errCancelled = errors.New("cancelled")

// end ends the Worker; the next job gets a new one.
func (g *grader) end() {
	g.worker.End()
	g.alive, g.ready = false, false
}

// finish ends the current job.
func (g *grader) finish(err error) {
	if g.watch != nil {
		g.watch.Stop()
	}
	j := g.current
	g.current = nil
	if j != nil {
		j.done(err)
	}
	g.next()
}
