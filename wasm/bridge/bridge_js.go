package bridge

import (
	"errors"
	"fmt"
	"syscall/js"
)

// listen calls handle at each event of target until stop is called.
func listen(target js.Value, event string, options any, handle func(js.Value)) (stop func()) {
	fn := js.FuncOf(func(_ js.Value, args []js.Value) any {
		handle(args[0])
		return nil
	})
	target.Call("addEventListener", event, fn, options)
	return func() {
		target.Call("removeEventListener", event, fn, options)
		fn.Release()
	}
}

// await blocks until a promise settles. It must not be called from a callback.
func await(promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	done := make(chan outcome, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		value := js.Undefined()
		if len(args) > 0 {
			value = args[0]
		}
		done <- outcome{value: value}
		return nil
	})
	defer then.Release()
	caught := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{err: asError(args[0])}
		return nil
	})
	defer caught.Release()
	promise.Call("then", then, caught)
	o := <-done
	return o.value, o.err
}

// asError words a JavaScript error: its name and its message.
func asError(v js.Value) error {
	if v.IsUndefined() || v.IsNull() {
		return errors.New("the browser gave no reason")
	}
	if name := v.Get("name"); name.Truthy() {
		return fmt.Errorf("%s: %s", name.String(), v.Get("message").String())
	}
	return errors.New(v.Call("toString").String())
}

// try turns a JavaScript exception thrown by f into an error.
func try(f func() js.Value) (v js.Value, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case js.Error:
			err = asError(r.Value)
		default:
			panic(r)
		}
	}()
	return f(), nil
}

// Guard runs f and hands what it panics with to report, so that one fault in a
// handler becomes a notice instead of the end of the program.
func Guard(report func(what string), f func()) {
	defer func() {
		if r := recover(); r != nil {
			report(fmt.Sprint(r))
		}
	}()
	f()
}

// Forever keeps a program alive whose work is done in callbacks.
func Forever() { select {} }
