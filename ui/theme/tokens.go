package theme

import (
	"charm.land/lipgloss/v2"
)

// Every token that carries words has a contrast of at least 4.5 on the usual backgrounds of its kind and on the
// selected row; a test measures it.

func darkTokens() tokens {
	return tokens{
		text:     lipgloss.Color("#E6E1D8"),
		muted:    lipgloss.Color("#A39E95"),
		faint:    lipgloss.Color("#5C5850"),
		accent:   lipgloss.Color("#F2A65A"),
		link:     lipgloss.Color("#7FB4CA"),
		right:    lipgloss.Color("#8CC265"),
		wrong:    lipgloss.Color("#EE7E6E"),
		tip:      lipgloss.Color("#D7BA7D"),
		selected: lipgloss.Color("#3A352C"),
	}
}

func lightTokens() tokens {
	return tokens{
		text:     lipgloss.Color("#2B2822"),
		muted:    lipgloss.Color("#645F55"),
		faint:    lipgloss.Color("#B9B2A4"),
		accent:   lipgloss.Color("#98500A"),
		link:     lipgloss.Color("#1F6A86"),
		right:    lipgloss.Color("#35701A"),
		wrong:    lipgloss.Color("#AF362A"),
		tip:      lipgloss.Color("#745800"),
		selected: lipgloss.Color("#E8DFCC"),
	}
}

// The sixteen are chosen by hand: the nearest one by arithmetic turns every grey into the same and amber into red.

func darkSixteen() tokens {
	return tokens{
		muted:  lipgloss.White,
		faint:  lipgloss.BrightBlack,
		accent: lipgloss.BrightYellow,
		link:   lipgloss.BrightCyan,
		right:  lipgloss.BrightGreen,
		wrong:  lipgloss.BrightRed,
		tip:    lipgloss.Yellow,
	}
}

func lightSixteen() tokens {
	return tokens{
		muted:  lipgloss.BrightBlack,
		faint:  lipgloss.White,
		accent: lipgloss.Magenta,
		link:   lipgloss.Blue,
		right:  lipgloss.Green,
		wrong:  lipgloss.Red,
		tip:    lipgloss.Magenta,
	}
}
