package lesson

import (
	"context"
	"fmt"

	"zigzag/core/sheet"
)

// Sheet is what the lesson's page hands to the notebook: texts rendered, and
// answers that come from runs worked out, which is why it may take a while. An
// error says which question's run cannot be made.
func (l *Lesson) Sheet(ctx context.Context) (*sheet.Sheet, error) {
	s := &sheet.Sheet{ID: l.ID, File: l.File, Banks: l.Banks, HTML: map[string]string{}}
	for _, step := range l.Steps {
		s.Steps = append(s.Steps, sheet.Step{ID: step.ID, View: step.View})
	}
	for _, e := range l.Experiments {
		s.Experiments = append(s.Experiments, sheet.Experiment{ID: e.ID, Line: e.Line, Spec: e.Spec})
	}
	for _, q := range l.Questions {
		resolved, err := l.Resolve(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("lesson: work out the answer to %s: %w", q.ID, err)
		}
		s.Questions = append(s.Questions, resolved)
		for _, text := range q.Texts() {
			s.HTML[text] = l.Markdown(text)
		}
	}
	return s, nil
}
