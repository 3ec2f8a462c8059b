package dataset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func ExampleReadCSV() {
	t, problems := ReadCSV("height,weight,kind\n1.2,30,cat\n0.4,5,dog\n")
	fmt.Println(t.Columns, t.TargetName, t.Classes, t.X, t.Label, problems)
	_, problems = ReadCSV("1,2,0\n3,tall,1\n5,6\n")
	for _, p := range problems {
		fmt.Println(p.Error())
	}
	// Output:
	// [height weight] kind [cat dog] [1.2 30 0.4 5] [0 1] []
	// row 2, column 2: "tall" is not a number: inputs are numbers: write it as one, or take the column out
	// row 3: there are 2 cells here, but 3 in the first row: give every row the same cells
}

// TestReadCSV: the forms that are read, written again as FormatCSV writes them.
func TestReadCSV(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"no header", "1,2,0\n3,4,1", "x1,x2,target\n1,2,0\n3,4,1\n"},
		{"a header", "a,b,c\n1,2,0\n3,4,1\n", "a,b,c\n1,2,0\n3,4,1\n"},
		{"an index column", ",b,c\n1,2,0\n3,4,1\n", "x1,b,c\n1,2,0\n3,4,1\n"},
		{"no name for the target", "a,b,\n1,2,0\n3,4,1\n", "a,b,target\n1,2,0\n3,4,1\n"},
		{"semicolons, decimal commas", "a;c\n0,5;ja\n-1,25;nein", "a,c\n0.5,ja\n-1.25,nein\n"},
		{"tabs", "1\t2\tx\n3\t4\ty\n", "x1,x2,target\n1,2,x\n3,4,y\n"},
		{"line ends of all systems, blank lines, blanks", "\ufeff a , c\r\n\r\n 1 , 0\r2,1\n   \n", "a,c\n1,0\n2,1\n"},
		{"quotes", "\"a, or \"\"b\"\"\",c\n1,\"x;y\"\n \"2\" ,z\n", "\"a, or \"\"b\"\"\",c\n1,\"x;y\"\n2,z\n"},
		{"numbers to match", "1,0.5\n2,1\n", "x1,target\n1,0.5\n2,1\n"},
		{"eleven whole numbers are to be matched", "0,0\n0,1\n0,2\n0,3\n0,4\n0,5\n0,6\n0,7\n0,8\n0,9\n0,10", "x1,target\n0,0\n0,1\n0,2\n0,3\n0,4\n0,5\n0,6\n0,7\n0,8\n0,9\n0,10\n"},
		{"whole numbers in other forms", "1,1.0\n2,-0\n3,0", "x1,target\n1,1\n2,0\n3,0\n"},
		{"classes in their order", "1,10\n2,9\n", "x1,target\n1,10\n2,9\n"},
		{"forms of numbers", "1e3,0\n+.5,1\n-2.5E-3,1\n", "x1,target\n1000,0\n0.5,1\n-0.0025,1\n"},
		{"Hangul", "키,반\n1,가\n2,나\n", "키,반\n1,가\n2,나\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, problems := ReadCSV(tt.in)
			if problems != nil {
				t.Fatal(problems)
			}
			if got := FormatCSV(table); got != tt.want || table.Validate() != nil {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
	table, _ := ReadCSV("1,10\n2,9\n3,10")
	if !slices.Equal(table.Classes, []string{"9", "10"}) || !slices.Equal(table.Label, []int{1, 0, 1}) {
		t.Errorf("classes %v, labels %v", table.Classes, table.Label)
	}
	table, _ = ReadCSV("1,0.5\n2,0.25")
	if !table.Regression() || !slices.Equal(table.Target, []float64{0.5, 0.25}) {
		t.Errorf("targets %v", table.Target)
	}
}

// TestReadCSVProblems: where the fault is and how it is mended.
func TestReadCSVProblems(t *testing.T) {
	wide := strings.Repeat("1,", 65) + "0\n"
	for _, tt := range []struct {
		name, in    string
		row, column int
		what, fix   string
	}{
		{"nothing", "", 0, 0, "there are no rows", "one example a line"},
		{"only a header", "a,b,c\n", 0, 0, "there are no rows", "one example a line"},
		{"one cell", "1\n2\n", 1, 0, "only one cell", "comma, semicolon or tab"},
		{"66 cells", wide, 1, 0, "66 cells", "at most 64 inputs"},
		{"ragged, short", "1,2,0\n3,1\n", 2, 0, "2 cells here, but 3", "the same cells"},
		{"ragged, long", "a,b,c\n1,2,0\n\n3,4,5,1\n", 4, 0, "4 cells here, but 3", "the same cells"},
		{"text among numbers", "1,2,0\n3,tall,1\n", 2, 2, "\"tall\" is not a number", "take the column out"},
		{"text in the first row", "1,b,0\n3,4,1\n", 1, 2, "\"b\" is not a number", ""},
		{"NaN", "1,2,0\nNaN,4,1\n", 2, 1, "\"NaN\" is no number to compute with", "fill in"},
		{"missing", "a,b,c\n1,NA,0\n3,4,1\n", 2, 2, "\"NA\" is no number", "take the row out"},
		{"infinite", "1,2,0\n3,-Inf,1\n", 2, 2, "\"-Inf\"", "fill in"},
		{"empty", "1,2,0\n3,,1\n", 2, 2, "the cell is empty", "take the row out"},
		{"too large", "1,2,0\n3,1e10,1\n", 2, 2, "\"1e10\" is too large", "from -1e9 to 1e9"},
		{"beyond float64", "1,2,0\n3,1e999,1\n", 2, 2, "\"1e999\" is too large", ""},
		{"hexadecimal", "1,2,0\n3,0x10,1\n", 2, 2, "\"0x10\" is not a number", ""},
		{"no target", "1,2,0\n3,4,\n", 2, 3, "the target is empty", "fill it in"},
		{"NaN as target", "1,0\n2,nan\n3,1\n", 2, 2, "the target \"nan\" is no number", "fill in"},
		{"a word among numbers", "1,0\n2,one\n3,1\n", 2, 2, "\"one\" is a word among numbers", "words everywhere"},
		{"a number among words", "1,a\n2,b\n3,1\n", 3, 2, "\"1\" is a number among words", "numbers everywhere"},
		{"one class", "1,a\n2,a\n", 0, 2, "the target is \"a\" in every row", "two different ones"},
		{"one number", "1,0.5\n2,0.5\n", 0, 2, "the target is \"0.5\" in every row", "two different ones"},
		{"eleven words", "1,a\n1,b\n1,c\n1,d\n1,e\n1,f\n1,g\n1,h\n1,i\n1,j\n1,k\n", 11, 2, "\"k\" is one class too many", "at most 10"},
		{"open quotes", "1,\"2,0\n3,4,1\n", 1, 2, "do not end", "same line"},
		{"text after quotes", "1,\"2\"x,0\n3,4,1\n", 1, 2, "after the quotes stands \"x,0\"", "whole cell"},
		{"another encoding", "1,2,\xb0\xa1\n", 1, 0, "not UTF-8", "CSV UTF-8"},
		{"a spreadsheet's own file", "PK\x03\x04\x00\x00", 0, 0, "not text", "save as"},
		{"a long name", strings.Repeat("n", 41) + ",c\n1,0\n2,1\n", 1, 1, "41 bytes long", "at most 40"},
		{"a long class", "1," + strings.Repeat("n", 41) + "\n2,b\n", 1, 2, "41 bytes long", "at most 40"},
		{"5001 rows", strings.Repeat("1,0\n2,1\n", 2500) + "3,1\n", 5001, 0, "more than 5000 rows", "sample"},
		{"10⁶ rows", strings.Repeat("1,2,0\n", 1e6), 0, 0, "6.0 MB long", "at most 1 MB and 5000 rows"},
		{"more than can be kept", strings.Repeat("0.123456789012345,0\n0.987654321098765,1\n", 2000), 0, 0, "the table takes 79 KiB", "keep about 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, problems := ReadCSV(tt.in)
			if len(problems) == 0 || table.Rows() > 0 {
				t.Fatalf("%d rows, problems %v", table.Rows(), problems)
			}
			if p := problems[0]; p.Row != tt.row || p.Column != tt.column || !strings.Contains(p.What, tt.what) || !strings.Contains(p.Fix, tt.fix) {
				t.Errorf("%+v, want row %d, column %d: %q: %q", p, tt.row, tt.column, tt.what, tt.fix)
			}
		})
	}
	if _, problems := ReadCSV(strings.Repeat("a,b\n", 3000)); len(problems) != maxProblems {
		t.Errorf("%d problems are told, want %d", len(problems), maxProblems)
	}
	for want, p := range map[string]Problem{
		"w: f":                  {0, 0, "w", "f"},
		"row 3: w: f":           {3, 0, "w", "f"},
		"column 2: w: f":        {0, 2, "w", "f"},
		"row 3, column 2: w: f": {3, 2, "w", "f"},
	} {
		if p.Error() != want {
			t.Errorf("%q, want %q", p.Error(), want)
		}
	}
}

