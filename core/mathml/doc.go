// Package mathml turns a subset of TeX's mathematics into MathML, which
// browsers draw by themselves.
//
// # The subset
//
//	letters, digits      x, W, 12.5; Greek as commands (\sigma) or typed (σ)
//	scripts              x_i, x^2, w_{ij}^{(2)}, f', f''
//	fractions, roots     \frac{a}{b} \dfrac \tfrac \sqrt{x} \sqrt[3]{x}
//	large operators      \sum_{i=1}^{n} \prod \int \bigcup \bigcap
//	functions            \exp \log \ln \max \min \tanh \sin \cos \lim \arg … and
//	                     \operatorname{ReLU}, \operatorname*{arg\,min}_w
//	relations            = < > \le \ge \ne \approx \equiv \sim \propto \to \mapsto \in …
//	binary operators     + - \pm \times \cdot * \circ \odot \cup \cap \setminus …
//	brackets             ( ) [ ] \{ \} | \| \langle \rangle \lfloor \lceil, growing with
//	                     \left( … \middle| … \right), or \big \Big \bigg \Bigg
//	letters of a kind    \mathbf \boldsymbol \mathbb \mathcal \mathrm \mathit \text
//	accents              \hat \bar \tilde \vec \dot \ddot \widehat \overline
//	                     \underline, \underbrace{…}_{…} \overbrace{…}^{…}
//	                     \overset{a}{=} \underset{a}{=}
//	tables               \begin{matrix|pmatrix|bmatrix|vmatrix|cases|aligned} a & b \\ … \end{…}
//	spaces               \, \: \; \! \quad \qquad "\ " ~
//
// Everything else is a [SyntaxError] that says where, and what to write
// instead. Formulas may come from strangers: they are short ([MaxLength]),
// shallow ([MaxDepth]), and nothing in them can become an element or an
// attribute that this package did not choose.
//
// # What comes out
//
// One <math> element made of MathML Core. Spacing between symbols follows
// TeX's table of atom classes (TeXbook, appendix G, chapter 18) and is written
// out wherever the operator dictionary of MathML Core would do otherwise, so
// that browsers agree. Bold, script and double-struck letters are Unicode
// mathematical letters, because MathML Core knows no mathvariant but normal.
// Cells of tables are aligned by classes ("l", "r") that the page's style sheet
// understands: style attributes would break its Content-Security-Policy.
//
// A formula carries its plain text ([Text]) in the attribute alttext. It has
// no TeX annotation: screen readers walk the MathML itself, and an annotation
// would show up twice in whatever reads the page's text (search, copy,
// reading mode).
package mathml
