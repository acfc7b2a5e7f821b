package quiz

import (
	"slices"
	"strings"
)

// Explain gives each option its rationale out of the whole explanation: a distractor's is the sentences that name its
// letter, a key's is the rest.
func Explain(options []Option, explanation string) []Option {
	out := lettered(options)
	type sentence struct {
		text  string
		names []string
	}
	var sentences []sentence
	for _, text := range Sentences(explanation) {
		refs, _ := references(text, len(out))
		s := sentence{text: text}
		for _, r := range refs {
			s.names = append(s.names, r.letter)
		}
		sentences = append(sentences, s)
	}
	distractor := func(letter string) bool { return !out[letter[0]-'A'].Correct }
	for i, o := range out {
		var parts []string
		for _, s := range sentences {
			named := slices.Contains(s.names, o.Letter)
			if o.Correct {
				named = !slices.ContainsFunc(s.names, distractor)
			}
			if named {
				parts = append(parts, s.text)
			}
		}
		out[i].Rationale = strings.Join(parts, " ")
	}
	return out
}

// Sentences splits prose at full stops, question and exclamation marks and blank lines; white space becomes one
// blank. An abbreviation ("e.g.", "vs.") ends nothing.
func Sentences(text string) []string {
	var out []string
	for para := range strings.SplitSeq(strings.ReplaceAll(text, "\r", ""), "\n\n") {
		para = strings.Join(strings.Fields(para), " ")
		start := 0
		for i := 0; i < len(para); i++ {
			if c := para[i]; c != '.' && c != '!' && c != '?' {
				continue
			}
			end := i + 1 + len(para[i+1:]) - len(strings.TrimLeft(para[i+1:], "\"'”’)]*_"))
			if end < len(para) && para[end] == ' ' && opens(para[end+1:]) && !abbreviated(para[:i]) {
				out = append(out, para[start:end])
				start = end + 1
			}
		}
		if rest := strings.TrimSpace(para[start:]); rest != "" {
			out = append(out, rest)
		}
	}
	return out
}

// opens says that a sentence can begin with text.
func opens(text string) bool {
	text = strings.TrimLeft(text, "\"'“‘(*_[")
	return text != "" && (text[0] < 'a' || text[0] > 'z')
}

// abbreviated says that the full stop behind text belongs to its last word.
func abbreviated(text string) bool {
	word := text[strings.LastIndexAny(text, " (")+1:]
	return slices.Contains([]string{"e.g", "i.e", "vs", "etc", "cf", "approx", "Dr", "Mr", "Ms", "No", "St"}, word)
}
