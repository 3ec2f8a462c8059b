package quiz

import (
	"strconv"
	"strings"

	"zigzag/core/experiment"
)

// Measure is what an answer to a question of kind own keeps of a run: each metric
// that has a value, and the run's limit.
func Measure(s experiment.Session, metrics []string) map[string]string {
	own := map[string]string{"limit": strconv.Itoa(s.Limit())}
	for _, name := range metrics {
		values, err := s.Metric(name)
		if err != nil {
			continue
		}
		words := make([]string, len(values))
		for i, v := range values {
			words[i] = strconv.FormatFloat(v, 'g', -1, 64)
		}
		own[name] = strings.Join(words, " ")
	}
	return own
}
