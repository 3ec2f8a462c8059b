package site

import (
	"context"
	"fmt"

	"zigzag/core/lesson"
)

// Odds grades tries random settings of every lab in the lessons that Check would look
// at; see lesson.Checker.Odds. A lesson with structural faults is left out.
func Odds(ctx context.Context, source Source, dir string, names []string, tries int, log *Progress) ([]lesson.Odds, error) {
	course, problems := source.course()
	lessons := course.Lessons
	if len(names) > 0 {
		var err error
		if lessons, problems, err = readLessons(source, course, dir, names); err != nil {
			return nil, err
		}
	} else {
		for _, l := range lessons {
			l.File = inLessons(l.File)
		}
	}
	faulty := map[string]bool{}
	for _, p := range problems {
		faulty[p.File] = true
	}
	var all []lesson.Odds
	for _, l := range lessons {
		if faulty[l.File] {
			continue
		}
		checker := lesson.Checker{Progress: func(done, total int) {
			log.Show(fmt.Sprintf("trying the labs of %s: %d of %d", l.File, done, total))
		}}
		odds, err := checker.Odds(ctx, l, tries)
		log.Show("")
		if err != nil {
			return all, err
		}
		all = append(all, odds...)
	}
	return all, nil
}
