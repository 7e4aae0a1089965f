package vn.lienthong.sandbox;

/** The three configured endpoints of the adapter: auth, integration (writes), share (reads); domain.md 1.1. */
enum Door {
    LOGIN,
    INTEGRATION,
    SHARE
}
