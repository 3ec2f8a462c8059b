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
// without names, the whole course with its list and glossary. A lesson with
// structural faults is not played; all others are.
func Check(ctx context.Context, source Source, dir string, names []string, log *Progress) (Report, error) {
	start := time.Now()
	var r Report
	var files []string
	if len(names) == 0 {
		_, problems, err := source.readCourse()
		if err != nil {
			return r, err
		}
		r.Problems = append(r.Problems, problems...)
		names, dir = []string{source.path("lessons")}, string(source)
	}
	for _, name := range names {
		found, err := lessonFiles(dir, name)
		if err != nil {
			return r, err
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	files = slices.Compact(files)
	known, problems, err := source.readCatalog(files)
	if err != nil {
		return r, err
	}
	r.Problems = append(r.Problems, problems...)
	for i, l := range known.lessons {
		if ctx.Err() != nil {
			return r, ctx.Err()
		}
		r.Lessons++
		r.Questions += len(l.Questions)
		r.Experiments += len(l.Experiments)
		if known.broken[i] {
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

// A catalog is the lessons that are checked together, and what links in them
// may lead to.
type catalog struct {
	lessons []*lesson.Lesson
	broken  []bool // the lesson at this index has structural faults
}

// readCatalog parses the files.
func (s Source) readCatalog(files []string) (catalog, []block.Problem, error) {
	var c catalog
	var problems []block.Problem
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return c, nil, fmt.Errorf("read %s: %w", s.show(file), err)
		}
		l, found := lesson.Parse(s.show(file), string(src))
		c.lessons = append(c.lessons, l)
		c.broken = append(c.broken, len(found) > 0)
		problems = append(problems, found...)
	}
	return c, problems, nil
}
