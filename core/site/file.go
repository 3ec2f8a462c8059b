package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// A File is one file of the site.
type File struct {
	Path string // slash-separated, relative to the site's root
	Body []byte
	Hash string // SHA-256 of Body, hexadecimal

	br, gz onceBytes // the body compressed, made when first asked for
}

type onceBytes struct {
	once sync.Once
	body []byte
	err  error
}

// coded returns the body in the coding "br" or "gzip".
func (f *File) coded(e encoder, coding string) ([]byte, error) {
	o := &f.br
	if coding == "gzip" {
		o = &f.gz
	}
	o.once.Do(func() { o.body, o.err = e.encode(f, coding) })
	return o.body, o.err
}

func newFile(name string, body []byte) *File {
	sum := sha256.Sum256(body)
	return &File{Path: name, Body: body, Hash: hex.EncodeToString(sum[:])}
}

// contentType names the kinds of file that a site is made of. Systems differ in what
// mime.TypeByExtension knows, so that it is asked for nothing.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".svg":
		return "image/svg+xml"
	case ".wasm":
		return "application/wasm"
	case ".woff2":
		return "font/woff2"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".ico":
		return "image/x-icon"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// compressible reports whether precompressing pays: fonts and pictures are
// compressed already.
func compressible(name string) bool {
	t, _, err := mime.ParseMediaType(contentType(name))
	if err != nil {
		return false
	}
	return strings.HasPrefix(t, "text/") || t == "application/wasm" || t == "application/json" ||
		t == "application/manifest+json" || t == "image/svg+xml"
}

// maxAsset bounds one file of assets/. The largest is the mathematics font.
const maxAsset = 8 << 20

// readAssets reads the folder's files under assets/. Sources that are no part
// of the site (Go, Markdown, hidden and underscored files, the README's
// picture) are left out.
func readAssets(dir string) ([]*File, error) {
	var files []*File
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if name != dir && (base[0] == '.' || base[0] == '_' || base == "testdata") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || !d.Type().IsRegular() {
			return nil
		}
		switch filepath.Ext(base) {
		case ".go", ".md", ".wasm", ".map":
			return nil
		}
		if base == "readme.png" || strings.HasSuffix(base, "~") {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if info.Size() > maxAsset {
			return fmt.Errorf("%s has %d bytes: an asset may have %d", name, info.Size(), maxAsset)
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		files = append(files, newFile("assets/"+filepath.ToSlash(rel), body))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("site: read assets: %w", err)
	}
	return files, nil
}