// FuzzReadCSV: a table that is read is valid, within the limits, and comes back
// from its text; a problem points into the text and says how to mend it.
func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		"", "a,b,c\n1,2,0\n3,4,1\n", "0,5;ja\n-1,25;nein", "\"a\"\"b\",c\n1,\"x;y\"\n2,z", "1,2\n3\n", "1,NaN\n2,0",
		"\ufeff\"\ufeffa\",b\r1,0\r\n2,1", "1\t-0\n2\t0.0", "a;b\n1,5;\"1,5\"\n2;x\n3;y", "1,a\"b;c\n2,d", "\xff,1", "1,0.5\n1e-320,2\n", "\v,\f\n1,0\n1,1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		table, problems := ReadCSV(text)
		lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
		for _, p := range problems {
			if p.Row < 0 || p.Row > lines || p.Column < 0 || p.What == "" || p.Fix == "" || len(p.Error()) > 400 {
				t.Errorf("unhelpful problem %+v", p)
			}
		}
		if len(problems) > 0 {
			if len(problems) > maxProblems || table.Rows() > 0 {
				t.Errorf("%d problems, %d rows", len(problems), table.Rows())
			}
			return
		}
		if err := table.Validate(); err != nil || table.Rows() > MaxRows || len(table.Columns) > MaxColumns || len(table.Classes) > MaxClasses {
			t.Fatalf("%v: %+v", err, table)
		}
		again, problems := ReadCSV(FormatCSV(table))
		same := len(problems) == 0 && again.TargetName == table.TargetName &&
			slices.Equal(again.Columns, table.Columns) && slices.Equal(again.Classes, table.Classes) &&
			slices.EqualFunc(again.X, table.X, sameBits) && slices.EqualFunc(again.Target, table.Target, sameBits) &&
			slices.Equal(again.Label, table.Label)
		if !same {
			t.Errorf("%q is written as %q, which reads as %+v, %v; want %+v", text, FormatCSV(table), again, problems, table)
		}
	})
}

func sameBits(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }
