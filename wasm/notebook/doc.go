// Command notebook is the program of a page. It wires the lesson's forms and
// the controls under the stage, keeps the learner's work, and, run once more
// in a Worker, grades labs, does sweeps and makes the runs of a search.
//
// # The page
//
// The page is whole before the notebook arrives: package lesson has rendered
// it. The notebook reads the lesson's source, which the page carries along,
// and makes what is there work: it enables the buttons, grades on submit, says
// what to look at next, and saves each answer at once. What it adds to the
// page are the controls, which are native inputs, so that keyboard, screen
// reader, touch and IME come with them. Whatever can be dragged on the stage
// can be typed there too.
//
// # The stage
//
// A [scene] is an experiment as the reader left it: settings and number of
// steps. The step in view decides which scene the stage shows; coming back to
// a step shows its scene again as it was. A lab is graded on the settings of
// the last scene of its experiment.
//
// # Work
//
// Every answer is a progress.Record, kept in IndexedDB under
// course/lesson/question. If the browser refuses to store, the page says so and
// offers the work as a file. A record that cannot be read is set aside under
// another key, and told; nothing is overwritten in silence.
//
// # The Worker
//
// Jobs that train many networks go to a Worker, which is made when first
// needed and ended when a job is cancelled or has said nothing for a minute. It is sent the
// page's own program, which the browser has compiled, and then the lesson.
//
// The runs of a search go to a [pool] of up to four more, one fewer than the machine
// has threads, while the search is played. Each outcome is told to the stage, which
// shows it, and kept for as long as the tab is open: a search that was paused,
// cancelled, or left by a reload goes on where it was.
package main
