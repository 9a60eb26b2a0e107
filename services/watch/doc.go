// Package watch turns a folder's PDFs into DocumentReceived.
//
// It takes the files that are there, then new and changed ones: it listens to
// the file system and, since that misses files in new folders and on network
// mounts, looks through the folder again every few seconds. A file is taken
// once it has settled: unchanged in size and time for Quick if it ends as a PDF
// ends (%%EOF), else for Settle. Its bytes go into the blobs, its record into
// the ledger, and the event follows.
//
// It promises:
//
//   - Originals are opened for reading alone; a read-only inbox works.
//   - The same bytes at the same path with the same sidecar are received once,
//     over restarts too. Other bytes, or another sidecar, make a new revision.
//   - Hidden and temporary names are passed over in silence; what is no PDF is
//     reported once, in the ledger and the log.
//   - Symbolic links and their targets must stay below the inbox; links to
//     folders are not followed. Only regular files are opened.
//   - A sidecar (x.pdf.yaml) that cannot be understood holds its PDF back, with
//     file, key and remedy, until it is corrected. A password in it goes to the
//     ledger's secrets and nowhere else.
//   - A file that is deleted is marked "source gone", no more. An inbox that
//     cannot be read marks nothing.
//
// It does not look into a PDF beyond its first and last bytes.
package watch
