// Checks what the hub signs and proves with an implementation that is not ours: golang.org/x/mod, sumdb/note and sumdb/tlog.
// Arguments: a folder made by InteropTest. Exit code 0 when everything is accepted and every spoilt copy refused.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	size int64
	root tlog.Hash
}

func must(err error, what string) {
	if err != nil {
		fmt.Println(what, err)
		os.Exit(1)
	}
}

func hash(text string) tlog.Hash {
	var h tlog.Hash
	bytes, err := base64.StdEncoding.DecodeString(text)
	must(err, text)
	copy(h[:], bytes)
	return h
}

func hashes(text string) []tlog.Hash {
	var all []tlog.Hash
	for _, one := range strings.Fields(text) {
		all = append(all, hash(one))
	}
	return all
}

func read(folder, name string) string {
	bytes, err := os.ReadFile(filepath.Join(folder, name))
	must(err, name)
	return string(bytes)
}

func main() {
	folder := os.Args[1]
	verifier, err := note.NewVerifier(strings.TrimSpace(read(folder, "key")))
	must(err, "key")
	points := map[int64]checkpoint{}
	files, err := filepath.Glob(filepath.Join(folder, "checkpoint-*"))
	must(err, "checkpoints")
	for _, file := range files {
		bytes, err := os.ReadFile(file)
		must(err, file)
		opened, err := note.Open(bytes, note.VerifierList(verifier))
		must(err, file)
		if len(opened.Sigs) != 1 || opened.Sigs[0].Name != verifier.Name() {
			must(fmt.Errorf("%d signatures", len(opened.Sigs)), file)
		}
		spoilt := []byte(strings.Replace(string(bytes), "\ntime 1", "\ntime 2", 1))
		if _, err := note.Open(spoilt, note.VerifierList(verifier)); err == nil {
			must(fmt.Errorf("a spoilt note was accepted"), file)
		}
		lines := strings.Split(opened.Text, "\n")
		size, err := strconv.ParseInt(lines[1], 10, 64)
		must(err, file)
		points[size] = checkpoint{size, hash(lines[2])}
	}
	proofs := 0
	for _, line := range strings.Split(strings.TrimSpace(read(folder, "inclusion")), "\n") {
		part := strings.SplitN(line, "|", 4)
		size, _ := strconv.ParseInt(part[0], 10, 64)
		index, _ := strconv.ParseInt(part[1], 10, 64)
		at := points[size]
		path := tlog.RecordProof(hashes(part[3]))
		must(tlog.CheckRecord(path, size, at.root, index, hash(part[2])), line)
		if tlog.CheckRecord(path, size, at.root, index, at.root) == nil {
			must(fmt.Errorf("another leaf was accepted"), line)
		}
		proofs++
	}
	for _, line := range strings.Split(strings.TrimSpace(read(folder, "consistency")), "\n") {
		part := strings.SplitN(line, "|", 3)
		old, _ := strconv.ParseInt(part[0], 10, 64)
		size, _ := strconv.ParseInt(part[1], 10, 64)
		proof := tlog.TreeProof(hashes(part[2]))
		must(tlog.CheckTree(proof, size, points[size].root, old, points[old].root), line)
		if tlog.CheckTree(proof, size, points[size].root, old, points[size].root) == nil {
			must(fmt.Errorf("another tree was accepted"), line)
		}
		proofs++
	}
	fmt.Printf("%d checkpoints and %d proofs accepted\n", len(points), proofs)
}
