package lesson

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"zigzag/core/block"
	"zigzag/core/experiment"
)

// A parser builds one lesson. It collects problems and goes on.
type parser struct {
	l        *Lesson
	problems []block.Problem
	ids      map[string]int // where each id was given
	uses     []use
	bank     string                        // the id of the bank that we are in
	full     map[string]bool               // of what there is too much, see room
	seen     map[string]bool               // terms and images that the lesson has listed
	sessions map[string]experiment.Session // at their start, see session
	locks    map[string]int                // lines of the predictions, by experiment
}

// A use is a place that names an experiment; they may stand before it.
type use struct {
	id    string
	line  int
	check func(Experiment) // what is to be looked at once it is found
}

// Parse reads a lesson. file is its path, which ends in <id>/lesson.md or
// <id>/lesson.<language>.md, and the name in problems. The lesson is never nil:
// whatever could be understood is in it. A lesson with problems is not fit for
// a course.
func Parse(file, src string) (*Lesson, []block.Problem) {
	p := &parser{
		l:        &Lesson{File: file, ID: idFromFile(file), Lang: langFromFile(file), Source: src},
		ids:      map[string]int{},
		sessions: map[string]experiment.Session{},
		full:     map[string]bool{},
		seen:     map[string]bool{},
	}
	text, ok := p.readable(src)
	if !ok {
		return p.l, p.problems
	}
	head, lines, first, problems := frontMatter(file, text)
	p.problems = append(p.problems, problems...)
	if len(head) > 0 || len(problems) == 0 {
		p.front(head)
	}
	nodes, problems := scan(file, first, lines)
	p.problems = append(p.problems, problems...)
	p.body(nodes, first)
	p.settle()
	last := 1 + strings.Count(src, "\n")
	for i := range p.problems { // what is missing at the end is told at the last line
		p.problems[i].Line = min(max(p.problems[i].Line, 1), last)
	}
	block.Sort(p.problems)
	return p.l, p.problems
}

func (p *parser) problem(line int, what, fix string) {
	p.problems = append(p.problems, p.l.problem(line, what, fix))
}

// readable refuses what is no text, or too much of it.
func (p *parser) readable(src string) (string, bool) {
	text, problem, ok := readable(p.l.File, src)
	if !ok {
		p.problems = append(p.problems, problem)
	}
	return text, ok
}

