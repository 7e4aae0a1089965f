package vn.lienthong.command;

import vn.lienthong.bench.Ground;

/** The tests' door to the ground that the bench's hubs stand on. */
public final class Grounds {
    private Grounds() {}

    public static Ground bench() {
        return new BenchGround(new CommonOptions());
    }
}
