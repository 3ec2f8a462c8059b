//go:build js && wasm

package main

import (
	"github.com/hajimehoshi/ebiten/v2"

	"zigzag/wasm/bridge"
)

func main() {
	s := newStage(bridge.Parent())
	defer s.caught()
	s.listen()
	ebiten.SetTPS(ebiten.SyncWithFPS)
	ebiten.SetScreenClearedEveryFrame(false)
	//lint:ignore SA1019 Its successor, SetVsyncEnabled, has no loop that sleeps while nothing moves.
	ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum)
	s.port.Post(bridge.StageReady{})
	if err := ebiten.RunGameWithOptions(s, &ebiten.RunGameOptions{InitUnfocused: true, ScreenTransparent: true}); err != nil {
		s.fail(err.Error())
	}
}
