package experiment

// Seeded reports whether the seed makes a difference to a run with these
// settings: whether it draws data, first weights, a split or an order of
// examples. Four given points and a line placed by hand leave nothing to chance,
// and a page need not offer another seed.
func (s Spec) Seeded(set Settings) bool {
	v, _ := s.resolve(set)
	switch {
	case s.Kind == "curve":
		return false
	case s.Kind == "propagate":
		return true
	case v["points"] == "" && !isGate(v["data"]), v["split"] != "" && v["split"] != "100":
		return true
	case s.Kind == "line":
		return v["order"] == "shuffled" && v["epochs"] != "0"
	}
	return v["weights"] == "" || v["epochs"] != "0"
}
