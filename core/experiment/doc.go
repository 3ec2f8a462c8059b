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
//   - Parameters marked View (the fold, the bars) change the picture and never the run.
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
// One seed feeds several streams of random numbers, each with a name: "data" (the
// generator), "split" (training, validation, test), "init" (first weights),
// "shuffle" (the order of examples), "flip" (which labels are turned, into what),
// "dropout" (the masks of the updates) and "thinned" (those that are only looked
// at); in kind `propagate` "gradient" (what is sent back) and "init 1", "init 2", … (each
// layer's weights); in a search "search" (where its runs lie) and "folds" (who judges
// whom). Each is [nn.NewRand] of the 64-bit FNV-1a
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
// grader looks at the line, or at the weights, as they were placed. A step of kind
// `propagate` is a slice of one layer's pass; its limit is the whole pass, and what
// other kinds call an epoch is one layer, one way.
//
// # Inside a training run
//
// A kind says what a step is. `line` is a neuron's line, placed by hand or walked
// by the perceptron rule; `train` a small network; `descend` two weights of a
// small model on the surface of their loss; `propagate` one pass through a deep network
// with its first weights; `curve` functions with their slopes, which takes no steps at
// all; `clinic` a run of kind train with something wrong.
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
// How an update is made from a gradient is the same for `train` and `descend`:
// `optimizer`, `momentum`, `decay`, `schedule`, `l1`, `l2` and `penalty`, as core/nn
// defines them; `rate` is the learning rate of the coming update. loss is always that of
// the data alone, `penalty` what the weights cost besides; `zeros`, `zeros(l)` and
// `weights.norm` tell what became of them. In `descend` the minimum is that of both; the
// contour draws the loss alone, its own minimum, and the diamond or circle of the penalty
// (in a race that of the lane that is shown), which touches a level line at the minimum of both.
//
// Kind `train` can drop hidden units (`keep`), normalise over the batch (`norm: batch`),
// show examples class by class (`shuffle: no`) and turn labels (`flip`; `memorised` is the
// share of them that the network gives). Every measure has all units present and the
// running averages of norms. `thinned.mean` and `thinned.std` are over what networks with
// a mask each say of one example, `thinned.whole` is what the whole network says of it, and
// `thinned.unscaled` what it would say if nobody scaled.
//
// Where there is a validation set, its loss is measured at the end of every epoch:
// `best.epoch` and `best.loss` (the start counts as epoch 0), `gap` to the training loss.
// With `patience: 20`, play ends 20 epochs after the best one, `stopped` is that epoch, and
// the weights of the best are taken up: the run's weights from then on, in its receipt too.
// A run that comes to its limit first keeps those of its last update. A change of
// activation in mid-run begins the search for the best epoch anew.
//
// The figure `weights` shows a bar a weight and what is exactly 0: the view parameter
// `bars` says whether sorted or in order, and of which layer. `masks` shows the units that
// the coming update leaves out: they are drawn from a copy of the trainer's source, so
// that looking draws nothing from it. `thinned` shows what networks with masks of a
// stream of their own, "thinned", say of one example. Curves mark the epoch with the lowest
// validation loss where early stopping looks for it, or where the run has gone on for a
// tenth of its epochs, and at least 3, without a lower one.
//
// `change: 120 activation=leaky-relu` plays the same run again with one thing
// changed after 120 steps: activation, formula, lr, keep, or what makes an update of a
// gradient. It is a setting like any other, with a receipt; the metric `changed` is its
// number of steps.
//
// # One pass through a deep network
//
// Kind `propagate` sends a batch through ten layers of 500 units (or others), one layer
// after the other, and a gradient back: numbers from the standard normal distribution
// as derivatives by the last layer's activations, since there is no loss and only what
// becomes of a gradient on its way is asked. Nothing is learned. Layers that the pass
// was in stay known, so a saved state is a step count, and going on after having gone
// back computes nothing twice. Memory is what the way back needs: the pre-activations
// of each layer, until the gradient was there (40 MB for ten layers of 500 with a batch
// of 1000), and the weights of one layer, which are drawn again for the way back.
//
// Its metrics are `layer(l).std`, `.mean`, `.saturated`, `.zero` of the activations,
// `layer(l).gradient` (the standard deviation of the derivatives by the pre-activations
// z), and `factor(l)` (how many times the layer before); without (l), of all layers
// that are known. One of a layer not reached yet is a fault that says to play on. `last.std`,
// `last.saturated` and `last.gradient` are of where the pass is, `reached` and
// `returned` say how far that is, `done` whether it is over.
//
// `norm: batch` normalises over the batch without numbers that are learned, as at the
// start of training (γ = 1, β = 0).
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
// `show: [contour 1, contour 2]`, of one lane each; `lane(2).best` is the metric `best`
// of lane 2, whichever is shown. A race is a parameter, so it has
// a receipt and can be quoted; a race is a [Session], so whatever shows a run shows it.
//
// A [Tape] keeps saved states ([Session.Save]) of a run as it goes, thinned out, so
// that one can go back to any step and come by the same states again, to the bit.
// What was recorded for curves and paths stays.
//
// # A sick run
//
// Of kind clinic, the parameters say how a healthy run of kind train is set, and
// `fault: init=normal 4` what is planted in it: one setting or two. `mend`, made by
// the reader, is one setting more, and adds a second run, treated with it, on the same
// data and seed ([Clinic]). Both are to the bit the training runs that their settings
// give. What the fault is stays for the reader to find: descriptions, figures,
// readouts and receipts do not name it. It stands in the block, though, and a page
// carries its blocks as data, so that whoever reads the page's source can look it up.
//
// # Searches
//
// A step of kind `search` is a whole run of kind `train`, a [Trial]: `ranges: lr log 0.001 1,
// batch log 4 64` says over what, `strategy` how (random, grid, coarse-to-fine), `budget`
// how many, `score` what a run is judged by, the higher the better. All runs of a search have
// its seed, so they differ in what is searched and in nothing else. With `folds: 5` the
// examples that are not for the test are dealt into five folds; each judges a network
// trained on the other four (whose preprocessing is fitted to those alone), and the score
// is the mean.
//
// Where a run lies follows from the settings and its number; in coarse-to-fine also from
// the outcomes of the earlier rounds. So runs can be made in any order, in parallel, by
// anybody: a [Searcher] lists those that are pending and takes [Outcome]s, which are the
// same to the bit as what its Step computes. An outcome belongs to a key, a hash of
// all that determines it; it stays true when strategy or budget change. The stage takes a
// step only when the outcome is known; a checker, a grader or the command computes it.
//
// The score on the test set is computed with the rest and sealed: `opened: 12` is the setting
// that shows it, for run 12; `peeks` counts. With folds it is the mean over the networks
// of the folds. Another strategy, seed or range seals it again, since other runs then have
// those numbers. `opened` is the run that was opened last.
//
// A race of searches (`race: strategy grid, random`) lays them side by side: there is no
// finish, each spends its budget. A sweep counts on how many seeds one ends above the other:
// `sweep: budget 16`, `success: lane(2).runs == setting(budget) and lane(2).best > lane(1).best`.
//
// # What a run may cost
//
// Every parameter is bounded, and a run whose estimate (see cost.go) is beyond
// [MaxCost] is refused with that estimate: by [Parse] for the author, by
// [Spec.Check] for the learner. A pass through a deep network also has a bound of what
// it keeps in memory. A search is as many times its dearest run, at a corner of its
// ranges, as its budget and its folds allow.
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
