// Package nn holds small neural networks: what a layer computes, what it learns
// from, and how it learns, written to be read.
package nn
