package progress_test

import (
	"testing"

	"lunchbox/progress"
)

// An answer on its way to the disk: what a learner waits for before it is called saved.
func BenchmarkAppendAndWait(b *testing.B) {
	s := progress.Open(b.TempDir(), morning().now)
	<-s.Loaded()
	for i := 0; b.Loop(); i++ {
		if err := s.Append(answer(i)).Wait(); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(patience); err != nil {
		b.Fatal(err)
	}
}

// The same without waiting: what the key that answers costs.
func BenchmarkAppend(b *testing.B) {
	s := progress.Open(b.TempDir(), morning().now)
	<-s.Loaded()
	for i := 0; b.Loop(); i++ {
		s.Append(answer(i))
	}
	if err := s.Close(patience); err != nil {
		b.Fatal(err)
	}
}

// Opening, checking and loading a record with 100,000 items.
func BenchmarkLoad100000(b *testing.B) {
	dir := b.TempDir()
	s := progress.Open(dir, morning().now)
	for i := range 100_000 {
		s.Append(answer(i))
	}
	if err := s.Close(patience); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s := progress.Open(dir, morning().now)
		<-s.Loaded()
		if got := s.Totals().Answers; got != 100_000 {
			b.Fatalf("%d answers", got)
		}
		if err := s.Close(patience); err != nil {
			b.Fatal(err)
		}
	}
}