func readable(file, src string) (string, block.Problem, bool) {
	bad := func(line int, what, fix string) (string, block.Problem, bool) {
		return "", block.Problem{File: file, Line: line, What: what, Fix: fix}, false
	}
	if len(src) > MaxSource {
		return bad(1, fmt.Sprintf("the file is %d bytes long", len(src)), fmt.Sprintf("keep it under %d: make two lessons of it", MaxSource))
	}
	if !utf8.ValidString(src) {
		i := 0
		for i < len(src) {
			r, n := utf8.DecodeRuneInString(src[i:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			i += n
		}
		return bad(1+strings.Count(src[:i], "\n"), "the file is not text in UTF-8", "save it as UTF-8")
	}
	if i := strings.IndexByte(src, 0); i >= 0 {
		return bad(1+strings.Count(src[:i], "\n"), "the file holds a zero byte", "take it out")
	}
	src = strings.TrimPrefix(src, "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", " "), block.Problem{}, true
}

// frontMatter splits a file into the entries between its two --- lines and the
// lines after them, of which the first has the number first.
func frontMatter(file, src string) (head []block.Entry, lines []string, first int, problems []block.Problem) {
	lines = strings.Split(src, "\n")
	if strings.TrimRight(lines[0], " ") != "---" {
		missing := block.Problem{File: file, Line: 1, What: "the file does not begin with ---", Fix: "begin it with a line ---, the keys (title: …), and another line ---"}
		for i, line := range lines {
			if strings.TrimSpace(line) == "" {
				break
			}
			if line == "---" { // the keys are there, and what should stand above them is not
				keys := 0
				if !strings.Contains(lines[0], ":") {
					keys = 1
				}
				head, problems = block.Parse(file, 1+keys, strings.Join(lines[keys:i], "\n"))
				return head, lines[i+1:], i + 2, append(problems, missing)
			}
		}
		return nil, lines, 1, []block.Problem{missing}
	}
	for i, line := range lines[1:] {
		if strings.TrimRight(line, " ") == "---" {
			head, problems = block.Parse(file, 2, strings.Join(lines[1:1+i], "\n"))
			return head, lines[i+2:], i + 3, problems
		}
		if strings.HasPrefix(line, "## ") || strings.HasPrefix(line, "```") {
			break
		}
	}
	return nil, lines[1:], 2, []block.Problem{{File: file, Line: 1, What: "the front matter is opened here and not closed", Fix: "put a line --- after its last key"}}
}

// front reads the keys at the top of the file.
func (p *parser) front(head []block.Entry) {
	keys := []string{"title", "summary", "minutes"}
	lines := map[string]int{}
	for _, e := range head {
		lines[e.Key] = e.Line
		switch e.Key {
		case "title":
			p.l.Title = e.Value
		case "summary":
			p.l.Summary = e.Value
		case "minutes":
			n, err := strconv.Atoi(e.Value)
			if err != nil || n < 1 || n > 240 {
				p.problem(e.Line, fmt.Sprintf("minutes is %q", clip(e.Value)), "write a whole number from 1 to 240")
			}
			p.l.Minutes = n
		default:
			p.problem(e.Line, fmt.Sprintf("unknown key %q", clip(e.Key)), block.Mend(e.Key, keys))
		}
	}
	for _, need := range []struct{ key, value string }{{"title", p.l.Title}, {"summary", p.l.Summary}} {
		if need.value == "" {
			p.problem(max(1, lines[need.key]), "the lesson has no "+need.key, "write "+need.key+": … between the two --- lines")
		}
	}
	if lines["minutes"] == 0 {
		p.problem(1, "the lesson does not say how long it takes", "write minutes: 15 between the two --- lines")
	}
}

// prose renders a piece of the lesson's Markdown and remembers what it refers
// to.
func (p *parser) prose(line int, src string, sh shape) string {
	out := render(p.l.File, line, src, sh, "../")
	p.take(out)
	return out.html
}

func (p *parser) take(out rendered) {
	p.problems = append(p.problems, out.problems...)
	for _, q := range out.quotes {
		if p.room(q.Line, len(p.l.Quotes), maxQuotes, "quoted numbers") {
			p.l.Quotes = append(p.l.Quotes, q)
		}
	}
	p.l.links = append(p.l.links, out.links...)
	for _, img := range out.images {
		if !p.seen["image "+img.name] {
			p.seen["image "+img.name] = true
			p.l.Images = append(p.l.Images, img.name)
		}
	}
	for _, l := range out.links {
		if l.kind == "glossary" && !p.seen["term "+l.target] {
			p.seen["term "+l.target] = true
			p.l.Terms = append(p.l.Terms, l.target)
		}
	}
}

// use asks for an experiment that may come later.
func (p *parser) use(id string, line int, check func(Experiment)) {
	p.uses = append(p.uses, use{id, line, check})
}

// settle checks, after everything is read, what refers to something else.
func (p *parser) settle() {
	for _, u := range p.uses {
		e, ok := p.l.Experiment(u.id)
		if !ok {
			p.problem(u.line, fmt.Sprintf("there is no experiment %q", clip(u.id)), block.Mend(u.id, p.l.experimentIDs()))
			continue
		}
		if u.check != nil {
			u.check(e)
		}
	}
	for _, q := range p.l.Quotes {
		e, ok := p.l.Experiment(q.Experiment)
		if !ok {
			p.problem(q.Line, fmt.Sprintf("there is no experiment %q", clip(q.Experiment)), block.Mend(q.Experiment, p.l.experimentIDs()))
			continue
		}
		p.ref(q.Ref, e, q.Line)
	}
	for _, l := range p.l.links {
		if l.kind == "lesson" && (l.target == "" || l.target == p.l.ID) && l.id != "" && p.ids[l.id] == 0 {
			p.problem(l.line, fmt.Sprintf("link to #%s leads nowhere", l.id), block.Mend(l.id, p.l.stepIDs()))
		}
	}
	p.inherit()
	p.played()
	p.pictures()
}

// ref checks that what a Ref names can be measured.
func (p *parser) ref(r Ref, e Experiment, line int) {
	session, err := p.session(e, r.Set)
	if err != nil {
		what, fix := fault(err)
		p.problem(line, fmt.Sprintf("%s cannot run like this: %s", r.Experiment, what), fix)
		return
	}
	if session == nil {
		return // the experiment has problems of its own
	}
	if what, fix, bad := refFault(session, e.Spec, r.expr); bad {
		p.problem(line, what, fix)
	}
}

// session is a run of e at its start. It is nil, without an error, for an
// experiment that cannot start at all, which has been told.
func (p *parser) session(e Experiment, set experiment.Settings) (experiment.Session, error) {
	key := runKey(e.ID, set, 0)
	if s, ok := p.sessions[key]; ok {
		return s, nil
	}
	s, err := e.Spec.Start(set)
	if err != nil {
		if len(set) > 0 {
			if base, _ := p.session(e, nil); base == nil {
				return nil, nil
			}
			return nil, err
		}
		s = nil
	}
	p.sessions[key] = s
	return s, nil
}

func idFromFile(file string) string {
	dir := path.Base(path.Dir(strings.ReplaceAll(file, `\`, "/")))
	if dir == "." || dir == "/" {
		return strings.TrimSuffix(path.Base(file), ".md")
	}
	return dir
}

func langFromFile(file string) string {
	name := strings.TrimSuffix(path.Base(file), ".md")
	if _, lang, ok := strings.Cut(name, "."); ok && lang != "" {
		return lang
	}
	return "en"
}
