package sheet

// A Page is what the site tells the notebook about the page it runs in.
type Page struct {
	Course  string    `json:"course"`
	Lesson  string    `json:"lesson,omitempty"` // its id, on a lesson's page
	Lang    string    `json:"lang"`             // BCP 47
	Base    string    `json:"base"`             // relative path to the site's root
	Live    bool      `json:"live"`             // the server tells when a source changes
	Lessons []Outline `json:"lessons,omitempty"`
}

// An Outline lets the course page count what has been done in a lesson without
// reading the lesson.
type Outline struct {
	ID        string `json:"id"`
	Questions []Item `json:"questions"`
}

// An Item is a question of an outline: under what it is kept, and its worth.
type Item struct {
	ID     string `json:"id"`
	Hash   string `json:"hash"`
	Points int    `json:"points"`
}
