// Package experiment turns a fenced block of a lesson into a run that can be
// stepped, measured, drawn, described in words, graded and replayed to the bit.
//
// Three values follow one another:
//
//	Spec      what the author wrote: a kind, its parameters, what to show
//	Settings  what the learner changed since: parameter keys and values
//	Session   the run itself, at some number of steps
//
// # A state is a function of (spec, settings, seed, steps)
//
// and of nothing else: not of the clock, the frame rate, the machine, nor of
// what was looked at on the way. So a run can be quoted in prose, shared as one
// line (a [Receipt]), and graded again by a teacher. What follows from it:
//
//   - Changing a parameter starts a new run at step 0, with the same seed. Two
//     settings are therefore always compared on the same data.
//   - An edit by hand is a parameter too: a dragged line is `line`, weights set
//     by hand are `weights`, moved points are `points`. A point moved in the
//     middle of a run gives a new run that starts from the present weights.
//   - Parameters marked View (the fold) change the picture and never the run.
//     They alone may change without a restart, and no receipt mentions them.
//   - [Session.Look] walks through the examples of the coming update without
//     changing what that update will be.
//   - Curves are thinned out by a rule that knows the step count only.
//
// The cost is that nothing here may read a clock or a global generator, and
// that sums whose result is quoted are taken in a fixed order, each product
// rounded (float64(a*b) + c) so that no compiler fuses it.
//
// # Seeds
//
// One seed feeds four streams of random numbers, each with a name: "data" (the
// generator), "split" (training, validation, test), "init" (first weights) and
// "shuffle" (the order of examples). Each is [nn.NewRand] of the 64-bit FNV-1a
// hash of the name and the seed. A stream is drawn from for its one purpose, so
// another batch size leaves the data as it was, another number of hidden units
// leaves data and order as they were, and so on.
//
// # Steps, epochs, limit
//
// A step of kind `train` is one update of the weights from one mini-batch; a
// step of kind `line` is one visit of the perceptron rule to one example. The
// parameter `epochs` says where play stops: [Session.Limit] is epochs × steps
// per epoch. With `epochs: 0` the limit is 0: there is nothing to play, and a
// grader looks at the line, or at the weights, as they were placed.
//
// # Inside a training run
//
// A kind says what a step is. `line` is a neuron's line, placed by hand or walked
// by the perceptron rule; `train` a small network; `descend` two weights of a
// small model on the surface of their loss; `curve` functions with their slopes,
// which takes no steps at all.
//
// Of kind `train` one can ask what a backward pass does: `layer(l).gradient` (how
// large the derivatives by a layer's weights are), `layer(l).slope`, `.saturated`,
// `.zero`, all over the training set; `x(i)`, `z(l, j)`, `a(l, j)`, `da(l, j)`, `dz(l, j)`,
// `dw(l, i, j)`, `db(l, j)` of the one example looked at; `dead`, `dead(l)` and
// `died(l, j)`, the update after which a unit was dead; `silent`, `silent(l)`, the units
// that no training example brings above z = 0, whatever the activation. Dead units are
// looked for at epochs' ends; the update is found by playing that stretch again from a
// saved state, when somebody asks.
//
// `change: 120 activation=leaky-relu` plays the same run again with one thing
// changed after 120 steps. It is a setting like any other, with a receipt; the metric
// `changed` is its number of steps.
//
// # Races, and going back
//
// `race: activation tanh, relu` plays two to four runs side by side, on the same data
// and seed, in step; each is to the bit the run that its settings give alone.
// `finish: loss(train) < 0.1` is where they race to: `finish(k)` is the steps that
// lane k took (at epochs' ends where asking takes a pass over the data), and
// `race.factor` how many times as many the last took as the first. Curves, and
// paths on a common surface, are laid over each other; other figures and metrics
// are of the lane that the view parameter `lane` names, or, as in
// `show: [contour 1, contour 2]`, of one lane each. A race is a parameter, so it has
// a receipt and can be quoted; a race is a [Session], so whatever shows a run shows it.
//
// A [Tape] keeps saved states ([Session.Save]) of a run as it goes, thinned out, so
// that one can go back to any step and come by the same states again, to the bit.
// What was recorded for curves and paths stays.
//
// # What a run may cost
//
// Every parameter is bounded, and a run whose estimate (see cost.go) is beyond
// [MaxCost] is refused with that estimate: by [Parse] for the author, by
// [Spec.Check] for the learner.
//
// # The block
//
//	kind: train
//	data: xor
//	hidden: 3
//	show: [plane, curves]        # figures, in order
//	controls: [hidden, lr]       # parameters shown as controls, in order
//	describe: One sentence for those who cannot see the picture.
//	sweep: hidden 2 3 4          # many runs: these values …
//	seeds: 20                    # … each with the seeds 1 to 20 …
//	success: accuracy(train) == 1  # … count those that get there
//
// All other keys are parameters; [Spec.Params] lists them with label, help,
// unit and bounds. In a sweep, values that hold spaces are set apart by commas:
// `sweep: hidden 4, 8 8`.
//
// # Adding a kind
//
// Write one file with a function that returns a kind (its parameters, its
// figures, how to start it), add it to the list in kind.go, and put what its
// figures see in files beside it.
package experiment
