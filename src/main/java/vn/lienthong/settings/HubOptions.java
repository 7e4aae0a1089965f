package vn.lienthong.settings;

import java.nio.file.Path;

/** Where a hub lives: relative to the working directory unless told otherwise. */
public record HubOptions(Path data, Path routes, Path mappings) {}
