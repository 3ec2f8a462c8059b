// Package figure draws what a session shows: the decision surface, the hidden
// space, the network and the curves.
//
// A [Figure] draws on a [Canvas], in logical pixels from its top left, with
// inks instead of colours. Two canvases are here: [SVG] gives the static
// picture of a page, for print, for thumbnails and for the tests; [Mesh] gives
// triangles and labels for a GPU. Neither knows a browser, and a figure knows
// no session: it looks at a small model interface that stands beside it.
//
// The figures of functions, of descent and of searches:
//
//   - curve ([Functions]): functions above, their slopes below, read at one
//     point that can be dragged along, each with its tangent there.
//   - contour ([Contour]): a loss over two weights as bands and level lines,
//     with paths, the minimum, the start to drag, and where the next step leads; with
//     a penalty its diamond or circle, and where that touches a level line.
//   - cost ([Cost]): nanoseconds for one value, as measured, with quartiles.
//   - map ([SearchMap]): the runs of a search by their settings, larger and darker the
//     better, and their scores over each parameter alone.
//   - folds ([Folds]): which examples train, judge and are sealed, with each fold's score.
//   - share ([Share]): an activation's share of a layer's work over its width.
//
// The figures of layers:
//
//   - layers ([Layers]): the size of each layer's gradient, and what is saturated.
//   - histograms ([Histograms]): how activations and gradients are distributed in
//     each layer, all on one axis or each on its own.
//   - statistics ([Statistics]): mean and standard deviation by layer, on a logarithmic
//     axis, with the lanes of a race laid over each other.
//
// The figures of regularisation:
//
//   - weights ([Weights]): a bar a weight, sorted or in order, what is exactly 0 marked
//     in a strip below, the lanes of a race under or beside one another.
//   - masks ([MasksFigure]): which units the coming update leaves out, for one example
//     and for the batch.
//   - thinned ([ThinnedFigure]): what many thinned networks say of one example, their
//     mean, and what the whole network says with dropout's scaling and without.
//   - curves ([Curves]) mark the epoch with the lowest validation loss, where it is a
//     [ChosenModel] that they show, and the gap to the training loss.
//
// # Inks
//
// A figure says what a thing is (text, axis, class 1) and the [Theme] says how
// that looks. Ink names double as names in the style sheet: the custom
// property of class 1's blue is --ink-blue, a shape filled with it has the
// class i-blue, one stroked with it has s-blue. [CSS] writes these rules for
// both themes from the same table as [Light] and [Dark].
//
//	name    light    dark     for
//	text    #2b2622  #ece7df  words and numbers
//	muted   #675f56  #aba497  secondary words, ticks
//	faint   #e4ddd0  #34332f  grid lines (decoration only)
//	axis    #8a8073  #7d776d  axes and frames
//	paper   #fcfaf4  #1b1b1a  the ground
//	blue    #1a66ad  #6fb1f0  class 1, positive
//	orange  #b64e04  #f0a05a  class 0, negative
//	accent  #7b3f98  #cf9fe8  what can be grabbed, the current example
//	good    #20744a  #63c997  right
//	bad     #b8263f  #ff8290  wrong
//
// Text reaches a contrast of 4.5 : 1 on paper and lines 3 : 1 in both themes
// (WCAG 2.2, success criteria 1.4.3 and 1.4.11); grid lines are exempt. Blue
// and orange stay apart for the common kinds of colour blindness, and nothing
// is told by colour alone: class 1 is filled, class 0 hollow; training
// examples are circles, validation diamonds, test squares; negative weights
// are dashed; a wrong example carries a cross.
//
// # Time
//
// Layout fits a figure to its place, Update takes one tick's input and looks
// whether the model's version has changed, Draw only paints: it neither
// formats nor allocates. What is dear (a surface of several thousand points)
// is computed again at most every few ticks while a run moves, and once more,
// finely, when it rests.
package figure
