//go:build js && wasm

package main

import (
	"fmt"
	"os"

	"zigzag/wasm/bridge"
)

func main() {
	if bridge.InWorker() {
		work(bridge.Owner())
		return
	}
	assets := ""
	if len(os.Args) > 1 {
		assets = os.Args[1]
	}
	n := &Notebook{assets: assets}
	defer func() {
		if r := recover(); r != nil {
			n.fault(fmt.Sprint(r))
			bridge.Forever()
		}
	}()
	if err := n.open(); err != nil {
		n.fault(err.Error())
	}
	bridge.Forever()
}
