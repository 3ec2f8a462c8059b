package core_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The map's rule: no package of core imports the browser or the game engine
// directly, and none imports wasm/.
func TestImportsPointOneWay(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "zigzag/core/...")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages := 0
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages++
		for _, i := range p.Imports {
			if i == "syscall/js" || strings.HasPrefix(i, "github.com/hajimehoshi/ebiten") || strings.HasPrefix(i, "zigzag/wasm") {
				t.Errorf("%s imports %s: that belongs in wasm/", p.ImportPath, i)
			}
			if p.ImportPath == "zigzag/core/nn" && strings.HasPrefix(i, "zigzag/") {
				t.Errorf("%s imports %s: nn knows of numbers only", p.ImportPath, i)
			}
		}
	}
	if packages < 10 {
		t.Errorf("go list named %d packages of core, want them all", packages)
	}
}
