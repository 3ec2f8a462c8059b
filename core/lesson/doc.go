// Package lesson turns lessons, which are Markdown files, into values and HTML,
// and says what is wrong with them.
//
// [Parse] is the fast half of the linter: it reads the file and tells every
// fault of structure in one go. [Check] is the slow half: it runs the lesson's
// experiments and plays its exercises. [Load] reads a whole course.
//
// The rest of this comment is the format, for authors. The examples, put one
// after the other, are a lesson; a test parses and checks it, so they hold.
//
// # The file
//
// A lesson is the file lesson.md in a folder whose name is the lesson's id.
// It begins with what the course page shows. Then comes the hook, a step of
// its own with the id start.
//
//	---
//	title: One line for OR
//	summary: A line that is almost right, and how to mend it.
//	minutes: 10
//	---
//
//	The line on the stage should keep one corner apart from the three others.
//	It leaves one corner on the wrong side.
//
// # Experiments
//
// A fence with the word experiment holds what the stage shows. It needs an id.
// Its keys are those of its kind (package experiment). A comment runs from " #"
// to the end of the line.
//
// The page carries a static picture of each figure in show, for print and for
// whoever reads without WebAssembly. It is drawn at the end of the run if a
// view plays the experiment, and at the start otherwise. The attribute
// picture=start, picture=end or picture=40 (after 40 steps) says it yourself. A
// run that takes long is drawn as far as it comes in a fraction of a second.
// An experiment that a prediction locks is drawn at the start, so that the
// picture does not give the outcome away.
//
//	```experiment {#exp-or}
//	kind: line
//	data: or
//	line: 1 1 -1.5             # w1 w2 b
//	epochs: 0
//	show: [plane]
//	controls: [line]
//	describe: OR fires at every corner but (0, 0). One line, not yet in its place.
//	```
//
// # Steps
//
// A heading of two signs begins a step. It needs an id, which links lead to and
// which is best never changed. A heading of three signs is a heading inside the
// step. A step holds at most one experiment or view, and anything else.
//
// A step with neither keeps what the step before shows. A view changes it:
// show (figures) and play (yes or no: start when the step comes into view,
// except for readers who prefer reduced motion) are its own keys, all others are
// settings of the experiment, as a learner could have made them.
//
//	## Shift the line {#shift}
//
//	The [bias](glossary:bias) shifts the line. With $b = -0.5$, it is in place:
//
//	$$w_1 x_1 + w_2 x_2 + b > 0$$
//
//	Here {exp-or(line=1 1 -0.5).correct | 4} of {exp-or.total | 4} corners are right, a
//	share of {exp-or(line=1 1 -0.5).accuracy | 100 %}. Above it was {exp-or.accuracy | 0.5}.
//
//	```view {use=exp-or}
//	line: 1 1 -0.5
//	```
//
// # Prose
//
// Prose is Markdown with tables. What it has besides:
//
//   - $…$ is a formula in TeX, $$…$$ one on its own line; package mathml lists
//     what can be written. A dollar sign is \$.
//   - [text](glossary:bias) links a term of the glossary, [text](lesson:xor#fold)
//     a step of a lesson, [text](#shift) one of this lesson, [text](page:authors) a
//     page. Other links begin with https:// and are shown with their host.
//   - ![what it shows](photo.png) is a picture beside the lesson: .png, .jpg or
//     .webp.
//   - {exp-or.accuracy | 0.5} is a number that a run gives. The reader sees 0.5,
//     and the checker proves that it is so, to the digits written: 0.5 may stand
//     for 0.46. Written as 50 % or 5.0e-1 it is understood as well. The run goes as
//     far as play goes. Brackets change settings, as above; steps=3 among them
//     measures after three steps. In place of a metric there may be a formula
//     over metrics: {exp-or.max(w(1), w(2)) | 1}.
//
// HTML is not possible; comments <!-- … --> are left out of the page.
//
// # Questions
//
// A question is a block between ::: kind and :::. It needs an id, under which
// answers are saved. points=2 says what it earns (1, and 3 for a lab or a diagnosis). The text
// comes first. After it stand the answers, which begin at the start of a line:
// write lists of the text with * if they look like answers. Then come hints, told
// one at a time, and the explanation ::: because, shown when the question is
// solved or given up. Every kind but lab needs a because; number, formula, order,
// lab and diagnose need a hint, except in a bank.
//
// The feedback of an answer follows a bar, or stands below it in lines that
// begin with >. An answer goes on in lines that are indented.
//
// choice: [x] is right, [ ] is wrong and needs feedback. Several [x] make a
// question where several are to be marked. Readers see the options in an order of
// their own.
//
//	::: choice {#q-bias}
//	What does the bias alone change?
//
//	- [x] Where the line is.
//	- [ ] Which way the line runs.
//	  > Only the ratio of the weights turns it.
//	::: because
//	Lines with the same weights and another bias are parallel.
//	:::
//	:::
//
// number: the tolerance is a share (1%) or an absolute number (0.01); without
// one the answer has to be exact. A mistake is a known wrong answer. An answer
// may come from a run: {exp-or.correct}.
//
//	::: number {#q-z points=2}
//	With $w_1 = 2$, $w_2 = 1$, $b = -0.5$: what is $w_1 x_1 + w_2 x_2 + b$ at $(1, 1)$?
//
//	- answer: 2.5
//	- tolerance: 1%
//	- mistake: 3 | The bias is missing.
//	::: hint
//	Put 1 in both places.
//	:::
//	::: because
//	$2 + 1 - 0.5 = 2.5$.
//	:::
//	:::
//
// The unit of a number may be typed or left out by the learner:
//
//	::: number {#q-loss}
//	What is the loss of somebody who says fifty-fifty, in nats?
//
//	- answer: 0.693
//	- tolerance: 0.001
//	- unit: nats
//	::: hint
//	It is minus the logarithm of one half.
//	:::
//	::: because
//	$\log 2 \approx 0.693$.
//	:::
//	:::
//
// formula: any expression that is equal in the ranges given is right (package
// formula says what can be written). Functions that would give the answer away are
// barred by a line of their own, `- without: tanh, exp`; a power of e counts as exp.
//
//	::: formula {#q-net}
//	Write what decides whether the neuron fires.
//
//	- variables: w1 in -2..2, w2 in -2..2, b in -1..1, x1 in 0..1, x2 in 0..1
//	- answer: w1*x1 + w2*x2 + b
//	- mistake: w1*x1 + w2*x2 | The bias is missing.
//	::: hint
//	A weighted sum, and one more number.
//	:::
//	::: because
//	The neuron fires where it is greater than 0.
//	:::
//	:::
//
// text: accepted answers are separated by semicolons; typing mistakes and
// capitals are forgiven. reject names wrong ones with their feedback, almost those
// that have the right idea and do not say it whole.
//
//	::: text {#q-name}
//	What do we call data that a line can part? Two words.
//
//	- accept: linearly separable; linear separability
//	- reject: inseparable | That is the opposite.
//	- almost: separable | Separable by what?
//	::: because
//	OR is linearly separable.
//	:::
//	:::
//
// order: lines in their right order. An extra does not belong.
//
//	::: order {#q-order}
//	What does the neuron do, and in which order?
//
//	1. It multiplies each input by its weight.
//	2. It adds the products and the bias.
//	3. It fires if the sum is greater than 0.
//	- extra: It corrects its weights. | That is the rule's work, not the neuron's.
//	::: hint
//	The decision comes last.
//	:::
//	::: because
//	Multiply, add, decide.
//	:::
//	:::
//
// match: each left side gets the right side that belongs to it, and earns its
// part. A pair's feedback, after a second bar or below it, is told when it got
// another one. An extra is a right side that belongs to nothing.
//
//	::: match {#q-match}
//	What does each number of the neuron do to the line?
//
//	- pair: the bias | shifts it
//	- pair: the ratio of the weights | turns it
//	  > Two lines with the same ratio are parallel.
//	- extra: bends it | A line stays straight, whatever the numbers are.
//	::: because
//	The weights are at right angles to the line; the bias moves it along them.
//	:::
//	:::
//
// lab: the learner changes the experiment that it uses until every check
// holds. A when is told on a failed try, the first that holds. change names the
// keys that may be changed; without it they are the experiment's controls, and what can
// be edited by hand. Each solution line is one setting. With seeds: 5 the checks
// have to hold on the seeds 1 to 5.
//
//	::: lab {#lab-or uses=exp-or points=3}
//	Place the line so that all corners are right.
//
//	- check: accuracy(train) == 1 | All four corners are on their right side
//	- when: output(0, 0) > 0.5 | You went too far: the corner $(0, 0)$ fires.
//	- when: correct == 2 | Two corners are wrong. Shift the line.
//	- change: line
//	- solution: line = 1 1 -0.5
//	::: hint
//	The arrow is right. Shift the line only.
//	:::
//	:::
//
// diagnose: a run of kind clinic has a fault. The learner picks what is wrong with it
// (options as in a choice, one of them right) and a mend. A mend is one setting and,
// after a bar, what it is in words; it is graded by making it: the run is played
// again, and the checks have to hold, with seeds: 5 on the seeds 1 to 5. A mend that
// does not heal the run has its feedback below it, or after a second bar. The checker
// plays every mend, and proves that those with feedback fail and the others heal. The
// right diagnosis alone earns half. The page shows neither the fault nor which mend heals,
// but its data hold both, for whoever reads the source; and so would prose, or a number
// quoted in it with mend= in its brackets: keep that for ::: because.
//
//	## A sick run {#sick}
//
//	```experiment {#exp-sick}
//	kind: clinic
//	data: or
//	hidden: none
//	lr: 1
//	epochs: 60
//	fault: lr=0.00001    # what is planted: one setting, or two
//	show: [curves]
//	describe: A neuron that should learn OR, and does not.
//	```
//
//	::: diagnose {#d-sick uses=exp-sick}
//	What is wrong with this run?
//
//	- [x] The learning rate is far too small.
//	- [ ] The data cannot be learned by one neuron.
//	  > A line parts OR.
//	- mend: lr = 1 | A larger learning rate
//	- mend: epochs = 120 | Twice the epochs
//	  > Twice next to nothing.
//	- check: accuracy(train) == 1 | All four corners are right
//	- check: loss(train) < 0.2 | And the neuron is sure of them
//	- seeds: 3
//	::: hint
//	Does the loss move at all?
//	:::
//	::: because
//	Each step went down the gradient, by next to nothing.
//	:::
//	:::
//
// predict: a guess to which the learner commits before the experiment named in
// of= may run. It has options as a choice has, without the need of feedback, or a
// number with its answer, tolerance and range. A line `- holds: formula` proves
// to the checker that what you marked is what happens. An experiment is locked by
// one prediction at most. With `- own: formula` the outcome is what the learner's own run or
// machine gives; with `- sketch: loss(train)` and a range the learner draws the metric's curve.
//
//	## Let the rule do it {#rule}
//
//	```experiment {#exp-rule}
//	kind: line
//	data: or
//	line: 0 0 0
//	lr: 1
//	order: fixed
//	epochs: 20
//	show: [plane]
//	describe: The perceptron rule on OR, from three zeros.
//	```
//
//	::: predict {#p-rule of=exp-rule}
//	The rule starts from three zeros. How will it end?
//
//	- [x] At a line that gets all four right.
//	- [ ] It never comes to rest.
//	- holds: accuracy(train) == 1 and converged == 1
//	::: because
//	It comes to rest after {exp-rule.corrections | 4} corrections.
//	:::
//	:::
//
// own: a number that follows from the learner's own run of an experiment. The answer
// is a formula over that run's metrics, as it stands when the learner answers; with
// needs: the author says what must have been done first, and mistakes are formulas too.
// Check plays the experiment to its end and proves that an answer follows.
//
//	::: own {#q-visits of=exp-rule}
//	How many visits did *your* run take for one correction, on average?
//
//	- answer: steps/corrections
//	- tolerance: 2%
//	- needs: corrections > 0 | Play until the rule has made a correction.
//	- mistake: corrections/steps | Those are corrections for one visit.
//
//	::: hint
//	Both numbers stand under the stage.
//	:::
//	::: because
//	The line moves only where it was wrong.
//	:::
//	:::
//
// trace: a worksheet. given: and draw: rows are numbers to start from (draw: gives each
// learner other ones), blank: rows follow from the rows above by their formulas. A
// number that follows from the learner's own wrong one is counted. The checker tries
// a hundred draws.
//
//	::: trace {#q-sheet}
//	Fill in what the neuron does.
//
//	- draw: x1 in -2..2 step 0.5 | $x_1$
//	- given: w1 = 2 | $w_1$
//	- given: b = 0.5 | $b$
//	- blank: z = w1*x1 + b | $z = w_1 x_1 + b$
//	- blank: a = relu(z) | $a = \mathrm{ReLU}(z)$
//	- tolerance: 1%
//	- mistake: z = w1*x1 | The bias is missing.
//
//	::: hint
//	From the top down.
//	:::
//	::: because
//	Each number is made of those above it.
//	:::
//	:::
//
// A bank holds questions of which draw= are shown at a time.
//
//	::: bank {#bank draw=1}
//
//	::: number {#b-corners}
//	How many corrections did the rule need on OR?
//
//	- answer: {exp-rule.corrections}
//	- tolerance: 0
//	::: because
//	One correction mends one corner and may spoil another.
//	:::
//	:::
//
//	:::
//
// # Asides
//
// note, limits (what the claim does not say) and sources are prose with a look
// of their own. A title may follow the word.
//
//	::: limits Say it whole
//	The rule finds *a* line, not the best one.
//	:::
//
//	::: sources
//	- F. Rosenblatt (1962), *Principles of Neurodynamics*, Spartan Books.
//	:::
//
// # Ids
//
// Steps, experiments, questions and banks of a lesson share one set of ids:
// lower-case letters, digits and single hyphens, at most 64. A question's id and
// what it asks key the answers that learners have saved.
//
// # What the checker proves
//
// Parse: keys, kinds, figures, metrics, ids, links, formulas, blocks that are not
// closed, questions without a right answer or feedback, solutions that set what
// may not be set. Check: see [Checker.Check].
//
// # Limits
//
// A file has at most 256 KiB, a line 16 KiB, a table 32 columns and 500 rows;
// quotes and lists nest 32 deep, and a paragraph holds at most 500 of each sign
// that Markdown has a use for. Lessons may come from strangers: raw HTML, scripts,
// styles, remote pictures and links that are not https never reach the page.
//
// # The course
//
// course.md names the course (id, title, summary) and lists the lessons, one
// `- id` a line; `- soon: Title | summary` announces one. glossary.md has a
// heading `## Term {#id}` and a text for each term. Every other .md file with
// a name in lower case is a page.
//
// # For those who change this package
//
// Each kind of block has one file with its parser and its HTML. The HTML is an
// <article> of <section class="step"> elements; data attributes tell the page's
// program which question, experiment and option an element is. A page's style
// sheet and program depend on the classes in the golden files of testdata.
package lesson
