//go:build js && wasm

package main

import (
	"strconv"
	"time"

	"zigzag/core/experiment"
	"zigzag/wasm/bridge"
)

// between is how long the stage waits between two reports to the page.
const between = 100 * time.Millisecond

// A reporter remembers what the page has not been told yet.
type reporter struct {
	changed  bool // something in the state has, which the page is to be told
	edited   bool // by hand
	problem  string
	last     time.Time
	frames   int
	updateMS float64
	trainMS  float64
	drawMS   float64
	paintMS  float64
	slowMS   float64 // the longest part of a frame since the last report
	slow     string  // which
	touch    Touch   // the pointer's last
}

// took notes how long a part of a frame took.
func (r *reporter) took(part string, begin time.Time) float64 {
	t := ms(time.Since(begin))
	if t > r.slowMS {
		r.slowMS, r.slow = t, part
	}
	return t
}

func now() time.Time { return time.Now() }

// problem tells the page what could not be done; nil takes the last one back.
func (s *Stage) problem(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	if s.report.problem != text {
		s.report.problem, s.report.changed = text, true
	}
}

// tell reports to the page if something changed and the last report is old
// enough.
func (s *Stage) tell(at time.Time) {
	if !s.report.changed || s.opening || at.Sub(s.report.last) < between || s.waiting() {
		return
	}
	s.report.changed, s.report.last = false, at
	begin := time.Now()
	s.port.Post(s.state())
	s.report.edited, s.report.slowMS = false, 0
	s.report.took("tell", begin)
}

// state is how things stand.
func (s *Stage) state() bridge.StageState {
	st := bridge.StageState{
		Experiment: s.spec.ID, Playing: s.playing, Edited: s.report.edited, Problem: s.report.problem,
		UpdateMS: s.report.updateMS, TrainMS: s.report.trainMS, DrawMS: s.report.drawMS + s.report.paintMS, Frames: s.report.frames, Serial: s.serial, Target: s.target, SlowestMS: s.report.slowMS, Slowest: s.report.slow,
	}
	if s.session == nil {
		return st
	}
	st.Settings = s.session.Settings()
	st.Steps, st.StepsPerEpoch, st.Limit = s.session.Steps(), s.session.StepsPerEpoch(), s.session.Limit()
	st.Done, st.Furthest = s.session.Done(), s.tape.Last()
	if r, ok := s.session.(experiment.Race); ok {
		st.Lane = r.Lane()
		for _, l := range r.Lanes() {
			st.Lanes = append(st.Lanes, bridge.LaneState{Name: l.Name, Finish: l.Finish, Steps: l.Steps, Ended: l.Ended, Abreast: l.Abreast})
		}
	}
	if t, ok := s.session.(experiment.Timed); ok {
		st.Timed = t.TimedNames()
	}
	st.Search = s.search.state()
	st.Hand = map[string]string{}
	for _, e := range s.session.Hand() {
		st.Hand[e.Key] = e.Value
	}
	st.Describe = s.session.Describe()
	st.Receipt = s.session.Receipt().String()
	st.Available = s.session.Figures()
	for _, m := range s.session.Metrics() {
		if !m.Readout || m.Pattern {
			continue
		}
		reading := bridge.Reading{Name: m.Name, Help: m.Help}
		values, err := s.session.Metric(m.Name)
		if err != nil {
			continue // a metric that has no value now, as the accuracy of an empty set
		}
		for _, v := range values {
			reading.Values = append(reading.Values, strconv.FormatFloat(v, 'g', -1, 64))
		}
		st.Readings = append(st.Readings, reading)
	}
	for _, f := range s.figures {
		st.Figures = append(st.Figures, bridge.FigureState{Name: f.Name(), Title: f.Title(), Describe: f.Describe(), DrawCalls: f.calls})
	}
	return st
}
