// Package block reads the flat `key: value` blocks of a lesson and words what
// is wrong with them.
//
// A block is a list of lines:
//
//	kind: train            # a comment runs from " #" to the end of the line
//	hidden: 2
//	show: [plane, network] # a list; the brackets may be left out
//
// Keys are lower-case words joined by hyphens. A key stands once. Blank lines
// and lines that hold only a comment are passed over. There is no nesting and
// no quoting: a value is the text after the colon, trimmed.
//
// Whatever an author gets wrong becomes a [Problem], and a reader goes on to
// the next line, so that all problems of a lesson are told in one go. Suggest
// finds the word that was probably meant.
package block
