package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMakesAHalfMadeDatabaseAnew(t *testing.T) {
	file := filepath.Join(t.TempDir(), "temporal.db")
	if _, err := beginDatabase(file); err != nil {
		t.Fatal(err)
	}
	write(t, file, "half a schema") // and here it is killed
	done, err := beginDatabase(file)
	if err != nil || exists(file) {
		t.Fatalf("kept a half-made database, %v", err)
	}
	write(t, file, "whole")
	if err := done(); err != nil {
		t.Fatal(err)
	}
	if _, err := beginDatabase(file); err != nil || !exists(file) {
		t.Fatalf("lost a whole database, %v", err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
