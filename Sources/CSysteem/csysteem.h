// What the C library has, and Swift's Glibc module doesn't show: its headers declare it for GNU programs alone.
#ifndef SLUITEND_CSYSTEEM_H
#define SLUITEND_CSYSTEEM_H

/// Renames a file or folder; with `SLUITEND_RENAME_EXCHANGE` it exchanges two. See renameat2(2).
int renameat2(int van_map, const char *van, int naar_map, const char *naar, unsigned int vlaggen);

#define SLUITEND_RENAME_EXCHANGE (1U << 1)

#endif
