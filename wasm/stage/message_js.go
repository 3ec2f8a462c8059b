//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"time"

	"zigzag/core/experiment"
	"zigzag/core/figure"
	"zigzag/wasm/bridge"
)

// take does what the page asked for. It does so when the message comes and not in a
// frame, so that a frame has only to draw what is there, and neither holds the page
// up for long. What comes while a run is being opened waits for it.
func (s *Stage) take(m bridge.Message) {
	if s.failed {
		return
	}
	defer s.caught()
	if s.opening {
		s.inbox = append(s.inbox, m)
		return
	}
	begin := time.Now()
	switch m := m.(type) {
	case *bridge.Hello:
		s.port.Post(bridge.StageReady{})
	case *bridge.OpenExperiment:
		s.problem(s.open(m))
	case *bridge.SetParam:
		s.problem(s.set(m))
	case *bridge.SetParams:
		s.problem(s.setAll(m))
	case *bridge.Seek:
		s.problem(s.seek(m.Steps))
	case *bridge.TellOutcomes:
		if err := s.search.tell(m.Outcomes); err != nil { // else a problem stays that was told
			s.problem(err)
		}
	case *bridge.SetTimings:
		s.setTimings(m.Timings)
	case *bridge.Transport:
		s.problem(s.transport(m.Do))
	case *bridge.SetSpeed:
		s.speed = m.Speed
		s.setPace()
	case *bridge.SetShow:
		s.show = m.Figures
		if s.session != nil {
			s.problem(s.makeFigures())
		}
	case *bridge.SetLock:
		s.locked = m.Locked
		s.playing = s.playing && !m.Locked
	case *bridge.SetLook:
		s.theme = figure.Light()
		if m.Dark {
			s.theme = figure.Dark()
		}
	case *bridge.SetSight:
		s.visible = m.Visible
		s.repaint() // whatever the browser has kept
		s.pace.Rest()
	default:
		s.problem(fmt.Errorf("the stage does not know what to do with %T", m))
	}
	s.report.changed = true
	s.report.took("messages", begin)
	s.wake()
}

// open shows the run that a spec, settings and a number of steps make: in two tasks, as the
// largest runs take 40 ms to start.
func (s *Stage) open(m *bridge.OpenExperiment) error {
	spec, problems := experiment.Reread(m.Experiment.File, m.Experiment.Line, m.Experiment.ID, m.Experiment.Text)
	if len(problems) > 0 {
		return errors.New(problems[0].String())
	}
	s.playing, s.target, s.opening = false, 0, true
	bridge.Soon(func() {
		defer s.caught()
		begin := time.Now()
		s.problem(s.begin(spec, m))
		s.report.changed, s.opening = true, false
		s.report.took("messages", begin)
		s.wake()
		waiting := s.inbox
		s.inbox = nil
		for _, m := range waiting {
			s.take(m)
		}
	})
	return nil
}

// begin starts the run.
func (s *Stage) begin(spec experiment.Spec, m *bridge.OpenExperiment) error {
	s.grabbed, s.serial = nil, m.Serial
	s.spec, s.show, s.locked = spec, m.Show, m.Locked
	s.session, s.figures = nil, nil
	s.search.open(nil)
	if err := s.start(m.Settings); err != nil {
		return err
	}
	s.target = m.Steps
	s.playing, s.last = m.Play && !m.Locked, now()
	s.pace.Rest()
	return nil
}

// set changes one setting.
func (s *Stage) set(m *bridge.SetParam) error {
	if s.session == nil {
		return errNothing
	}
	steps := s.session.Steps()
	set, restart, err := s.session.Edit([]figure.Edit{{Key: m.Key, Value: m.Value}})
	if err != nil {
		return err
	}
	if !restart {
		return nil
	}
	if err := s.start(set); err != nil {
		return err
	}
	s.regain(steps)
	s.goTo(m.Steps)
	return nil
}

// setAll starts a run with other settings.
func (s *Stage) setAll(m *bridge.SetParams) error {
	if s.session == nil {
		return errNothing
	}
	if err := s.start(m.Settings); err != nil {
		return err
	}
	s.goTo(m.Steps)
	return nil
}

// goTo lets the run catch up to a step, or to its end if that comes first, unless a
// guess must come first.
func (s *Stage) goTo(steps int) {
	if steps == bridge.ToTheEnd {
		steps = s.session.Limit()
	}
	if !s.locked {
		s.target = min(steps, s.session.Limit())
	}
}

// seek brings the run to a step that it has been at.
func (s *Stage) seek(steps int) error {
	if s.session == nil {
		return errNothing
	}
	s.playing = false
	steps = min(steps, s.tape.Last())
	s.target = 0
	if s.tape.Seek(steps) > 0 {
		s.target = steps
	}
	return nil
}

// setTimings shows what was measured of this machine.
func (s *Stage) setTimings(timings []bridge.Timing) {
	t, ok := s.session.(experiment.Timed)
	if !ok {
		return
	}
	var all []figure.Timing
	for _, m := range timings {
		all = append(all, figure.Timing(m))
	}
	t.SetTimings(all)
}

var errNothing = errors.New("there is no experiment on the stage yet")

// transport moves the run.
func (s *Stage) transport(do string) error {
	if s.session == nil {
		return errNothing
	}
	if s.search.of != nil && (do == "look" || do == "step" || do == "epoch") {
		do = "run"
	}
	if s.locked && do != "pause" {
		return errors.New("make your guess first; then the experiment can be run")
	}
	switch do {
	case "play":
		s.playing = true
		s.last = now()
	case "pause":
		s.playing, s.target = false, 0
	case "run": // one more of a search, once its outcome is known
		s.playing = false
		s.target = min(max(s.session.Steps(), s.target)+1, s.session.Limit())
	case "look":
		if s.playing = false; !s.session.Done() {
			s.session.Look()
		}
	case "step":
		s.playing = false
		s.step()
	case "epoch":
		s.playing = false
		epoch := max(s.session.StepsPerEpoch(), 1)
		s.target = (max(s.session.Steps(), s.target)/epoch + 1) * epoch
	case "reset":
		s.playing = false
		return s.start(s.session.Settings())
	default:
		return fmt.Errorf("the stage knows no transport %q", do)
	}
	s.again()
	return nil
}
