package site

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"

	"zigzag/core/block"
	"zigzag/core/experiment"
	"zigzag/core/lesson"
)

// A RunResult is what a run of a lesson's experiment without a picture gave.
type RunResult struct {
	Spec experiment.Spec
	experiment.Result
}

// RunExperiment runs the experiment that target names as FILE#ID, seen from
// the folder dir. FILE is a lesson file, its folder, or a lesson's id. A
// negative number of steps runs as far as the experiment goes.
func RunExperiment(source Source, dir, target string, set experiment.Settings, steps int) (RunResult, error) {
	name, id, ok := strings.Cut(target, "#")
	if !ok || name == "" || id == "" {
		return RunResult{}, fmt.Errorf("%q names no experiment: write FILE#ID, as in lessons/xor/lesson.md#exp-fold", target)
	}
	file, err := source.findLesson(dir, name)
	if err != nil {
		return RunResult{}, err
	}
	src, err := os.ReadFile(file)
	if err != nil {
		return RunResult{}, fmt.Errorf("read the lesson: %w", err)
	}
	l, problems := lesson.Parse(source.show(file), string(src))
	var ids []string
	if l != nil {
		for _, e := range l.Experiments {
			ids = append(ids, e.ID)
			if e.ID != id {
				continue
			}
			result, err := experiment.Run(e.Spec, set, steps)
			if err != nil {
				return RunResult{}, fmt.Errorf("%s: %w", id, err)
			}
			return RunResult{e.Spec, result}, nil
		}
	}
	if len(problems) > 0 {
		return RunResult{}, &FaultError{problems}
	}
	return RunResult{}, fmt.Errorf("%s has no experiment %q: %s", source.show(file), id, block.Mend(id, ids))
}

// findLesson returns the lesson file that name means: a file, a folder with a
// lesson.md, or the id of a lesson of the course.
func (s Source) findLesson(dir, name string) (string, error) {
	at := name
	if !filepath.IsAbs(at) {
		at = filepath.Join(dir, at)
	}
	for _, try := range []string{at, filepath.Join(at, "lesson.md"), s.path("lessons", name, "lesson.md")} {
		if info, err := os.Stat(try); err == nil && info.Mode().IsRegular() {
			return try, nil
		}
	}
	known := s.lessonFolders()
	words := append([]string{}, known...)
	for _, id := range known {
		words = append(words, "lessons/"+id+"/lesson.md", "lessons/"+id)
	}
	if near := block.Suggest(name, words); near != "" {
		return "", fmt.Errorf("there is no lesson %q: did you mean %q?", name, near)
	}
	return "", fmt.Errorf("there is no lesson %q: the course has %s", name, strings.Join(known, ", "))
}

// A number is written as JSON's null where it is infinite or not a number,
// which a run that diverged gives and JSON cannot say.
type number float64

func (n number) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(n)) || math.IsInf(float64(n), 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// WriteJSON writes the result as one JSON object with the keys experiment,
// kind, describe, metrics (a list of numbers by name) and receipt.
func (r RunResult) WriteJSON(w io.Writer) error {
	metrics := map[string][]number{}
	for name, values := range r.Metrics {
		list := make([]number, len(values))
		for i, v := range values {
			list[i] = number(v)
		}
		metrics[name] = list
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(struct {
		Experiment string              `json:"experiment"`
		Kind       string              `json:"kind"`
		Describe   string              `json:"describe"`
		Metrics    map[string][]number `json:"metrics"`
		Receipt    experiment.Receipt  `json:"receipt"`
	}{r.Spec.ID, r.Spec.Kind, r.Describe, metrics, r.Receipt}); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}

// WriteTable writes the result for a person.
func (r RunResult) WriteTable(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, name := range r.Names {
		texts := make([]string, len(r.Metrics[name]))
		for i, v := range r.Metrics[name] {
			texts[i] = strconv.FormatFloat(v, 'g', 6, 64)
		}
		fmt.Fprintf(t, "%s\t%s\n", name, strings.Join(texts, "  "))
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	if _, err := fmt.Fprintf(w, "\n%s\n%s\n", r.Describe, r.Receipt); err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return nil
}
