package mathml

// A symbol is what a command such as \le stands for.
type symbol struct {
	text    string
	class   class
	upright bool // a capital Greek letter, ∇, ∞: never italic
}

// symbols lists the commands that stand for one symbol. Read only.
var symbols = map[string]symbol{
	"alpha": {"α", ord, false}, "beta": {"β", ord, false}, "gamma": {"γ", ord, false}, "delta": {"δ", ord, false},
	"epsilon": {"ϵ", ord, false}, "varepsilon": {"ε", ord, false}, "zeta": {"ζ", ord, false}, "eta": {"η", ord, false},
	"theta": {"θ", ord, false}, "vartheta": {"ϑ", ord, false}, "iota": {"ι", ord, false}, "kappa": {"κ", ord, false},
	"lambda": {"λ", ord, false}, "mu": {"μ", ord, false}, "nu": {"ν", ord, false}, "xi": {"ξ", ord, false},
	"pi": {"π", ord, false}, "rho": {"ρ", ord, false}, "sigma": {"σ", ord, false}, "tau": {"τ", ord, false},
	"upsilon": {"υ", ord, false}, "phi": {"ϕ", ord, false}, "varphi": {"φ", ord, false}, "chi": {"χ", ord, false},
	"psi": {"ψ", ord, false}, "omega": {"ω", ord, false},
	"Gamma": {"Γ", ord, true}, "Delta": {"Δ", ord, true}, "Theta": {"Θ", ord, true}, "Lambda": {"Λ", ord, true},
	"Xi": {"Ξ", ord, true}, "Pi": {"Π", ord, true}, "Sigma": {"Σ", ord, true}, "Phi": {"Φ", ord, true},
	"Psi": {"Ψ", ord, true}, "Omega": {"Ω", ord, true}, "Upsilon": {"Υ", ord, true},

	"partial": {"∂", ord, false}, "nabla": {"∇", ord, true}, "infty": {"∞", ord, true}, "ell": {"ℓ", ord, true},
	"hbar": {"ℏ", ord, true}, "emptyset": {"∅", ord, true}, "varnothing": {"∅", ord, true}, "top": {"⊤", ord, true},
	"bot": {"⊥", ord, true}, "forall": {"∀", ord, true}, "exists": {"∃", ord, true}, "neg": {"¬", ord, true},
	"lnot": {"¬", ord, true}, "ldots": {"…", ord, true}, "dots": {"…", ord, true}, "cdots": {"⋯", ord, true},
	"vdots": {"⋮", ord, true}, "ddots": {"⋱", ord, true}, "prime": {"′", ord, true}, "degree": {"°", ord, true},

	"pm": {"±", bin, false}, "mp": {"∓", bin, false}, "times": {"×", bin, false}, "cdot": {"⋅", bin, false},
	"div": {"÷", bin, false}, "ast": {"∗", bin, false}, "star": {"⋆", bin, false}, "circ": {"∘", bin, false},
	"odot": {"⊙", bin, false}, "oplus": {"⊕", bin, false}, "otimes": {"⊗", bin, false}, "cup": {"∪", bin, false},
	"cap": {"∩", bin, false}, "setminus": {"∖", bin, false}, "land": {"∧", bin, false}, "wedge": {"∧", bin, false},
	"lor": {"∨", bin, false}, "vee": {"∨", bin, false},

	"le": {"≤", rel, false}, "leq": {"≤", rel, false}, "ge": {"≥", rel, false}, "geq": {"≥", rel, false},
	"lt": {"<", rel, false}, "gt": {">", rel, false}, "ne": {"≠", rel, false}, "neq": {"≠", rel, false},
	"ll": {"≪", rel, false}, "gg": {"≫", rel, false}, "approx": {"≈", rel, false}, "equiv": {"≡", rel, false},
	"sim": {"∼", rel, false}, "simeq": {"≃", rel, false}, "cong": {"≅", rel, false}, "propto": {"∝", rel, false},
	"in": {"∈", rel, false}, "notin": {"∉", rel, false}, "ni": {"∋", rel, false}, "subset": {"⊂", rel, false},
	"subseteq": {"⊆", rel, false}, "supset": {"⊃", rel, false}, "supseteq": {"⊇", rel, false}, "perp": {"⟂", rel, false},
	"parallel": {"∥", rel, false}, "mid": {"∣", rel, false}, "coloneqq": {"≔", rel, false},
	"to": {"→", rel, false}, "rightarrow": {"→", rel, false}, "leftarrow": {"←", rel, false}, "gets": {"←", rel, false},
	"leftrightarrow": {"↔", rel, false}, "mapsto": {"↦", rel, false}, "Rightarrow": {"⇒", rel, false},
	"implies": {"⟹", rel, false}, "Leftarrow": {"⇐", rel, false}, "Leftrightarrow": {"⇔", rel, false},
	"iff": {"⟺", rel, false}, "longrightarrow": {"⟶", rel, false}, "uparrow": {"↑", rel, false}, "downarrow": {"↓", rel, false},

	"colon": {":", punct, false},

	"{": {"{", open, false}, "}": {"}", shut, false}, "lbrace": {"{", open, false}, "rbrace": {"}", shut, false},
	"lbrack": {"[", open, false}, "rbrack": {"]", shut, false}, "langle": {"⟨", open, false}, "rangle": {"⟩", shut, false},
	"lfloor": {"⌊", open, false}, "rfloor": {"⌋", shut, false}, "lceil": {"⌈", open, false}, "rceil": {"⌉", shut, false},
	"lvert": {"|", open, false}, "rvert": {"|", shut, false}, "lVert": {"‖", open, false}, "rVert": {"‖", shut, false},
	"vert": {"|", ord, false}, "Vert": {"‖", ord, false}, "|": {"‖", ord, false},

	"%": {"%", ord, true}, "$": {"$", ord, true}, "#": {"#", ord, true}, "&": {"&", ord, true}, "_": {"_", ord, true},
}

