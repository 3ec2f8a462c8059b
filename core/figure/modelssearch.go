package figure

// A SearchModel is what a [SearchMap] shows: the runs of a search so far.
type SearchModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Axes returns the one to three parameters that are searched.
	Axes() []SearchAxis
	// Runs returns the runs so far, in order. The figure does not write to the slices.
	Runs() []SearchRun
	// Planned is how many runs there will be.
	Planned() int
	// Best is the index of the best run; -1 before the first.
	Best() int
	// Score is what a run's score is called, as "accuracy(val)".
	Score() string
}

// A SearchAxis is one parameter of a search.
type SearchAxis struct {
	Name     string
	From, To float64
	Log      bool
	// Low and High are the part of the range that the coming runs lie in.
	Low, High float64
}

// A SearchRun is one run of a search.
type SearchRun struct {
	Values []float64 // one an axis
	Score  float64   // the higher the better; may be no number
	Opened bool      // its score on the test set was looked at
	Test   float64   // what that was
}

// A FoldsModel is what a [Folds] shows: how the examples are dealt, and the scores of the
// best run on each dealing.
type FoldsModel interface {
	// Version changes whenever anything shown changes.
	Version() uint64
	// Counts are the examples that are dealt into folds (without folds, those for
	// training and for validation), and those set aside as a test.
	Counts() (train, val, test int)
	// Folds is the number of folds; 0 without cross-validation.
	Folds() int
	// Scores returns the score of each fold, or the one without folds; nil before the first run.
	Scores() []float64
	// Spread is the mean of the scores and their standard deviation.
	Spread() (mean, deviation float64)
	// Names tell of the run ("run 7: lr 0.03") and of the score ("accuracy(val)").
	Names() (run, score string)
	// Test is the score on the test set, where it was opened for this run.
	Test() (score float64, opened bool)
}
