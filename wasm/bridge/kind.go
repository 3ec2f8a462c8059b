package bridge

func (Hello) kind() string          { return "hello" }
func (OpenExperiment) kind() string { return "open-experiment" }
func (SetParam) kind() string       { return "set-param" }
func (Transport) kind() string      { return "transport" }
func (SetSpeed) kind() string       { return "set-speed" }
func (SetShow) kind() string        { return "set-show" }
func (SetLock) kind() string        { return "set-lock" }
func (SetLook) kind() string        { return "set-look" }
func (SetSight) kind() string       { return "set-sight" }
func (StageReady) kind() string     { return "stage-ready" }
func (StageLoading) kind() string   { return "stage-loading" }
func (StageState) kind() string     { return "stage-state" }
func (StageFailed) kind() string    { return "stage-failed" }
func (LeaveStage) kind() string     { return "leave-stage" }
func (GradeLab) kind() string       { return "grade-lab" }
func (RunSweep) kind() string       { return "run-sweep" }
func (WorkerReady) kind() string    { return "worker-ready" }
func (Progress) kind() string       { return "progress" }
func (Graded) kind() string         { return "graded" }
func (SweepRun) kind() string       { return "sweep-run" }
func (SweepDone) kind() string      { return "sweep-done" }
func (JobFailed) kind() string      { return "job-failed" }
