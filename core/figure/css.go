package figure

import (
	"fmt"
	"strings"
)

// CSS returns the style sheet of the figures: every ink as a custom property
// --ink-NAME, light on :root, dark under [data-theme=dark] and, where the
// reader has not chosen, by prefers-color-scheme; always light in print. The
// classes are i-NAME (fill), s-NAME (stroke), line and dash.
func CSS() string {
	var b strings.Builder
	b.WriteString("/* from core/figure: inks and figures */\n")
	b.WriteString(":root {\n" + properties(Light(), "  ") + "}\n")
	b.WriteString("[data-theme=dark] {\n" + properties(Dark(), "  ") + "}\n")
	b.WriteString("@media (prefers-color-scheme: dark) {\n  :root:not([data-theme=light]) {\n" + properties(Dark(), "    ") + "  }\n}\n")
	b.WriteString("@media print {\n  :root, :root[data-theme] {\n" + properties(Light(), "    ") + "  }\n}\n")
	b.WriteString(`.figure { display: block; max-width: 100%; height: auto; background: var(--ink-paper); }
.figure text { font-family: system-ui, "Noto Sans", "Noto Sans KR", sans-serif; font-variant-numeric: tabular-nums; stroke: var(--ink-paper); stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
.figure .line { fill: none; stroke-linejoin: round; stroke-linecap: butt; }
.figure .dash { stroke-dasharray: 5 4; }
.figure .i-none { fill: none; }
`)
	for i := InkText; i < inkCount; i++ {
		fmt.Fprintf(&b, ".i-%[1]s { fill: var(--ink-%[1]s); }\n.s-%[1]s { stroke: var(--ink-%[1]s); }\n", i)
	}
	return b.String()
}

func properties(t *Theme, indent string) string {
	var b strings.Builder
	for i := InkText; i < inkCount; i++ {
		c := t.Colors[i]
		fmt.Fprintf(&b, "%s--ink-%s: #%02x%02x%02x;\n", indent, i, c.R, c.G, c.B)
	}
	return b.String()
}
