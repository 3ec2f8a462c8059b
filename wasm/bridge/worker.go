package bridge

import "encoding/json"

// TakeLesson gives the Worker the lesson whose labs it will grade, as soon as it waits for jobs.
type TakeLesson struct {
	Sheet string `json:"sheet"` // see core/sheet
}

// GradeLab asks the Worker to grade a lab with the learner's settings, or a
// diagnosis with what the learner picked, of the lesson that it has taken.
type GradeLab struct {
	Job      int               `json:"job"`
	Question string            `json:"question"`
	Settings map[string]string `json:"settings"`
	Picks    []int             `json:"picks,omitempty"`
}

// RunSweep asks the Worker to run an experiment's sweep.
type RunSweep struct {
	Job        int               `json:"job"`
	Experiment Experiment        `json:"experiment"`
	Settings   map[string]string `json:"settings"`
}

// WorkerReady tells that the Worker waits for a job.
type WorkerReady struct{}

// Progress tells how far a job has come: Done of Total runs.
type Progress struct {
	Job   int `json:"job"`
	Done  int `json:"done"`
	Total int `json:"total"`
}

// Graded tells a lab's result: a quiz.Result, left as JSON so that the stage,
// which grades nothing, need not carry the graders.
type Graded struct {
	Job    int             `json:"job"`
	Result json.RawMessage `json:"result"`
}

// SweepRun tells how one run of a sweep ended.
type SweepRun struct {
	Job    int    `json:"job"`
	Value  string `json:"value"`
	Seed   uint64 `json:"seed"`
	OK     bool   `json:"ok"`
	Epochs int    `json:"epochs"`
}

// SweepDone tells that every run of a sweep has been told.
type SweepDone struct {
	Job int `json:"job"`
}

// MeasureCost asks the Worker what functions cost on this machine.
type MeasureCost struct {
	Job   int      `json:"job"`
	Names []string `json:"names"`
}

// CostMeasured tells what they cost.
type CostMeasured struct {
	Job     int      `json:"job"`
	Timings []Timing `json:"timings"`
}

// MeasureRun asks the Worker to play a run again, to a step, and to measure it.
type MeasureRun struct {
	Job        int               `json:"job"`
	Experiment Experiment        `json:"experiment"`
	Settings   map[string]string `json:"settings"`
	Steps      int               `json:"steps"`
	Metrics    []string          `json:"metrics"`
	Timings    []Timing          `json:"timings,omitempty"`  // measured before, on this machine
	Sketch     string            `json:"sketch,omitempty"`   // a metric whose curve is wanted, over the whole run
	Outcomes   []string          `json:"outcomes,omitempty"` // of a search: what the page's own Workers gave
}

// RunMeasured tells what the run gave, as quiz.Measure writes it.
type RunMeasured struct {
	Job    int               `json:"job"`
	Values map[string]string `json:"values"`
}

// RunTrial asks a Worker to make one run of a search.
type RunTrial struct {
	Job        int               `json:"job"`
	Experiment Experiment        `json:"experiment"`
	Settings   map[string]string `json:"settings"` // of the search
	Trial      Trial             `json:"trial"`
}

// TrialDone tells what it gave, as experiment.Outcome writes it.
type TrialDone struct {
	Job     int    `json:"job"`
	Outcome string `json:"outcome"`
}

// JobFailed tells why a job has no result.
type JobFailed struct {
	Job  int    `json:"job"`
	What string `json:"what"`
}