// typed lists characters other than letters and digits that may stand for
// themselves. Read only.
var typed = map[rune]symbol{
	'+': {"+", bin, false}, '-': {"−", bin, false}, '−': {"−", bin, false}, '*': {"∗", bin, false},
	'=': {"=", rel, false}, '<': {"<", rel, false}, '>': {">", rel, false}, ':': {":", rel, false},
	'(': {"(", open, false}, '[': {"[", open, false}, ')': {")", shut, false}, ']': {"]", shut, false},
	'|': {"|", ord, false}, '/': {"/", ord, false}, '!': {"!", shut, false}, '?': {"?", shut, false},
	',': {",", punct, false}, ';': {";", punct, false}, '.': {".", ord, false},
	'·': {"⋅", bin, false}, 'µ': {"μ", ord, false},
}

// large lists the operators that grow in display style. Read only.
var large = map[string]struct {
	text   string
	limits bool
}{
	"sum": {"∑", true}, "prod": {"∏", true}, "bigcup": {"⋃", true}, "bigcap": {"⋂", true},
	"int": {"∫", false}, "oint": {"∮", false},
}

// functions lists the names set upright; true: what stands below it is a
// limit, as in max over x. Read only.
var functions = map[string]bool{
	"exp": false, "log": false, "ln": false, "sin": false, "cos": false, "tan": false,
	"sinh": false, "cosh": false, "tanh": false, "arctan": false, "arg": false, "det": false, "dim": false,
	"deg": false, "ker": false,
	"max": true, "min": true, "sup": true, "inf": true, "lim": true, "argmax": true, "argmin": true, "Pr": true,
}

// spaces lists the spacing commands with their width. Read only.
var spaces = map[string]string{
	",": "0.1667em", ":": "0.2222em", ">": "0.2222em", ";": "0.2778em", "!": "-0.1667em",
	" ": "0.25em", "enspace": "0.5em", "quad": "1em", "qquad": "2em",
}

// accents lists the marks put over or under a formula. Read only.
var accents = map[string]accent{
	"hat": {mark: "ˆ", joins: "\u0302"}, "widehat": {mark: "\u0302", joins: "\u0302", wide: true},
	"bar": {mark: "¯", joins: "\u0304"}, "overline": {mark: "‾", joins: "\u0304", wide: true},
	"tilde": {mark: "˜", joins: "\u0303"},
	"vec":   {mark: "→", joins: "\u20d7"}, "dot": {mark: "˙", joins: "\u0307"}, "ddot": {mark: "¨", joins: "\u0308"},
	"underline": {mark: "_", joins: "\u0332", under: true, wide: true},
	"overbrace": {mark: "⏞", wide: true}, "underbrace": {mark: "⏟", under: true, wide: true},
}

// sizes lists the commands that ask for a larger bracket, in em. Read only.
var sizes = map[string]float64{"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3}

// environments lists the tables with the brackets around them. Read only.
var environments = map[string][2]string{
	"matrix": {"", ""}, "pmatrix": {"(", ")"}, "bmatrix": {"[", "]"}, "vmatrix": {"|", "|"},
	"cases": {"{", ""}, "aligned": {"", ""},
}
