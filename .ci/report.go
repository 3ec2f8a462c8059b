// Report reads what `go test -json` writes, shows a line a package and the
// output of what failed, and writes "PASSED FAILED" to the file that it is
// given. A test that took seconds has a line of its own, and so has what a test logs
// behind the word "measured:". Tests and subtests count one each, and so does a package that fails
// outside its tests. With -skips=no a skipped test counts as failed.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
)

type event struct {
	Action, Package, ImportPath, Test, Output string
	Elapsed                                   float64
}

// slow is how many seconds make a test worth a line.
const slow = 5

func main() {
	skips := flag.String("skips", "yes", "may tests skip: `yes or no`")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: go test -json … | report [-skips=no] FILE")
		os.Exit(2)
	}
	output := map[string]*strings.Builder{} // by package and test
	said := func(key string) *strings.Builder {
		if output[key] == nil {
			output[key] = &strings.Builder{}
		}
		return output[key]
	}
	passed, failed := 0, 0
	bad := map[string]int{} // failed tests by package
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	for in.Scan() {
		var e event
		if json.Unmarshal(in.Bytes(), &e) != nil {
			fmt.Println(in.Text()) // go test says something that is no event
			continue
		}
		key := e.Package + " " + e.Test
		switch e.Action {
		case "output":
			said(key).WriteString(e.Output)
			if _, what, ok := strings.Cut(e.Output, "measured: "); ok {
				fmt.Printf("      %s: %s", e.Test, what)
			}
		case "build-output":
			said(e.ImportPath).WriteString(e.Output)
		case "build-fail":
			fmt.Print(said(e.ImportPath))
		case "pass", "skip", "fail":
			if e.Test == "" {
				if e.Action == "fail" {
					if bad[e.Package] == 0 {
						fmt.Print(said(key))
						failed++
					}
					fmt.Printf("FAIL  %s  %.1f s\n", e.Package, e.Elapsed)
				} else if e.Action == "pass" {
					fmt.Printf("ok    %s  %.1f s\n", e.Package, e.Elapsed)
				}
				continue
			}
			switch {
			case e.Action == "pass":
				passed++
				if e.Elapsed >= slow {
					fmt.Printf("      %s  %.1f s\n", e.Test, e.Elapsed)
				}
			case e.Action == "skip" && *skips != "no":
				fmt.Print(said(key))
			default:
				failed++
				bad[e.Package]++
				fmt.Printf("---   %s %s %s\n%s", e.Action, e.Package, e.Test, said(key))
			}
			delete(output, key)
		}
	}
	if err := in.Err(); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		failed++
	}
	if err := os.WriteFile(flag.Arg(0), fmt.Appendf(nil, "%d %d\n", passed, failed), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}
