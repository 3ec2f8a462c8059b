// Package bench measures how fast a network trains, natively and in Chromium,
// and what the browser programs weigh.
//
// The program in measure/ trains two networks on 500 examples in batches of
// ten, through the same nn.Trainer that a lesson's experiment uses. [Run]
// compiles it for this machine and for WebAssembly, and runs the second in a
// headless Chromium. There, in the same page and in turn, runs peer.js: a
// network of node and link objects that visits one example at a time, written
// for this comparison in the way in which networks are commonly written for
// playgrounds in plain JavaScript. It computes the same thing: a test compares
// the two weight by weight.
//
// Figures depend on the machine and on what else it does; the ratio of two
// figures of one run is steadier than either.
package bench
