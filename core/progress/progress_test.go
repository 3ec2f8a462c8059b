package progress_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"zigzag/core/progress"
	"zigzag/core/quiz"
)

// record is one of a question named q, at a time, with a score.
func record(q string, at int64, score float64) progress.Record {
	return progress.Record{Course: "zigzag", Lesson: "xor", Question: q, Hash: "00ff", Answer: quiz.Answer{Text: "0.5"}, Score: score, Last: score, Attempts: 1, Time: at}
}

func book(t *testing.T, records ...progress.Record) *progress.Book {
	t.Helper()
	b := progress.New()
	for _, r := range records {
		if err := b.Put(r); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func save(t *testing.T, b *progress.Book) []byte {
	t.Helper()
	data, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPutGetReset(t *testing.T) {
	b := book(t, record("q-a", 1, 0.5), record("q-b", 2, 1))
	if r, ok := b.Get("zigzag", "xor", "q-a", "00ff"); !ok || r.Score != 0.5 {
		t.Errorf("Get = %+v, %v", r, ok)
	}
	if _, ok := b.Get("zigzag", "xor", "q-a", "changed"); ok {
		t.Error("a changed question still has its old answer")
	}
	if !b.Reset("zigzag", "xor", "q-a") || b.Reset("zigzag", "xor", "q-a") {
		t.Error("Reset does not say whether there was anything")
	}
	if _, ok := b.Get("zigzag", "xor", "q-a", "00ff"); ok || b.Len() != 1 {
		t.Error("Reset did not forget exactly one question")
	}
}

func TestBookSharesNoMemory(t *testing.T) {
	r := record("q", 1, 1)
	r.Answer.Settings = map[string]string{"lr": "1"}
	b := book(t, r)
	r.Answer.Settings["lr"] = "2"
	got, _ := b.Get("zigzag", "xor", "q", "00ff")
	got.Answer.Settings["lr"] = "3"
	if again, _ := b.Get("zigzag", "xor", "q", "00ff"); again.Answer.Settings["lr"] != "1" {
		t.Errorf("stored lr = %s, want 1", again.Answer.Settings["lr"])
	}
}

func TestPutRefuses(t *testing.T) {
	for name, spoil := range map[string]func(r *progress.Record){
		"no course":    func(r *progress.Record) { r.Course = "" },
		"no hash":      func(r *progress.Record) { r.Hash = "" },
		"long id":      func(r *progress.Record) { r.Question = strings.Repeat("q", 201) },
		"score 2":      func(r *progress.Record) { r.Score = 2 },
		"attempts < 0": func(r *progress.Record) { r.Attempts = -1 },
		"time < 0":     func(r *progress.Record) { r.Time = -1 },
		"long text":    func(r *progress.Record) { r.Answer.Text = strings.Repeat("x", 1<<17) },
	} {
		r := record("q", 1, 1)
		spoil(&r)
		if err := progress.New().Put(r); err == nil {
			t.Errorf("%s: stored", name)
		}
	}
}

func TestGraded(t *testing.T) {
	r := progress.Record{Course: "zigzag", Lesson: "xor", Question: "q", Hash: "1"}
	r = r.Graded(quiz.Answer{Text: "a lot"}, quiz.Result{Verdict: quiz.Invalid}, 10)
	if r.Attempts != 0 || r.Answer.Text != "a lot" {
		t.Errorf("after an invalid answer: %+v", r)
	}
	r = r.Graded(quiz.Answer{Text: "1"}, quiz.Result{Verdict: quiz.Right, Score: 1}, 20)
	r = r.Graded(quiz.Answer{Text: "2"}, quiz.Result{Verdict: quiz.Wrong}, 30)
	want := progress.Record{Course: "zigzag", Lesson: "xor", Question: "q", Hash: "1", Answer: quiz.Answer{Text: "2"}, Score: 1, Last: 0, Attempts: 2, Solved: 20, Time: 30}
	if !reflect.DeepEqual(r, want) {
		t.Errorf("got  %+v\nwant %+v", r, want)
	}
}

func TestLessonSummary(t *testing.T) {
	shown := record("q-c", 3, 0)
	shown.Shown = true
	b := book(t, record("q-a", 1, 1), record("q-b", 2, 0.5), shown, record("q-gone", 4, 1))
	items := []progress.Item{{"q-a", "00ff", 1}, {"q-b", "00ff", 4}, {"q-c", "00ff", 1}, {"q-new", "00ff", 2}, {"q-gone", "edited", 2}}
	got := b.Lesson("zigzag", "xor", items)
	want := progress.Summary{Earned: 3, Points: 10, Done: 2, Tried: 3, Questions: 5}
	if got != want || got.Share() != 0.3 || got.Complete() {
		t.Errorf("Lesson = %+v (share %v), want %+v", got, got.Share(), want)
	}
	if s := b.Lesson("zigzag", "xor", items[:1]); !s.Complete() || s.Share() != 1 {
		t.Errorf("a lesson with everything right: %+v", s)
	}
	if s := b.Lesson("zigzag", "xor", nil); s.Complete() || s.Share() != 0 {
		t.Errorf("a lesson without questions: %+v", s)
	}
}

func TestMerge(t *testing.T) {
	early, late := record("q", 1, 1), record("q", 2, 0.25)
	early.Attempts, early.Solved, early.Answer.Text = 3, 1, "early"
	late.Hints, late.Answer.Text = 2, "late"
	same := record("q", 2, 0.25)
	same.Answer.Text = "at the same second"
	books := []func() *progress.Book{
		func() *progress.Book { return book(t, early, record("q-a", 1, 1)) },
		func() *progress.Book { return book(t, late, record("q-b", 1, 1)) },
		func() *progress.Book { return book(t, same) },
	}
	merged := func(order ...int) string {
		b := progress.New()
		for _, i := range order {
			b.Merge(books[i]())
		}
		return string(save(t, b))
	}
	want := merged(0, 1, 2)
	for _, order := range [][]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}, {0, 1, 2, 0, 1, 2}} {
		if got := merged(order...); got != want {
			t.Errorf("merge %v = %s\nwant %s", order, got, want)
		}
	}
	b := books[0]()
	b.Merge(books[1]())
	got, _ := b.Get("zigzag", "xor", "q", "00ff")
	if got.Answer.Text != "late" || got.Score != 1 || got.Last != 0.25 || got.Attempts != 3 || got.Hints != 2 || got.Solved != 1 || b.Len() != 3 {
		t.Errorf("merged record %+v of %d", got, b.Len())
	}
}

func TestSaveLoad(t *testing.T) {
	r := record("q-b", 2, 0.5)
	r.Answer = quiz.Answer{Picks: []int{2, 0}, Order: []int{1}, Settings: map[string]string{"line": "1 1 -1.5"}, Text: "{\"course\": \"a trap\"} σ"}
	data := save(t, book(t, r, record("q-a", 1, 1)))
	b, err := progress.Load(data)
	if err != nil {
		t.Fatal(err)
	}
	if again := save(t, b); !bytes.Equal(again, data) {
		t.Errorf("saved again: %s\nwant %s", again, data)
	}
	got, _ := b.Get("zigzag", "xor", "q-b", "00ff")
	if !reflect.DeepEqual(got, r) {
		t.Errorf("got  %+v\nwant %+v", got, r)
	}
}

func TestLoadFaults(t *testing.T) {
	good := string(save(t, book(t, record("q-a", 1, 1), record("q-b", 2, 1), record("q-c", 3, 1))))
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(good), "", "  "); err != nil {
		t.Fatal(err)
	}
	pretty := indented.String()
	for _, c := range []struct {
		name, data string
		want       error
		records    int
	}{
		{"nothing", "", nil, 0},
		{"white space", " \n", nil, 0},
		{"byte order mark", "\ufeff" + good, nil, 3},
		{"indented", pretty, nil, 3},
		{"cut off", good[:len(good)-20], progress.ErrDamaged, 2},
		{"cut off, indented", pretty[:len(pretty)-40], progress.ErrDamaged, 2},
		{"a hole", strings.Replace(good, `"question":"q-b"`, "\x00\x00\x00", 1), progress.ErrDamaged, 2},
		{"one bad score", strings.Replace(good, `"score":1`, `"score":7`, 1), progress.ErrDamaged, 2},
		{"one of another type", strings.Replace(good, `"attempts":1`, `"attempts":"many"`, 1), progress.ErrDamaged, 2},
		{"text after it", good + "!", progress.ErrDamaged, 3},
		{"records gone", `{"zigzag":"work","version":1,"records":7}`, progress.ErrDamaged, 0},
		{"version 0", strings.Replace(good, `"version":1`, `"version":0`, 1), progress.ErrDamaged, 0},
		{"newer", strings.Replace(good, `"version":1`, `"version":2`, 1), progress.ErrNewer, 0},
		{"newer, other records", `{"zigzag":"work","version":2,"records":{}}`, progress.ErrNewer, 0},
		{"newer, damaged", strings.Replace(good, `"version":1`, `"version":2`, 1)[:200], progress.ErrNewer, 0},
		{"other JSON", `{"name":"x"}`, progress.ErrForeign, 0},
		{"a picture", "\x89PNG\r\n", progress.ErrForeign, 0},
		{"null", "null", progress.ErrForeign, 0},
		{"too big", strings.Repeat("x", progress.MaxSize+1), progress.ErrForeign, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := progress.Load([]byte(c.data))
			if !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
				t.Errorf("error = %v, want %v", err, c.want)
			}
			if b == nil || b.Len() != c.records {
				t.Fatalf("%d records were read, want %d (%v)", b.Len(), c.records, err)
			}
		})
	}
}

func FuzzLoad(f *testing.F) {
	good := []byte(`{"zigzag":"work","version":1,"records":[{"course":"zigzag","lesson":"xor","question":"q","hash":"1","answer":{"picks":[1]},"score":0.5,"attempts":1,"time":5}]}`)
	f.Add(good)
	f.Add(good[:len(good)-9])
	f.Add([]byte(`{"zigzag":"work","version":2}`))
	f.Add([]byte(`[{"course"`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := progress.Load(data)
		if b == nil {
			t.Fatal("no book")
		}
		if err != nil && !errors.Is(err, progress.ErrDamaged) && b.Len() > 0 {
			t.Errorf("%d records beside %v", b.Len(), err)
		}
		saved, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		again, err := progress.Load(saved)
		if err != nil || again.Len() != b.Len() {
			t.Fatalf("what was saved cannot be read: %v", err)
		}
		again.Merge(b)
		if merged, _ := json.Marshal(again); !bytes.Equal(merged, saved) {
			t.Errorf("merging a book with itself changes it: %s, was %s", merged, saved)
		}
	})
}
