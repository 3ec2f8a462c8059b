package experiment

// Env lets a formula refer to the metrics of a session by name:
// "accuracy(train) == 1". It is a formula.Env.
type Env struct{ Session Session }

// Value is the metric's value.
func (e Env) Value(ref string) ([]float64, error) { return e.Session.Metric(ref) }
