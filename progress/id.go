package progress

import "time"

// idAlphabet has no letters that are read as digits, and sorts as it counts.
const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// NewID makes a short id, unique in practice, for a sitting or a run: 15 characters, of which the first 9 count the
// milliseconds of now, so that ids sort by time, and the last 6 hold the low 30 bits of random.
func NewID(now time.Time, random uint64) string {
	var id [15]byte
	ms := uint64(now.UnixMilli())
	for i := 8; i >= 0; i-- {
		id[i], ms = idAlphabet[ms&31], ms>>5
	}
	for i := 14; i >= 9; i-- {
		id[i], random = idAlphabet[random&31], random>>5
	}
	return string(id[:])
}
