package lesson_test

import (
	"fmt"

	"zigzag/core/lesson"
)

func ExampleParse() {
	l, problems := lesson.Parse("lessons/and/lesson.md", `---
title: AND
summary: One line for AND.
minutes: 5
---

`+"```experiment {#exp-and}"+`
kind: line
data: and
line: 1 1 -0.5
epochs: 0
`+"```"+`

This line gets {exp-and.correct | 3} of 4 corners right.

::: number {#q-b}
Which bias would put it right?

- answr: -1.5
- tolerance: 30%
::: hint
The other two numbers can stay.
:::
::: because
Between the corner (1, 1) and its neighbours.
:::
:::
`)
	fmt.Println(l.ID, len(l.Steps), len(l.Experiments))
	for _, p := range problems {
		fmt.Println(p)
	}
	for _, p := range lesson.Check(l) {
		fmt.Println(p)
	}
	// Output:
	// and 1 1
	// lessons/and/lesson.md:16: question "q-b": the answer is not a number: give a number: answer: 0.5
	// lessons/and/lesson.md:19: unknown key "answr" in ::: number: did you mean "answer"?
	// lessons/and/lesson.md:14: the text says that exp-and.correct is 3, and the run gives 2: write 2, and see whether what the text says of it still holds
}
