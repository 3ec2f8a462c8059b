// Package progress keeps what a learner has done.
//
// A [Record] is what became of one question: the last answer, the best score,
// attempts, hints. A [Book] holds the records of a learner, by course, lesson,
// question and the question's hash, so that an edited question starts anew and
// an edited lesson does not. The package has no clock: times are Unix seconds
// given by the caller.
//
// # The file
//
// A Book is JSON, the same in the browser's storage and in the file that a
// learner takes along:
//
//	{"zigzag": "work", "version": 1, "records": [{"course": …}, …]}
//
// Records stand in the order of their keys, so equal books are equal bytes.
// [Load] never panics and never hides a fault: from damaged bytes it returns
// every record that can still be read, and an error; the caller keeps the bytes
// aside before writing over them. A file of a newer version is an error and
// nothing is read from it.
package progress
