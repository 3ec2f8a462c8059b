package nn

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// TestNoFusedArithmetic compiles the package and its callers' data generators for
// arm64, where Go fuses x*y + z into one instruction with one rounding, and looks for
// such instructions: float64(x*y) + z forbids them. One would make an arm64
// machine's weights differ from everyone else's.
func TestNoFusedArithmetic(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("skipped: there is no go command here to compile for arm64 with")
	}
	for _, pkg := range []string{"zigzag/core/nn", "zigzag/core/dataset", "zigzag/core/formula"} {
		t.Run(pkg, func(t *testing.T) {
			cmd := exec.Command(goTool, "build", "-o", os.DevNull, "-gcflags="+pkg+"=-S", pkg)
			cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0")
			listing, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("go build: %v\n%s", err, listing)
			}
			if !regexp.MustCompile(`\sFMULD\s`).Match(listing) {
				t.Fatal("no multiplication in the listing: it is not the code")
			}
			fused := regexp.MustCompile(`\sFN?M(ADD|SUB)[SD]?\s`)
			for line := range bytes.Lines(listing) {
				if fused.Match(line) {
					t.Errorf("fused multiply-add; write float64(x*y) + z:\n%s", bytes.TrimSpace(line))
				}
			}
		})
	}
}
