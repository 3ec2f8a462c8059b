//go:build !(js && wasm)

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "The notebook runs in a browser: start it with `go run .` in Zigzag's folder.")
	os.Exit(2)
}
