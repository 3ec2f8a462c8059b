package bridge_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestWhoImportsTheBrowser guards the one-way rule of the map: the core knows
// no browser, only the bridge knows syscall/js, only the stage knows ebiten.
func TestWhoImportsTheBrowser(t *testing.T) {
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("the go command, which lists the imports, is not on the PATH")
	}
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "zigzag/...")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	sawBridge := false
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		for _, imported := range p.Imports {
			switch {
			case imported == "syscall/js" && p.ImportPath == "zigzag/wasm/bridge":
				sawBridge = true
			case imported == "syscall/js":
				t.Errorf("%s imports syscall/js: only zigzag/wasm/bridge may; add what it needs there", p.ImportPath)
			case strings.HasPrefix(imported, "github.com/hajimehoshi/ebiten") && p.ImportPath != "zigzag/wasm/stage":
				t.Errorf("%s imports %s: only zigzag/wasm/stage may", p.ImportPath, imported)
			case strings.HasPrefix(imported, "zigzag/wasm") && strings.HasPrefix(p.ImportPath, "zigzag/core"):
				t.Errorf("%s imports %s: the core imports nothing of the browser's half", p.ImportPath, imported)
			}
		}
	}
	if !sawBridge {
		t.Error("go list did not show that zigzag/wasm/bridge imports syscall/js, so this test sees nothing")
	}
}
