package pipelines

// Edition names what reads and what segments: a file that is received anew
// under another edition makes a new generation (law 1). It is raised by hand
// in the commit that changes what comes out of extract or segment.
const Edition = "2026-11-30"
