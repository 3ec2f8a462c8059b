// Command stage draws a live experiment. It is an ebiten program compiled to
// WebAssembly and runs in an iframe of a lesson's page, since ebiten takes over
// the document that it runs in.
//
// # What it holds
//
// A [Stage] holds the one [experiment.Session] that the page is showing. The
// page asks for an experiment, for a changed setting, for play or pause in
// messages (package bridge); the stage tells back how the run stands, at most
// ten times a second. When a hand on the stage changes something (a dragged
// line, a moved point, a weight), the stage starts the run that this makes and
// tells the page its settings. A run is what its settings and its number of
// steps make it, so the page can always ask for the same run again: after the
// iframe was reloaded, after a walk through other experiments, from a link.
//
// # A tick
//
// A tick takes the pointer's moves since the last, hands them to the figure under
// it, tells the page, and draws the figures on a mesh. If that is not the same as the
// last frame's, ebiten is asked for a frame, which paints it. Nothing is painted, and
// next to nothing computed, while all is still: no tick comes until a message
// or the pointer asks for one.
//
// The page's thread is the stage's as well, and nothing may hold it for 50 ms. So each thing
// is a task of its own: a message is carried out when it comes, training goes on between two
// frames for at most 8 ms at a time, a figure that has much to compute (a decision surface)
// computes a part of it a tick, and no frame is begun before the GPU has finished the last.
//
// A step of a search is a whole run, and the stage takes it only once the page has told
// what the run gave; until then play waits, asleep.
//
// # Drawing
//
// All figures draw on one [figure.Mesh], which makes triangles; each of its batches
// is one call of DrawTrianglesShader32 with shapes.kage, which leaves rings of squares. A
// picture inside a figure (a decision surface) is an
// ebiten image, written again only when its version changed. All goes to the final screen at
// once, over whatever the page has behind the canvas. Words are HTML
// over the canvas: a pool of spans, each touched only when it changed.
//
// # What is left to the browser
//
// ebiten would swallow keys, wheel and touches. The stage takes these events
// before ebiten hears of them and lets the browser do with them what it does
// everywhere: Tab moves on, the wheel scrolls the page around the iframe, and
// so does a finger that does not grab anything. Escape gives the focus back to
// the page. The pointer comes to figures through pointer events, captured so
// that a drag may leave the iframe.
package main
