package lesson_test

import (
	"strings"
	"testing"

	"zigzag/core/lesson"
)

// TestPlantedFaults puts one fault into a lesson that has none, and wants a
// message that names it, at its line.
func TestPlantedFaults(t *testing.T) {
	good := docExample(t)
	for _, tt := range []struct {
		name, old, new string
		mark           string // where the line wanted is, see lineOf
		want           string // in the message
	}{
		{"front matter: unknown key", "minutes: 10", "minutes: 10\nminuts: 10", "minuts", `unknown key "minuts": did you mean "minutes"?`},
		{"front matter: no title", "title: One line for OR", "", "<---", "the lesson has no title: write title:"},
		{"front matter: minutes", "minutes: 10", "minutes: ten", "", `minutes is "ten": write a whole number`},
		{"front matter: open", "minutes: 10\n---", "minutes: 10\n", "<---", "front matter is opened here and not closed"},
		{"step without id", "## Shift the line {#shift}", "## Shift the line", "", `step "Shift the line" has no id: give it one: {#name}`},
		{"id twice", "{#rule}", "{#shift}", "", `id "shift" stands twice`},
		{"id of the page", "{#rule}", "{#main}", "", `id "main" belongs to the page`},
		{"id with capitals", "{#rule}", "{#Rule}", "", `"Rule" cannot be an id`},
		{"h1", "## Shift the line {#shift}", "# Shift\n\n## Shift the line {#shift}", "", "heading \"# Shift\" stands above the steps"},
		{"unknown block", "::: choice {#q-bias}", "::: chioce {#q-bias}", "", `unknown block "chioce": did you mean "choice"?`},
		{"unknown attribute", "{#q-z points=2}", "{#q-z point=2}", "", `unknown attribute "point" of number: did you mean "points"?`},
		{"bad points", "points=3", "points=0", "", `points is "0"`},
		{"attribute without value", "draw=1", "draw", "", `"draw" is not an attribute`},
		{"block not closed", "::: limits Say it whole\nThe rule finds *a* line, not the best one.\n:::", "::: limits Say it whole\nThe rule finds *a* line, not the best one.", "", "block ::: limits is opened here and not closed"},
		{"closed twice", "Multiply, add, decide.\n:::\n:::", "Multiply, add, decide.\n:::\n:::\n  :::", "  :::", "::: closes a block, and none is open"},
		{"fence not closed", "describe: The perceptron rule on OR, from three zeros.\n```", "describe: The perceptron rule on OR, from three zeros.", "<```experiment", "the code fence ```experiment {#exp-rule} is not closed"},
		{"hint outside", "::: limits Say it whole", "::: hint", "", "::: hint stands outside of a question"},
		{"two experiments in a step", "```view {use=exp-or}", "```view {use=exp-or}\nline: 1 1 1\n```\n\n```view {use=exp-or}", "<```view", `step "shift" has another experiment or view`},
		{"view of nothing", "```view {use=exp-or}", "```view {use=exp-ro}", "", `there is no experiment "exp-ro": did you mean "exp-or"?`},
		{"view key", "```view {use=exp-or}\nline: 1 1 -0.5", "```view {use=exp-or}\nlin: 1 1 -0.5", "lin:", `unknown key "lin": did you mean "line"?`},
		{"view figure", "```view {use=exp-or}\nline: 1 1 -0.5", "```view {use=exp-or}\nshow: [plan]", "show", `unknown figure "plan": did you mean "plane"?`},
		{"view value", "```view {use=exp-or}\nline: 1 1 -0.5", "```view {use=exp-or}\nline: 1 1", "line:", "line has 2 numbers"},
		{"experiment kind", "kind: line\ndata: or\nline: 1 1 -1.5", "kind: lines\ndata: or\nline: 1 1 -1.5", "", `unknown kind "lines": did you mean "line"?`},
		{"experiment key", "lr: 1\n", "learning: 1\n", "", `unknown key "learning"`},
		{"experiment figure", "show: [plane]\ncontrols", "show: [plain]\ncontrols", "", `unknown figure "plain"`},
		{"quoted metric", "{exp-rule.corrections | 4}", "{exp-rule.correction | 4}", "", `unknown metric "correction": did you mean "corrections"?`},
		{"quoted experiment", "{exp-rule.corrections | 4}", "{exp-role.corrections | 4}", "", `there is no experiment "exp-role": did you mean "exp-rule"?`},
		{"quoted setting", "{exp-or(line=1 1 -0.5).correct | 4}", "{exp-or(lime=1 1 -0.5).correct | 4}", "", `unknown`},
		{"quote without number", "{exp-rule.corrections | 4}", "{exp-rule.corrections}", "", "{exp-rule.corrections} shows no number"},
		{"TeX", "$b = -0.5$", `$b = \alpa$`, "", `did you mean \alpha?`},
		{"TeX in an explanation", "$2 + 1 - 0.5 = 2.5$.", `$\frac{1}{2$.`, "", "formula $"},
		{"TeX not closed", "$b = -0.5$", "$b = -0.5", "", "begins a formula that does not end"},
		{"column without a heading", "::: limits Say it whole", "| | b |\n| --- | --- |\n| 1 | 2 |\n\n::: limits Say it whole", "| | b |", "a column of the table has no heading"},
		{"HTML", "is in place:", "is in place: <b>now</b>", "", `"<b>" is HTML`},
		{"link to a step", "[bias](glossary:bias)", "[bias](#shit)", "", `link to #shit leads nowhere: did you mean "shift"?`},
		{"link by script", "[bias](glossary:bias)", "[bias](javascript:alert)", "", `link "javascript:alert" leads nowhere`},
		{"image from elsewhere", "[bias](glossary:bias)", "![bias](https://example.org/a.png)", "", "is not a file beside the lesson"},
		{"nothing right", "- [x] Where the line is.", "- [ ] Where the line is.\n  > no", "<::: choice", "no correct choice: mark one with [x]"},
		{"no feedback", "  > Only the ratio of the weights turns it.\n", "", "<- [ ] Which way", "has no feedback"},
		{"no explanation", "::: because\nLines with the same weights and another bias are parallel.\n:::\n", "", "<::: choice", "is not explained: add ::: because"},
		{"no hint", "::: hint\nPut 1 in both places.\n:::\n", "", "<::: number", "has no hint: add ::: hint"},
		{"answer key", "- answer: 2.5", "- anwser: 2.5", "", `unknown key "anwser" in ::: number: did you mean "answer"?`},
		{"answer is no number", "- answer: 2.5", "- answer: two", "", `answer "two" is not a number`},
		{"mistake is right", "- mistake: 3 |", "- mistake: 2.5 |", "", "is within the tolerance of the answer"},
		{"formula does not parse", "- answer: w1*x1 + w2*x2 + b", "- answer: w1*x1 + ", "<::: formula", "cannot be read"},
		{"mistake equals answer", "- mistake: w1*x1 + w2*x2 |", "- mistake: b + w2*x2 + w1*x1 |", "", "is equal to the answer"},
		{"formula without", "- answer: w1*x1 + w2*x2 + b", "- without: tahn\n- answer: w1*x1 + w2*x2 + b", "<::: formula", `without "tahn", which is no function`},
		{"variables", "b in -1..1,", "b of -1..1,", "", "is not a variable with its range"},
		{"extra without a word", " | That is the rule's work, not the neuron's.", "", "<- extra", "has no feedback"},
		{"prose among answers", "- tolerance: 0.001", "and this", "", `"and this" stands among the answers`},
		{"lab of nothing", "uses=exp-or points=3", "uses=exp-xor points=3", "", `there is no experiment "exp-xor"`},
		{"lab metric", "- check: accuracy(train) == 1", "- check: accuracy(tain) == 1", "", `no metric "accuracy(tain)"`},
		{"lab check", "- check: accuracy(train) == 1", "- check: accuracy(train) ==", "", "cannot be read"},
		{"lab without solution", "- solution: line = 1 1 -0.5\n", "", "<::: lab", "solution"},
		{"lab solution key", "- solution: line = 1 1 -0.5", "- solution: lines = 1 1 -0.5", "", `unknown key "lines" in solution: did you mean "line"?`},
		{"prediction of nothing", "{#p-rule of=exp-rule}", "{#p-rule of=exp-rul}", "", `did you mean "exp-rule"?`},
		{"picture gives away", "```experiment {#exp-rule}", "```experiment {#exp-rule picture=end}", "", "gives the prediction p-rule away"},
		{"bank too small", "draw=1", "draw=2", "", "the bank has 1 questions and draws 2"},
		{"not text", "It leaves one corner", "It leaves \xff one corner", "", "not text in UTF-8"},
		{"proof: quoted number", "{exp-rule.corrections | 4}", "{exp-rule.corrections | 5}", "", "is 5, and the run gives 4: write 4"},
		{"proof: doing nothing", "line: 1 1 -1.5             # w1 w2 b", "line: 1 1 -0.5", "::: lab", "doing nothing earns full marks"},
		{"proof: solution", "- solution: line = 1 1 -0.5", "- solution: line = 1 1 -1.5", "<::: lab", "does not earn full marks"},
		{"proof: prediction", "- holds: accuracy(train) == 1 and converged == 1", "- holds: accuracy(train) < 1", "", "does not hold at the end of exp-rule"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(good, tt.old)
			if at < 0 {
				t.Fatalf("the example has no %q", tt.old)
			}
			src := good[:at] + tt.new + good[at+len(tt.old):]
			l, problems := lesson.Parse("or/lesson.md", src)
			if strings.HasPrefix(tt.name, "proof: ") {
				if len(problems) > 0 {
					t.Fatalf("Parse found it already:\n%s", list(problems))
				}
				problems = lesson.Check(l)
			}
			want := lineOf(src, at, tt.mark, tt.new)
			for _, p := range problems {
				if strings.Contains(p.String(), tt.want) && p.Line == want {
					return
				}
			}
			t.Errorf("want line %d with %q, got\n%s", want, tt.want, list(problems))
		})
	}
}

// lineOf is the line of the fault planted at byte at of src: where mark next
// stands or, if it begins with <, where it stood last; without a mark, at.
func lineOf(src string, at int, mark, planted string) int {
	if back, ok := strings.CutPrefix(mark, "<"); ok {
		at = strings.LastIndex(src[:at+len(planted)], back)
	} else {
		at += strings.Index(src[at:], mark)
	}
	return 1 + strings.Count(src[:at], "\n")
}
