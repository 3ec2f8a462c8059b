package site

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
)

var lessonID = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// A lesson's name becomes its folder, its address and its id in saved work.
const maxLessonName = 40

// reserved names are addresses that the site uses itself.
var reservedNames = []string{"assets", "glossary", "authors", "index", "404", "lessons"}

// New writes lessons/<name>/lesson.md from a small lesson that the linter
// accepts as it is, adds it to lessons/course.md, and returns the file written.
func New(source Source, name string) (file string, err error) {
	if !lessonID.MatchString(name) || len(name) > maxLessonName {
		return "", fmt.Errorf("%q cannot be a lesson's name: use lower-case letters and digits, joined by hyphens, %d at most, as in price-of-exp", name, maxLessonName)
	}
	for _, r := range reservedNames {
		if name == r {
			return "", fmt.Errorf("%q is an address that the site uses itself: take another name", name)
		}
	}
	dir := source.path("lessons", name)
	if _, err := os.Stat(dir); err == nil {
		return "", fmt.Errorf("%s exists: take another name, or remove it", source.show(dir))
	} else if !errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("look for %s: %w", source.show(dir), err)
	}
	course := source.path("lessons", "course.md")
	list, err := os.ReadFile(course)
	if err != nil {
		return "", fmt.Errorf("read the course: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("make the lesson's folder: %w", err)
	}
	file = source.path("lessons", name, "lesson.md")
	title := strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
	if err := writeFile(file, []byte(strings.ReplaceAll(starter, "TITLE", title))); err != nil {
		return "", err
	}
	if err := writeFile(course, []byte(addToList(string(list), name))); err != nil {
		return "", err
	}
	return source.show(file), nil
}

// addToList puts `- name` after the last lesson of course.md that exists
// already, or at the end.
func addToList(course, name string) string {
	lines := strings.Split(strings.TrimRight(course, "\n"), "\n")
	at := len(lines)
	for i, l := range lines {
		if item, ok := strings.CutPrefix(strings.TrimSpace(l), "- "); ok && lessonID.MatchString(strings.TrimSpace(item)) {
			at = i + 1
		}
	}
	lines = append(lines[:at], append([]string{"- " + name}, lines[at:]...)...)
	return strings.Join(lines, "\n") + "\n"
}

// starter is the lesson that New writes. A test checks that it is proved.
const starter = "---\n" +
	"title: TITLE\n" +
	"summary: What the reader will see, in one sentence.\n" +
	"minutes: 15\n" +
	"---\n" + `
Begin with a picture that should not be as it is. Here a line tries to be the word **or**, and leaves two
corners on the wrong side. Drag it.

` + "```" + `experiment {#exp-hand}
kind: line
data: or
line: 1 1 -1.5
epochs: 0                # nothing to play: the line is placed by hand
show: [plane]
controls: [line]
describe: Four corners and one line. Two corners lie on the wrong side.
` + "```" + `

With this line, the neuron is right about {exp-hand.correct | 2} of 4 corners.

## Predict {#predict}

Ask for a guess before the run is unlocked. Here it is the perceptron rule's.

` + "```" + `experiment {#exp-rule}
kind: line
data: or
line: 1 1 -1.5
epochs: 20
show: [plane]
controls: [lr]
describe: The perceptron rule moves the line, one corner at a time.
` + "```" + `

::: predict {#p-rule of=exp-rule}
The rule visits one corner after another. Does it end with all four corners on the right side?

- [x] Yes.
- [ ] No.
  > A line that does it exists, and then the rule finds one.
::: because
The rule stops when no corner is left on the wrong side. For **or**, such a line exists.
:::
:::

## Explain {#explain}

Then the shortest honest mathematics: the neuron fires where $w_1 x_1 + w_2 x_2 + b > 0$.

::: number {#q-sum}
Take $w_1 = 1$, $w_2 = 1$, $b = -1.5$. What is $w_1 x_1 + w_2 x_2 + b$ at the corner $(1, 0)$?

- answer: -0.5
- mistake: 1 | The bias is missing.
::: hint
Put 1 in the place of $x_1$ and 0 in the place of $x_2$.
:::
::: because
$1 \cdot 1 + 1 \cdot 0 - 1.5 = -0.5$.
:::
:::

## Try it {#try}

` + "```" + `view {use=exp-hand}
` + "```" + `

::: lab {#lab-or uses=exp-hand}
Place the line so that all four corners lie on the right side.

- check: accuracy(train) == 1 | All four corners are on the right side
- change: line
- solution: line = 1 1 -0.5
::: hint
Only $(0, 0)$ belongs to the side that says 0.
:::
::: because
Any line that cuts the corner $(0, 0)$ off from the other three will do.
:::
:::

::: sources
- Name the paper, the section and the year.
:::
`
