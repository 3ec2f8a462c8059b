package quiz

import (
	"encoding/json"
	"fmt"

	"zigzag/core/formula"
)

// newBody returns an empty body of each kind.
func newBody(kind string) (Body, error) {
	switch kind {
	case "choice":
		return new(Choice), nil
	case "number":
		return new(Number), nil
	case "formula":
		return new(Formula), nil
	case "text":
		return new(Text), nil
	case "order":
		return new(Order), nil
	case "match":
		return new(Match), nil
	case "predict":
		return new(Predict), nil
	case "lab":
		return new(Lab), nil
	case "trace":
		return new(Trace), nil
	case "own":
		return new(Own), nil
	case "diagnose":
		return new(Diagnose), nil
	}
	return nil, fmt.Errorf("quiz: unknown kind of question %q", kind)
}

// fields are a question's own, without its methods.
type fields Question

// MarshalJSON writes the question with the kind of its body, so that
// UnmarshalJSON knows what to read. What only the author needs is left out:
// Source, and the solution of a lab.
func (q Question) MarshalJSON() ([]byte, error) {
	kind := ""
	if q.Body != nil {
		kind = q.Body.Kind()
	}
	q.Source = ""
	if lab, ok := q.Body.(*Lab); ok {
		open := *lab
		open.Answer = nil
		q.Body = &open
	}
	return json.Marshal(struct {
		Kind string
		fields
	}{kind, fields(q)})
}

// UnmarshalJSON reads what MarshalJSON wrote. An unknown kind is an error that
// names it.
func (q *Question) UnmarshalJSON(data []byte) error {
	var head struct {
		Kind string
		Body json.RawMessage
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return err
	}
	body, err := newBody(head.Kind)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(head.Body, body); err != nil {
		return fmt.Errorf("quiz: read a question of kind %s: %w", head.Kind, err)
	}
	rest := fields{Body: body}
	if err := json.Unmarshal(data, &rest); err != nil {
		return err
	}
	if b, ok := body.(interface{ parse() error }); ok {
		if err := b.parse(); err != nil {
			return fmt.Errorf("quiz: read %s %q: %w", body.Kind(), rest.ID, err)
		}
	}
	*q = Question(rest)
	return nil
}

// parse parses the lab's formulas, which travel as their source.
func (l *Lab) parse() (err error) {
	if err := parseChecks(l.Checks); err != nil {
		return err
	}
	for i := range l.Whens {
		if l.Whens[i].Expr, err = formula.Parse(l.Whens[i].Src); err != nil {
			return err
		}
	}
	return nil
}

func (d *Diagnose) parse() error { return parseChecks(d.Checks) }

func parseChecks(checks []LabCheck) (err error) {
	for i := range checks {
		if checks[i].Expr, err = formula.Parse(checks[i].Src); err != nil {
			return err
		}
	}
	return nil
}

// Texts are all Markdown texts of the question that may be shown after the page
// was made: hints, explanation, feedback.
func (q Question) Texts() []string {
	texts := append([]string{q.Because}, q.Hints...)
	var body func(b Body)
	body = func(b Body) {
		switch b := b.(type) {
		case *Choice:
			for _, o := range b.Options {
				texts = append(texts, o.Text, o.Feedback)
			}
		case *Number:
			for _, m := range b.Mistakes {
				texts = append(texts, m.Feedback)
			}
		case *Formula:
			for _, m := range b.Mistakes {
				texts = append(texts, m.Feedback)
			}
		case *Text:
			for _, r := range append(append([]Reject(nil), b.Reject...), b.Almost...) {
				texts = append(texts, r.Feedback)
			}
		case *Order:
			texts = append(texts, b.Items...)
			for _, e := range b.Extra {
				texts = append(texts, e.Text, e.Feedback)
			}
		case *Match:
			for _, p := range b.Pairs {
				texts = append(texts, p.Feedback)
			}
			for _, e := range b.Extra {
				texts = append(texts, e.Feedback)
			}
		case *Predict:
			if b.Choice != nil {
				body(b.Choice)
			}
			if b.Number != nil {
				body(b.Number)
			}
		case *Diagnose:
			body(&Choice{Options: b.Options})
			for _, m := range b.Mends {
				texts = append(texts, m.Text, m.Feedback)
			}
			for _, c := range b.Checks {
				texts = append(texts, c.Label)
			}
		case *Lab:
			for _, c := range b.Checks {
				texts = append(texts, c.Label)
			}
			for _, w := range b.Whens {
				texts = append(texts, w.Feedback)
			}
		}
	}
	body(q.Body)
	return nonEmpty(texts)
}
