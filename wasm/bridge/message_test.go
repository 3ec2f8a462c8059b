package bridge_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"zigzag/wasm/bridge"
)

func TestMessagesSurviveTheCrossing(t *testing.T) {
	for _, m := range []bridge.Message{
		&bridge.Hello{},
		&bridge.OpenExperiment{
			Experiment: bridge.Experiment{File: "xor/lesson.md", Line: 12, ID: "exp-fold", Text: "kind: train\n"},
			Settings:   map[string]string{"hidden": "3", "seed": "7"}, Steps: 40, Show: []string{"plane"}, Play: true, Locked: true,
		},
		&bridge.SetParam{Key: "line", Value: "1 1 -1.5"},
		&bridge.SetParams{Settings: map[string]string{"race": "lr=1, now"}, Steps: 3},
		&bridge.Seek{Steps: 40},
		&bridge.SetTimings{Timings: []bridge.Timing{{Name: "relu", Title: "ReLU", Median: 1.5, Low: 1, High: 2, Runs: 25}}},
		&bridge.MeasureCost{Job: 5, Names: []string{"relu", "tanh"}},
		&bridge.CostMeasured{Job: 5, Timings: []bridge.Timing{{Name: "relu"}}},
		&bridge.MeasureRun{Job: 6, Experiment: bridge.Experiment{ID: "e"}, Steps: 7, Metrics: []string{"steps"}},
		&bridge.RunMeasured{Job: 6, Values: map[string]string{"steps": "7"}},
		&bridge.Transport{Do: "epoch"},
		&bridge.SetSpeed{Speed: "fast"},
		&bridge.SetShow{Figures: []string{"hidden", "network"}},
		&bridge.SetLock{Locked: true},
		&bridge.SetLook{Dark: true},
		&bridge.SetSight{Visible: true},
		&bridge.StageLoading{Done: 10, Total: 20},
		&bridge.StageReady{},
		&bridge.StageState{Experiment: "e", Readings: []bridge.Reading{{Name: "loss(train)", Values: []string{"NaN"}}}},
		&bridge.StageFailed{Why: "webgl", Detail: "none"},
		&bridge.LeaveStage{},
		&bridge.TakeLesson{Sheet: "{} <b>\u2028"},
		&bridge.GradeLab{Job: 1, Question: "lab-and", Settings: map[string]string{"lr": "1"}},
		&bridge.GradeLab{Job: 2, Question: "d-sick", Picks: []int{0, 4}},
		&bridge.RunSweep{Job: 2, Experiment: bridge.Experiment{ID: "e"}},
		&bridge.WorkerReady{},
		&bridge.Progress{Job: 1, Done: 2, Total: 5},
		&bridge.Graded{Job: 1, Result: json.RawMessage(`{"score":1}`)},
		&bridge.SweepRun{Job: 2, Value: "3", Seed: 1<<64 - 1, OK: true, Epochs: 12},
		&bridge.SweepDone{Job: 2},
		&bridge.JobFailed{Job: 4, What: "no such question"},
	} {
		t.Run(reflect.TypeOf(m).Elem().Name(), func(t *testing.T) {
			text := bridge.Encode(m)
			got, err := bridge.Decode(text)
			if err != nil {
				t.Fatalf("Decode(%s): %v", text, err)
			}
			if !reflect.DeepEqual(got, m) {
				t.Errorf("Decode(Encode(%+v)) = %+v", m, got)
			}
		})
	}
}

func TestDecodeNamesWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"unknown kind", `{"kind":"set-parm","body":{}}`, `unknown message kind "set-parm"; known are cost-measured`},
		{"no kind", `{}`, `unknown message kind ""`},
		{"not JSON", `open`, `bridge: read message: `},
		{"body of another shape", `{"kind":"progress","body":{"done":"two"}}`, `read message "progress"`},
		{"no body", `{"kind":"progress"}`, `read message "progress"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := bridge.Decode(tt.text)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Decode(%s) = %+v, %v; want an error with %q", tt.text, m, err, tt.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(`{"kind":"stage-ready","body":{}}`)
	f.Add(`{"kind":"open-experiment","body":{"settings":{"a":"b"}}}`)
	f.Fuzz(func(t *testing.T, text string) {
		m, err := bridge.Decode(text)
		if err != nil {
			return
		}
		again, err := bridge.Decode(bridge.Encode(m))
		if err != nil || !reflect.DeepEqual(m, again) {
			t.Errorf("%s: Encode and Decode give %+v, %v; want %+v", text, again, err, m)
		}
	})
}
