//go:build !unix

package main

// restarter is nil where a process cannot be replaced: the server says that it
// is out of date instead.
func restarter() func(binary string) error { return nil }
