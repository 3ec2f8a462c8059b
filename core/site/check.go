package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"zigzag/core/block"
	"zigzag/core/lesson"
)

// A Report is what the linter found.
type Report struct {
	Lessons, Questions, Experiments int
	Problems                        []block.Problem
	Took                            time.Duration
}

// String is the linter's last line.
func (r Report) String() string {
	counts := fmt.Sprintf("%s, %s, %s", count(r.Lessons, "lesson"), count(r.Questions, "question"), count(r.Experiments, "experiment"))
	if len(r.Problems) > 0 {
		return fmt.Sprintf("%s: %s (%.1f s)", counts, count(len(r.Problems), "problem"), r.Took.Seconds())
	}
	return fmt.Sprintf("%s: all proved in %.1f s", counts, r.Took.Seconds())
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Check proves the lessons in the named files and folders, seen from dir;
// without names, the whole course: its list, glossary and pages too. A lesson
// with structural faults is not played; all others are.
func Check(ctx context.Context, source Source, dir string, names []string, log *Progress) (Report, error) {
	start := time.Now()
	course, problems := source.course()
	lessons := course.Lessons
	if len(names) > 0 {
		var err error
		if lessons, problems, err = readLessons(source, course, dir, names); err != nil {
			return Report{}, err
		}
	} else {
		for _, l := range lessons {
			l.File = inLessons(l.File)
		}
	}
	r := Report{Lessons: len(lessons), Problems: problems}
	faulty := map[string]bool{}
	for _, p := range problems {
		faulty[p.File] = true
	}
	for _, l := range lessons {
		r.Questions += len(l.Questions)
		r.Experiments += len(l.Experiments)
		if faulty[l.File] {
			continue
		}
		checker := lesson.Checker{Progress: func(done, total int) {
			log.Show(fmt.Sprintf("proving %s: %d of %d", l.File, done, total))
		}}
		problems, err := checker.Check(ctx, l)
		log.Show("")
		if err != nil {
			return r, err
		}
		r.Problems = append(r.Problems, problems...)
	}
	block.Sort(r.Problems)
	r.Took = time.Since(start)
	return r, nil
}

// readLessons parses the named lessons, and checks their links against the
// course, whether or not its list has them.
func readLessons(source Source, course *lesson.Course, dir string, names []string) (lessons []*lesson.Lesson, problems []block.Problem, err error) {
	var files []string
	for _, name := range names {
		found, err := lessonFiles(dir, name)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	asked := map[string]bool{}
	for _, file := range slices.Compact(files) {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", source.show(file), err)
		}
		l, found := lesson.Parse(source.show(file), string(src))
		asked[l.File] = true
		lessons, problems = append(lessons, l), append(problems, found...)
		course.Lessons = slices.DeleteFunc(course.Lessons, func(other *lesson.Lesson) bool { return other.ID == l.ID })
	}
	course.Lessons = append(course.Lessons, lessons...)
	for _, p := range lesson.CheckCourse(course) {
		if asked[p.File] {
			problems = append(problems, p)
		}
	}
	return lessons, problems, nil
}

// lessonFiles are the lesson files that name means: itself, the lesson.md in
// it, or those in its folders.
func lessonFiles(dir, name string) ([]string, error) {
	at := name
	if !filepath.IsAbs(at) {
		at = filepath.Join(dir, at)
	}
	info, err := os.Stat(at)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no %s: name a lesson file, or a folder of lessons", name)
	}
	if err != nil {
		return nil, fmt.Errorf("look at %s: %w", name, err)
	}
	if !info.IsDir() {
		return []string{at}, nil
	}
	var files []string
	err = filepath.WalkDir(at, func(file string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() == "lesson.md" {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look into %s: %w", name, err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no lesson: a lesson is a file lesson.md in a folder of its own", name)
	}
	return files, nil
}
