// Package quiz holds the kinds of question and grades answers to them.
//
// A [Question] is a prompt, hints and an explanation around a [Body], which
// knows one kind: Choice, Number, Formula, Text, Order, Match, Predict, Lab, Diagnose,
// Own, Trace. Each kind is one file with its type, its grading, and what an author can
// get wrong in it. To add a kind, add a file and a row to the contract test.
//
// The package knows no Markdown: whatever will be rendered is passed through
// as it is.
//
// # Grading
//
// Grade is a pure function of question and answer. A wrong answer is a value,
// never an error. An answer that is no answer (empty, far too long, not a
// number where one is asked for) is Invalid: the learner is told what is
// expected, and it does not count as an attempt. A lab and a diagnosis cannot be
// graded from their answers alone; GradeRun trains the network.
//
// # Which changes make an answer stale
//
// Saved answers are keyed by [Question.Hash]. It covers the prompt and what
// decides the grade: options and which are right, answers, tolerances, units,
// variables, checks. It does not cover feedback, hints, the explanation,
// points, labels, known mistakes, or where in the lesson the question stands,
// nor white space, capitals and punctuation in the prompt: mending those keeps
// what learners have earned.
package quiz
