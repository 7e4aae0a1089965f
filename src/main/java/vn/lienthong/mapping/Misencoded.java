package vn.lienthong.mapping;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Says which encoding was expected and what the bytes look like instead. */
final class Misencoded {
    private Misencoded() {}

    static Tree.Torn torn(Encoding expected, byte[] bytes) {
        Optional<Encoding> found = expected != Encoding.UTF_8 && Texts.decode(bytes, StandardCharsets.UTF_8) != null
                ? Optional.of(Encoding.UTF_8)
                : Encoding.guess(bytes);
        String like = found.map(encoding -> "; they look like " + encoding.word() + ": write encoding: "
                        + encoding.word() + " in " + MappingCompiler.FILE)
                .orElse("");
        String nhu = found.map(encoding -> "; có vẻ là " + encoding.word() + ": ghi encoding: " + encoding.word()
                        + " trong " + MappingCompiler.FILE)
                .orElse("");
        return new Tree.Torn(
                "Cần " + expected.word() + ", nhưng các byte không phải" + nhu,
                "Expected " + expected.word() + ", but the bytes are not" + like);
    }
}
