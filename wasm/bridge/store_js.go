package bridge

import (
	"fmt"
	"syscall/js"
)

// A Store keeps strings by key in the browser's IndexedDB.
type Store struct{ db js.Value }

// shelf is the one object store of the database.
const shelf = "work"

// OpenStore opens the database of that name, which is made if need be.
// A browser may refuse (private windows, blocked storage): the error says why.
// It blocks.
func OpenStore(name string) (*Store, error) {
	// Where storage is blocked the property itself may throw, which only Call can
	// survive.
	factory, err := try(func() js.Value { return js.Global().Get("Reflect").Call("get", js.Global(), "indexedDB") })
	if err != nil {
		return nil, fmt.Errorf("bridge: open storage: %w", err)
	}
	if !factory.Truthy() {
		return nil, fmt.Errorf("bridge: open storage: this browser offers none")
	}
	request, err := try(func() js.Value { return factory.Call("open", name, 1) })
	if err != nil {
		return nil, fmt.Errorf("bridge: open storage: %w", err)
	}
	upgrade := js.FuncOf(func(js.Value, []js.Value) any {
		request.Get("result").Call("createObjectStore", shelf)
		return nil
	})
	defer upgrade.Release()
	request.Set("onupgradeneeded", upgrade)
	db, err := settle(request)
	if err != nil {
		return nil, fmt.Errorf("bridge: open storage: %w", err)
	}
	return &Store{db}, nil
}

// Put keeps a value under a key. The work is handed to the browser at once, so
// that it is done even if the page is left in the next moment; wait blocks until
// it is on the disk.
func (s *Store) Put(key, value string) (wait func() error) {
	return s.write(func(shelf js.Value) { shelf.Call("put", value, key) }, "save "+key)
}

// Move puts a value under another key and empties the first, both or neither.
func (s *Store) Move(from, to, value string) (wait func() error) {
	return s.write(func(shelf js.Value) {
		shelf.Call("put", value, to)
		shelf.Call("delete", from)
	}, "set "+from+" aside")
}

// Delete forgets a key.
func (s *Store) Delete(key string) (wait func() error) {
	return s.write(func(shelf js.Value) { shelf.Call("delete", key) }, "delete "+key)
}

func (s *Store) write(work func(shelf js.Value), doing string) (wait func() error) {
	done := make(chan error, 1)
	_, err := try(func() js.Value {
		t := s.db.Call("transaction", shelf, "readwrite", map[string]any{"durability": "strict"})
		var complete, failed js.Func
		finish := func(err error) {
			complete.Release()
			failed.Release()
			done <- err
		}
		complete = js.FuncOf(func(js.Value, []js.Value) any { finish(nil); return nil })
		failed = js.FuncOf(func(js.Value, []js.Value) any { finish(asError(t.Get("error"))); return nil })
		t.Set("oncomplete", complete)
		t.Set("onabort", failed)
		work(t.Call("objectStore", shelf))
		t.Call("commit") // without waiting for the page to hear of each request
		return js.Undefined()
	})
	if err != nil {
		done <- err
	}
	return func() error {
		if err := <-done; err != nil {
			return fmt.Errorf("bridge: %s: %w", doing, err)
		}
		return nil
	}
}

// All returns everything that is kept. A value that is not a string comes back
// as the browser writes it. It blocks.
func (s *Store) All() (map[string]string, error) {
	var keys, values js.Value
	_, err := try(func() js.Value {
		o := s.db.Call("transaction", shelf, "readonly").Call("objectStore", shelf)
		keys, values = o.Call("getAllKeys"), o.Call("getAll")
		return js.Undefined()
	})
	if err == nil {
		// The requests answer in order, so the first is done when the second is.
		values, err = settle(values)
	}
	if err != nil {
		return nil, fmt.Errorf("bridge: read storage: %w", err)
	}
	keys = keys.Get("result")
	all := make(map[string]string, keys.Length())
	for i := range keys.Length() {
		all[text(keys.Index(i))] = text(values.Index(i))
	}
	return all, nil
}

func text(v js.Value) string {
	if v.Type() == js.TypeString {
		return v.String()
	}
	return js.Global().Get("String").Invoke(v).String()
}

// settle blocks until an IndexedDB request has its result.
func settle(request js.Value) (js.Value, error) {
	done := make(chan error, 1)
	success := js.FuncOf(func(js.Value, []js.Value) any { done <- nil; return nil })
	defer success.Release()
	failure := js.FuncOf(func(js.Value, []js.Value) any { done <- asError(request.Get("error")); return nil })
	defer failure.Release()
	request.Set("onsuccess", success)
	request.Set("onerror", failure)
	if err := <-done; err != nil {
		return js.Undefined(), err
	}
	return request.Get("result"), nil
}
