//go:build unix

package main

import (
	"fmt"
	"os"
	"syscall"
)

// restarter replaces this process by a newer build of the command, with the
// same arguments: the terminal, and `go run` above it, notice nothing.
func restarter() func(binary string) error {
	return func(binary string) error {
		err := syscall.Exec(binary, os.Args, os.Environ())
		return fmt.Errorf("exec %s: %w", binary, err) // only reached when it failed
	}
}
