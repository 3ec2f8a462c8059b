package bridge

import (
	"errors"
	"syscall/js"
)

// A Port is the way to another program of the same page.
type Port struct {
	to    func() js.Value // asked at each post: a frame's window changes when it reloads
	in    js.Value        // where messages arrive
	frame bool            // messages must come from the window of to, and a post names the origin
}

// Parent is the way from the stage to the page around it.
func Parent() Port {
	return Port{to: func() js.Value { return js.Global().Get("parent") }, in: js.Global(), frame: true}
}

// Frame is the way from the page to the program in an iframe.
func Frame(frame Element) Port {
	return Port{to: func() js.Value { return frame.v.Get("contentWindow") }, in: js.Global(), frame: true}
}

// Owner is the way from a Worker to the page that made it.
func Owner() Port {
	return Port{to: js.Global, in: js.Global()}
}

// InWorker reports whether this program runs in a Worker rather than a page.
func InWorker() bool { return !js.Global().Get("document").Truthy() }

// Post sends a message.
func (p Port) Post(m Message) {
	to := p.to()
	if !to.Truthy() {
		return // a frame that was taken out; its loss is told elsewhere
	}
	if p.frame {
		to.Call("postMessage", Encode(m), js.Global().Get("location").Get("origin"))
		return
	}
	to.Call("postMessage", Encode(m))
}

// Listen calls handle with each message that arrives, or with why it could not
// be read. Messages from anywhere but the other end of p are passed over.
func (p Port) Listen(handle func(Message, error)) (stop func()) {
	return listen(p.in, "message", false, func(e js.Value) {
		if p.frame && !e.Get("source").Equal(p.to()) {
			return
		}
		data := e.Get("data")
		if data.Type() != js.TypeString {
			handle(nil, errors.New("bridge: a message that is not text"))
			return
		}
		handle(Decode(data.String()))
	})
}

// A Worker is a program in a thread of its own.
type Worker struct {
	Port
	v js.Value
}

// StartWorker starts the script at a URL as a Worker and sends it this page's program, to run
// it there, too. failed is told what the
// browser says if the script cannot be loaded or stops with an error.
func StartWorker(url string, failed func(what string)) (Worker, error) {
	v, err := try(func() js.Value { return js.Global().Get("Worker").New(url) })
	if err != nil {
		return Worker{}, err
	}
	listen(v, "error", false, func(e js.Value) {
		what := "it could not be started"
		if m := e.Get("message"); m.Truthy() {
			what = m.String()
		}
		failed(what)
	})
	v.Call("postMessage", js.Global().Get("zigzagProgram"))
	return Worker{Port{to: func() js.Value { return v }, in: v}, v}, nil
}

// End stops the Worker at once, whatever it is doing.
func (w Worker) End() {
	if w.v.Truthy() {
		w.v.Call("terminate")
	}
}
