package main

import (
	"errors"
	"io/fs"
	"os"
)

// beginDatabase makes sure that the schema of a file is whole or not there at
// all: the server takes a half-made one for a whole one. A marker stands beside
// a new file until `done`; a first start that was killed leaves it, and since
// it never served, there is nothing in its file to keep.
func beginDatabase(file string) (done func() error, err error) {
	nothing := func() error { return nil }
	if file == "" {
		return nothing, nil
	}
	marker := file + ".unfinished"
	if exists(marker) {
		for _, part := range []string{file, file + "-wal", file + "-shm"} {
			if err := remove(part); err != nil {
				return nil, err
			}
		}
	}
	if exists(file) {
		return nothing, nil
	}
	if err := os.WriteFile(marker, nil, 0o600); err != nil {
		return nil, err
	}
	return func() error { return remove(marker) }, nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

func remove(file string) error {
	if err := os.Remove(file); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
