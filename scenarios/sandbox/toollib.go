package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"

	"go.starlark.net/starlark"
)

// The functions that a case's sources find beside Starlark's own.

func (b *toolbox) builtin(name string, f method) *starlark.Builtin {
	return starlark.NewBuiltin(name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		return f(b.Name(), args, kwargs)
	})
}

// forgetPatterns empties the cache of compiled patterns. A short pattern can compile to megabytes, which would be
// missing to all later lines.
func (b *toolbox) forgetPatterns() { clear(b.regexps) }

// regexp compiles a pattern once in a call.
func (b *toolbox) regexp(name, pattern string) (*regexp.Regexp, error) {
	if re, ok := b.regexps[pattern]; ok {
		return re, nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(b.regexps) < 64 {
		b.regexps[pattern] = re
	}
	return re, nil
}

func (b *toolbox) match(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var pattern, text string
	if err := starlark.UnpackArgs(name, args, kwargs, "pattern", &pattern, "text", &text); err != nil {
		return nil, err
	}
	re, err := b.regexp(name, pattern)
	if err != nil {
		return nil, err
	}
	if groups := re.FindStringSubmatch(text); groups != nil {
		return stringList(groups), nil
	}
	return starlark.None, nil
}

func (b *toolbox) findAll(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var pattern, text string
	if err := starlark.UnpackArgs(name, args, kwargs, "pattern", &pattern, "text", &text); err != nil {
		return nil, err
	}
	re, err := b.regexp(name, pattern)
	if err != nil {
		return nil, err
	}
	var all []starlark.Value
	for _, groups := range re.FindAllStringSubmatch(text, -1) {
		all = append(all, stringList(groups))
	}
	return starlark.NewList(all), nil
}

func (b *toolbox) replace(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var pattern, with, text string
	if err := starlark.UnpackArgs(name, args, kwargs, "pattern", &pattern, "repl", &with, "text", &text); err != nil {
		return nil, err
	}
	re, err := b.regexp(name, pattern)
	if err != nil {
		return nil, err
	}
	return starlark.String(re.ReplaceAllString(text, with)), nil
}

func sha256Hex(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var text string
	if err := starlark.UnpackArgs(name, args, kwargs, "text", &text); err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(text))
	return starlark.String(hex.EncodeToString(sum[:])), nil
}
