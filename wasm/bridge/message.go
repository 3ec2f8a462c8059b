package bridge

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A Message is one small struct that crosses between page, stage and Worker.
type Message interface{ kind() string }

// envelope is a message as it travels.
type envelope struct {
	Kind string          `json:"kind"`
	Body json.RawMessage `json:"body"`
}

// kinds makes an empty message of each kind, to be decoded into.
var kinds = map[string]func() Message{
	Hello{}.kind():          func() Message { return &Hello{} },
	OpenExperiment{}.kind(): func() Message { return &OpenExperiment{} },
	SetParam{}.kind():       func() Message { return &SetParam{} },
	SetParams{}.kind():      func() Message { return &SetParams{} },
	Seek{}.kind():           func() Message { return &Seek{} },
	SetTimings{}.kind():     func() Message { return &SetTimings{} },
	Transport{}.kind():      func() Message { return &Transport{} },
	SetSpeed{}.kind():       func() Message { return &SetSpeed{} },
	SetShow{}.kind():        func() Message { return &SetShow{} },
	SetLock{}.kind():        func() Message { return &SetLock{} },
	SetLook{}.kind():        func() Message { return &SetLook{} },
	SetSight{}.kind():       func() Message { return &SetSight{} },
	StageReady{}.kind():     func() Message { return &StageReady{} },
	StageLoading{}.kind():   func() Message { return &StageLoading{} },
	StageState{}.kind():     func() Message { return &StageState{} },
	StageFailed{}.kind():    func() Message { return &StageFailed{} },
	LeaveStage{}.kind():     func() Message { return &LeaveStage{} },
	TakeLesson{}.kind():     func() Message { return &TakeLesson{} },
	GradeLab{}.kind():       func() Message { return &GradeLab{} },
	RunSweep{}.kind():       func() Message { return &RunSweep{} },
	WorkerReady{}.kind():    func() Message { return &WorkerReady{} },
	Progress{}.kind():       func() Message { return &Progress{} },
	Graded{}.kind():         func() Message { return &Graded{} },
	SweepRun{}.kind():       func() Message { return &SweepRun{} },
	SweepDone{}.kind():      func() Message { return &SweepDone{} },
	MeasureCost{}.kind():    func() Message { return &MeasureCost{} },
	CostMeasured{}.kind():   func() Message { return &CostMeasured{} },
	MeasureRun{}.kind():     func() Message { return &MeasureRun{} },
	RunMeasured{}.kind():    func() Message { return &RunMeasured{} },
	JobFailed{}.kind():      func() Message { return &JobFailed{} },
	TellOutcomes{}.kind():   func() Message { return &TellOutcomes{} },
	RunTrial{}.kind():       func() Message { return &RunTrial{} },
	TrialDone{}.kind():      func() Message { return &TrialDone{} },
}

// Encode writes a message as it travels: {"kind": …, "body": {…}}.
// It panics if the message cannot be written as JSON, which is a fault in the
// message's type.
func Encode(m Message) string {
	body, err := json.Marshal(m)
	if err != nil {
		panic(fmt.Sprintf("bridge.Encode: %s: %v", m.kind(), err))
	}
	// Not by json.Marshal, which would read the body, a lesson perhaps, once more.
	return `{"kind":"` + m.kind() + `","body":` + string(body) + `}`
}

// Decode reads what Encode wrote and returns a pointer to the message's struct.
// A kind that nobody knows is an error that names it and the kinds that exist.
func Decode(text string) (Message, error) {
	var e envelope
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		return nil, fmt.Errorf("bridge: read message: %w", err)
	}
	empty, ok := kinds[e.Kind]
	if !ok {
		var names []string
		for name := range kinds {
			names = append(names, name)
		}
		slices.Sort(names)
		return nil, fmt.Errorf("bridge: unknown message kind %q; known are %s", e.Kind, strings.Join(names, ", "))
	}
	m := empty()
	if err := json.Unmarshal(e.Body, m); err != nil {
		return nil, fmt.Errorf("bridge: read message %q: %w", e.Kind, err)
	}
	return m, nil
}
