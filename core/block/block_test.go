package block_test

import (
	"reflect"
	"strings"
	"testing"

	"zigzag/core/block"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []block.Entry
		problem    string // a part of the one problem's text; "" for none
	}{
		{"entries", "kind: train\n\nhidden: 2 2  # two layers", []block.Entry{{"kind", "train", 10}, {"hidden", "2 2", 12}}, ""},
		{"hash inside a word stays", "describe: C# is not a comment", []block.Entry{{"describe", "C# is not a comment", 10}}, ""},
		{"comment line", "# nothing here\nlr: 0.1", []block.Entry{{"lr", "0.1", 11}}, ""},
		{"a value may hold colons", "describe: note: this", []block.Entry{{"describe", "note: this", 10}}, ""},
		{"no colon", "kind train", nil, `x.md:10: "kind train" is not a key and a value: write it`},
		{"bad key", "Learning Rate: 1", nil, `"Learning Rate" cannot be a key`},
		{"twice", "lr: 1\nlr: 2", []block.Entry{{"lr", "1", 10}}, `x.md:11: key "lr" stands twice: take this one or line 10 out`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, problems := block.Parse("x.md", 10, tt.text)
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("entries = %v, want %v", got, tt.want)
			}
			var text string
			for _, p := range problems {
				text += p.String()
			}
			if (tt.problem == "") != (text == "") || !strings.Contains(text, tt.problem) {
				t.Errorf("problems = %q, want one with %q", text, tt.problem)
			}
		})
	}
}

func TestList(t *testing.T) {
	for _, s := range []string{"[a, b c]", "a, b c", " [ a ,b c, ] "} {
		if got := block.List(s); !reflect.DeepEqual(got, []string{"a", "b c"}) {
			t.Errorf("List(%q) = %q", s, got)
		}
	}
}

func TestSuggest(t *testing.T) {
	known := []string{"plane", "hidden", "network", "curves", "activation-curve"}
	for _, tt := range []struct{ word, want string }{
		{"plan", "plane"}, {"Network", "network"}, {"activaton-curve", "activation-curve"},
		{"histogram", ""}, {"", ""}, {strings.Repeat("plane", 20), ""},
	} {
		if got := block.Suggest(tt.word, known); got != tt.want {
			t.Errorf("Suggest(%q) = %q, want %q", tt.word, got, tt.want)
		}
	}
}
