package vn.lienthong;

import java.nio.file.Path;

/** Where a hub lives: relative to the working directory unless told otherwise. */
record HubOptions(Path data, Path routes, Path mappings) {}
