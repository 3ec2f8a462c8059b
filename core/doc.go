// Package core is the map of Zigzag: what it is made of, why, and what each
// decision costs. It holds no code of its own.
//
// Zigzag is a notebook that teaches why small neural networks learn, stall or
// overfit. Everything runs in the reader's browser: the packages below,
// compiled to WebAssembly, train the networks; ebiten draws them; lessons are
// Markdown files; exercises are graded on the spot, some of them by training
// the learner's own network again. Behind it stands no server: the site is
// static files.
//
// # The packages
//
//	index.html    the shell that every page of the site is made from
//	serve.go      package main: the zigzag command (thin: flags, then core)
//	lessons/      the course: Markdown, one folder a lesson
//	assets/       styles, fonts, and the few lines of JavaScript that start things
//	wasm/         what runs in the browser: the only code that knows syscall/js or ebiten
//	  stage/        the ebiten program: draws figures, takes the pointer
//	  notebook/     the page's program: steps, controls, questions, progress; in a Worker: grading and sweeps
//	  bridge/       the one package that imports syscall/js, and the messages between the programs
//	core/         plain Go that runs anywhere
//	  block/        the flat `key: value` blocks of a lesson, and problems worded for authors
//	  nn/           networks, activations, initialisers, losses, optimizers, regularisers, the training step
//	  dataset/      seeded generators, handwritten digits, a learner's CSV, preprocessing
//	  formula/      the closed expression language of answers and checks
//	  figure/       pictures drawn on a Canvas; the canvases for SVG and for triangles
//	  experiment/   a block of a lesson -> a session that steps, measures and can be graded
//	  mathml/       a subset of TeX -> MathML
//	  quiz/         the kinds of question and their graders
//	  progress/     what a learner has done
//	  sheet/        a lesson as its page hands it to the notebook
//	  lesson/       Markdown -> lesson -> HTML, and the linter
//	  site/         pages, programs, the server, the static site
//	  bench/        how fast training is, and what the programs weigh
//	.ci/          run (what CI runs) and test (the tests, all of them)
//
// Imports point one way:
//
//	serve.go ─► site ─► lesson ─► sheet ─► quiz ─► experiment ─► figure, nn, dataset, formula
//	wasm ────────────► sheet, quiz, progress, experiment, figure
//
// core never imports syscall/js or ebiten, so that all of it is tested by plain
// `go test`; a test beside this file guards the rule. nn knows nothing of
// lessons, quiz nothing of Markdown. What deserves a table test belongs in
// core; wasm translates and draws.
//
// # How a slider move becomes a gradient step
//
// A reader moves a control under the stage. wasm/notebook turns the input's
// value into a setting of the experiment and sends it to the stage, a message
// of wasm/bridge. wasm/stage asks core/experiment to start the run again with
// the new setting and the same seed. Between two frames it lets the session
// step for slices of 8 ms: experiment's train kind calls nn.Trainer.Step,
// which is one mini-batch forward, backward, and update. In a frame each figure of
// core/figure draws the session on its Canvas: here triangles for ebiten; in
// the page's HTML, made ahead by core/lesson, the same figure as SVG.
//
// # Decisions, and what each costs
//
// The stage is an iframe. ebiten takes over the document it runs in: its own
// canvas, a black body, Tab and the wheel swallowed. So assets/stage.html is a
// small document of the same origin. Cost: messages instead of calls; wheel and
// Tab are passed on to the page, Escape gives the focus back.
//
// Labels on the stage are HTML over the canvas. That is a megabyte less to
// download than drawn text, crisp, in the reader's fonts, and readable by
// screen readers. Cost: a small pool of elements, touched only when a label
// changes.
//
// Figures draw on a Canvas interface. ebiten is one canvas, SVG the other; the
// SVG serves as the static picture, in print, and for golden tests that need no
// GPU. Cost: only what both can do.
//
// A session's state is a function of its spec, seed and number of steps, to the
// bit, on every machine: so a run can be quoted in the prose and proved by the
// linter, shared, and graded again elsewhere. Cost: nn has its own exp and log
// (the standard library's are assembly on some machines and round differently),
// sums in a fixed order, writes float64(a*b) + c so that no compiler fuses the
// two, and uses no vector kernels. gonum serves where bits do not matter:
// statistics, and referees in tests.
//
// Any change of a setting starts the run again at step 0 with the same seed, so
// that two settings are always compared on the same data. Edits by hand, of a
// line, points or weights, are settings too. Cost: a long run is trained again
// from the start.
//
// Nothing should hold the page for 50 ms, which a reader begins to feel. An iframe of the same
// origin shares the page's thread, so the stage works in small tasks: a message when it comes,
// a slice of training between frames, a part of a decision surface a tick, and no frame before
// the GPU has finished the last. What is still over 50 ms on a slow machine is mostly code that
// runs for the first time, which the browser compiles just then; the test that plays every
// question tells how much. Where WebGL is drawn in software, that test took half as long for
// three lessons with long runs, once training no longer waited for drawing. Cost: what is drawn may be a
// few ticks old, and a figure must say how it computes in parts.
//
// A frame is painted only if its triangles are not those of the last one, which the stage
// compares. Where WebGL is drawn in software, 30 to 80 ms were measured for a frame, and while a figure
// settles most frames are the same. Cost: the stage keeps two meshes, and a raster that is
// changed without a new Version stays as it was.
//
// What is watched trains in slices on the stage's own thread; what is graded or
// swept runs in a Worker, which can be ended when a run is hopeless. The Worker
// is notebook.wasm in another role. Cost: two programs to start, and results
// that come as messages.
//
// A search is watched and made elsewhere: a step of it is a whole run, far longer than
// a frame, so up to four Workers make the runs and the stage steps when it is told
// what came out. What a run gives depends on its settings alone, so the order in which
// they end decides nothing. Cost: a Worker each to start (50 ms, as they share the
// page's compiled program), and the memory of four programs.
//
// Pages are rendered ahead. Text shows at once, can be searched, and needs no
// WebAssembly to be read. With the text, a page carries the lesson as data
// (core/sheet): specs, questions, and every feedback already as HTML. So the
// notebook reads no Markdown, which takes a third off its download (1.77 to 1.18
// MB after brotli). Cost: whoever reads strangers' lessons in the browser must
// bring core/lesson along in a program of its own; it stands hostile input, with
// limits before it parses.
//
// Formulas in text are a subset of TeX, turned into MathML, which browsers draw
// themselves. The usual alternative is half a megabyte of JavaScript and fonts.
// Cost: a subset, with a clear error outside it, and one bundled font.
//
// Formulas in answers and checks are a closed language with a parser and an
// evaluator here. Nothing in a lesson is ever executed as code. Cost: what the
// language lacks cannot be asked.
//
// Work is kept under explicit ids (course, lesson, question) and a hash of the
// question, never under a position: a lesson can be edited, and the answers to
// the questions that did not change stay. Cost: authors name every question.
//
// A lesson is tested as code. The linter plays every exercise and proves every
// number that the prose quotes from a run. Cost: a slow half that trains
// networks, a few seconds a lesson.
//
// The command works in the source folder rather than from files embedded in
// it: it compiles wasm/ and shows lessons while they are written, so it needs
// the folder anyway. Cost: the binary alone serves nothing; `build` makes what
// can be carried away.
//
// # What must never happen
//
// A lost answer. A frozen tab. A wrong grade, or two grades for one answer on
// two machines. A page that is blank because something did not load: it says
// what, shows the static picture, and lets the reader go on.
//
// # Four kinds of wrong
//
// A bug of ours panics, prefixed by package and function. The world's faults
// are errors wrapped with %w that say what was being done. An author's slips
// are a list of [zigzag/core/block.Problem], all told in one go, each with a
// place and a mend. A learner's wrong answer is an ordinary value.
package core
