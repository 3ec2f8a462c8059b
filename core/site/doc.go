// Package site makes the site that readers see: it renders the lessons into
// pages, compiles the two browser programs, and either serves both on this
// machine or writes them to a folder.
//
// # Where things come from
//
// A [Source] is Zigzag's source folder. [Render] reads its index.html, assets/
// and lessons/ and gives a [Site]: every file but the browser programs, held
// in memory, together with the problems that were found. [Programs] compiles
// wasm/stage and wasm/notebook and keeps the results in the user's cache
// folder under a hash of everything that they were made from, so that nothing
// is compiled twice.
//
//	index.html ┐
//	assets/    ├─ Render ─► Site ──┐
//	lessons/   ┘                   ├─► Server (localhost, live reload)
//	wasm/, core/ ── Programs ──────┴─► Build (a folder of static files)
//
// # Addresses
//
// The course stands at /, a lesson at /<id>/, and beside them /glossary/,
// /authors/ and /404.html. Everything else is under /assets/. Each link on a
// page is relative, so a built site works in any folder of any host. (404.html
// is shown at any depth; [BuildOptions.Base] tells it where the site stands.)
//
// # Problems
//
// A fault in a lesson is a [block.Problem] and never stops the others: a
// broken lesson's page lists what is wrong with it, and the rest of the site
// stays up. An error is kept for what the site cannot do without: index.html,
// the course list, a disk that refuses.
//
// # Safety
//
// Every answer carries [CSP], a content type that is not to be guessed, and a
// referrer policy. Files are looked up by name in a map made beforehand: no
// request ever names a path on disk. The server answers only to the names it
// was asked to listen on, so that a page elsewhere cannot reach it through a
// name that was pointed at this machine (DNS rebinding).
package site
