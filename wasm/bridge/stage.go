package bridge

// An Experiment is what a lesson's file says of one experiment, as the stage
// and the Worker need it to read the spec again with its own line numbers.
type Experiment struct {
	File string `json:"file"`
	Line int    `json:"line"` // of the block's first line, 1-based
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Hello asks the stage to say StageReady, if it said so before the page could
// hear it.
type Hello struct{}

// OpenExperiment asks the stage to show an experiment: the run that spec,
// settings and the number of steps determine, in the given figures.
type OpenExperiment struct {
	Experiment Experiment        `json:"experiment"`
	Settings   map[string]string `json:"settings,omitempty"`
	Steps      int               `json:"steps,omitempty"`
	Show       []string          `json:"show,omitempty"` // empty: what the spec shows
	Play       bool              `json:"play,omitempty"`
	Locked     bool              `json:"locked,omitempty"` // a guess must be committed first
	Serial     int               `json:"serial,omitempty"` // told again in every state, so that a late one is known
}

// SetParam asks for one changed setting.
type SetParam struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	Steps int    `json:"steps,omitempty"` // how far the run that this starts goes at once
}

// SetParams asks for a run with all these settings.
type SetParams struct {
	Settings map[string]string `json:"settings"`
	Steps    int               `json:"steps,omitempty"` // how far it goes at once; ToTheEnd: as far as play goes
}

// ToTheEnd are the steps of a run that goes as far as play goes.
const ToTheEnd = -1

// Seek asks the stage to bring the run to a step that it has been at.
type Seek struct {
	Steps int `json:"steps"`
}

// SetTimings tells the stage what was measured of this machine.
type SetTimings struct {
	Timings []Timing `json:"timings"`
}

// A Timing is what one function costs an element: median and quartiles, in
// nanoseconds.
type Timing struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Median float64 `json:"median"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Runs   int     `json:"runs"`
}

// Transport asks the stage to move the run on, or back to its beginning.
type Transport struct {
	Do string `json:"do"` // play, pause, look, step, epoch, reset
}

// SetSpeed sets how fast playing is, by a word: what it means depends on how long the run is.
type SetSpeed struct {
	Speed string `json:"speed"` // slow, normal, fast, max
}

// SetShow names the figures to be shown.
type SetShow struct {
	Figures []string `json:"figures"`
}

// SetLock stops the experiment from being run until a guess is committed.
type SetLock struct {
	Locked bool `json:"locked"`
}

// SetLook says how the page looks, so that the stage looks the same.
type SetLook struct {
	Dark bool `json:"dark"`
	Calm bool `json:"calm"` // the reader prefers reduced motion
}

// SetSight says whether the stage can be seen at all.
type SetSight struct {
	Visible bool `json:"visible"`
}

// StageLoading tells how much of the stage's program has arrived, in bytes.
// Total is 0 when the server did not say.
type StageLoading struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// StageReady tells that the stage runs and waits for an experiment.
type StageReady struct{}

// StageFailed tells that the stage cannot go on, and why.
type StageFailed struct {
	Why string `json:"why"` // one of webgl, load, start, stopped
	// Detail is what the browser or the program said.
	Detail string `json:"detail"`
}

// LeaveStage tells that the reader pressed Escape: the focus returns to the page.
type LeaveStage struct{}

// A Reading is one metric as it stands. Values are written as Go prints them
// in full, since JSON has no NaN.
type Reading struct {
	Name   string   `json:"name"`
	Help   string   `json:"help"`
	Values []string `json:"values"`
}

// TellOutcomes tells the stage what runs of a search gave, as experiment.Outcome
// writes it.
type TellOutcomes struct {
	Outcomes []string `json:"outcomes"`
}

// A Trial is one run of a search that is to be made: an experiment.Trial.
type Trial struct {
	Key    string            `json:"key"`
	Lane   int               `json:"lane,omitempty"`
	Values map[string]string `json:"values"`
}

// A SearchState tells how a search stands on the stage.
type SearchState struct {
	Pending []Trial `json:"pending"` // the next runs whose outcomes are not known
	Waiting bool    `json:"waiting"` // the search cannot go on without the first of them
	Best    int     `json:"best"`    // the number of the best run; 0 before the first
	Tested  bool    `json:"tested"`  // there is a test set
	Opened  []int   `json:"opened"`  // the runs whose score on it was looked at
}

// A FigureState tells what one figure on the stage cost to draw.
type FigureState struct {
	Name      string `json:"name"`
	Title     string `json:"title"`
	Describe  string `json:"describe"`
	DrawCalls int    `json:"drawCalls"` // batches in the last frame, each a draw call at most
}

// A LaneState tells how one run of a race stands.
type LaneState struct {
	Name   string `json:"name"`
	Finish int    `json:"finish"` // steps to the finish, −1 before
	Steps  int    `json:"steps"`
	Ended  bool   `json:"ended"`
	// Abreast says that the runs are side by side and race to nothing.
	Abreast bool `json:"abreast,omitempty"`
}

// StageState tells how the experiment on the stage stands. The stage sends it
// whenever something in it changed, at most ten times a second.
type StageState struct {
	Experiment    string            `json:"experiment"`
	Settings      map[string]string `json:"settings"`
	Hand          map[string]string `json:"hand"` // what a hand could set, as it is now: line, weights, points
	Steps         int               `json:"steps"`
	StepsPerEpoch int               `json:"stepsPerEpoch"`
	Limit         int               `json:"limit"`
	Target        int               `json:"target"`          // the step that it is catching up to; 0 when it is not
	Serial        int               `json:"serial"`          // of the OpenExperiment that it follows
	Furthest      int               `json:"furthest"`        // the last step that the run has been at
	Lanes         []LaneState       `json:"lanes,omitempty"` // of a race
	Lane          int               `json:"lane"`            // the one that is shown, counted from 0
	Timed         []string          `json:"timed,omitempty"` // functions whose cost can be measured
	Search        *SearchState      `json:"search,omitempty"`
	Playing       bool              `json:"playing"`
	Done          bool              `json:"done"`   // play has nothing more to show
	Edited        bool              `json:"edited"` // a hand on the stage changed the settings
	Readings      []Reading         `json:"readings"`
	Describe      string            `json:"describe"`
	Receipt       string            `json:"receipt"`
	Available     []string          `json:"available"` // every figure the experiment has
	Figures       []FigureState     `json:"figures"`   // those that are shown
	UpdateMS      float64           `json:"updateMs"`  // the last frame's Update without training, in milliseconds
	TrainMS       float64           `json:"trainMs"`   // the last frame's training
	DrawMS        float64           `json:"drawMs"`
	SlowestMS     float64           `json:"slowestMs"` // the longest part of a frame since the last report
	Slowest       string            `json:"slowest"`   // which part: messages, figures, train, tell, draw, paint
	Frames        int               `json:"frames"`    // painted since the stage began
	Problem       string            `json:"problem,omitempty"`
}
