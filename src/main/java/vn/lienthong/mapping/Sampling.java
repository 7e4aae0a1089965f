package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import vn.lienthong.journal.Payload;

/**
 * Reads bytes that no mapping describes: as what their format usually is written in, else in the encoding they look like.
 *
 * @param layout with the encoding that a mapping must declare; none when nothing need be said
 */
record Sampling(Layout layout, Tree tree) {
    /** Enough text to tell how it is spelt. */
    private static final int SAMPLE = 16 * 1024;

    static Sampling of(Format format, char delimiter, byte[] bytes) {
        Payload payload = Payload.of(bytes);
        Sampling plain = in(null, format, delimiter, payload);
        Optional<Encoding> other = plain.tree.fold(
                whole -> spelling(whole.root()), torn -> Encoding.guess(bytes).filter(guess -> isText(format)));
        return other.map(encoding -> in(encoding, format, delimiter, payload))
                .filter(again -> again.tree instanceof Tree.Whole)
                .orElse(plain);
    }

    private static Sampling in(Encoding encoding, Format format, char delimiter, Payload payload) {
        Layout layout = new Layout(List.of(format), encoding, delimiter, List.of(), 0, "", List.of());
        return new Sampling(layout, Tree.read(format, layout, payload));
    }

    private static boolean isText(Format format) {
        return format == Format.CSV || format == Format.XML || format == Format.JSON;
    }

    /** Texts in Unicode may still be spelt with the letters of old fonts. */
    private static Optional<Encoding> spelling(JsonNode root) {
        StringBuilder text = new StringBuilder();
        gather(root, text);
        String all = text.toString();
        if (Syllables.areMost(all) || all.chars().allMatch(c -> c < 128)) {
            return Optional.empty();
        }
        return List.of(Encoding.TCVN3, Encoding.VNI).stream()
                .filter(encoding -> {
                    String spelt = encoding.respell(all);
                    return spelt != null && Syllables.areMost(spelt);
                })
                .findFirst();
    }

    private static void gather(JsonNode node, StringBuilder text) {
        if (text.length() > SAMPLE) {
            return;
        }
        if (node.isTextual()) {
            text.append(node.textValue()).append('\n');
        }
        node.forEach(below -> gather(below, text));
    }
}
