//go:build !linux

package ocr

// limitCPU: this system offers no limit for another process; the caller's context remains.
func limitCPU(int, int) {}
