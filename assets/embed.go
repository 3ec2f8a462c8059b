// Package assets holds the site's style sheets, fonts, icons and start-up
// scripts.
package assets

import "embed"

// FS is everything in this folder that the site serves.
//
//go:embed *.css *.js *.html *.svg fonts/*.woff2 fonts/*.txt
var FS embed.FS
