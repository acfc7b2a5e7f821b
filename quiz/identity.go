package quiz

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// HashID is the block id of an item that was given none: "x" and the first 12 hex digits of SHA-256 over the stem's
// plain text, in NFC, lower case, white space as one blank. Options are their plain texts, added only where two stems of a course are
// equal. This is version 1; it never changes, since records refer to it.
func HashID(stem string, options ...string) string {
	text := fold(stem)
	for _, o := range options {
		text += "\n" + fold(o)
	}
	sum := sha256.Sum256([]byte(text))
	return "x" + hex.EncodeToString(sum[:])[:12]
}

func fold(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(norm.NFC.String(s))), " ")
}
