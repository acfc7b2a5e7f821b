// Package lunchbox embeds the course and the cases that come with the program.
package lunchbox

import "embed"

// Library holds content/ and scenarios/ as they stand in the repository. What go:embed drops even so: symbolic links,
// modes, .git, and folders with a go.mod; a case lists such files in its files.yaml.
//
//go:embed all:content/security-plus all:scenarios/case-*
var Library embed.FS
